"""Fixtures/deltacheck.py with NumPy and PyTorch, against the real executable.

    python3 -m unittest discover -s Tests/PythonTests

What needs one of them is skipped where it is not installed.
"""

import tempfile
import unittest
from pathlib import Path

from support import grade, mistakes

try:
    import numpy as np
except ImportError:
    np = None
try:
    import torch
except ImportError:
    torch = None


@unittest.skipUnless(np, "NumPy is not installed")
class NumPy(unittest.TestCase):
    def setUp(self):
        draw = np.random.default_rng(1)
        self.x, self.labels = draw.normal(size=(6, 3)), np.array([0, 1, 1, 0, 1, 0])
        self.w = [draw.normal(size=(3, 4)), draw.normal(size=(4, 2))]
        self.b = [draw.normal(size=(1, 4)), draw.normal(size=(1, 2))]

    def gradient(self):
        """Backpropagation as a script has it, with x @ W + b."""
        hidden = np.tanh(self.x @ self.w[0] + self.b[0])
        z = hidden @ self.w[1] + self.b[1]
        delta = np.exp(z) / np.exp(z).sum(1, keepdims=True)
        delta[np.arange(len(self.x)), self.labels] -= 1
        delta /= len(self.x)
        below = (delta @ self.w[1].T) * (1 - hidden ** 2)
        return ([self.x.T @ below, hidden.T @ delta],
                [below.sum(0, keepdims=True), delta.sum(0, keepdims=True)])

    options = {"activations": ["tanh", "softmax"], "loss": "cross-entropy"}

    def test_every_form(self):
        dw, db = self.gradient()
        rows = [(w.T, b.reshape(-1, 1)) for w, b in zip(self.w, self.b)]
        row_gradient = [(w.T, b.reshape(-1, 1)) for w, b in zip(dw, db)]
        names = {"W1": self.w[0], "W2": self.w[1], "b1": self.b[0], "b2": self.b[1]}
        gradients = {"dW2": dw[1], "db2": db[1], "dW1": dw[0], "db1": db[0]}
        onehot = np.eye(2)[self.labels]
        for network, gradient, x, y in (
                (list(zip(self.w, self.b)), list(zip(dw, db)), self.x, self.labels),
                ([self.w[0], self.b[0], self.w[1], self.b[1]], [dw[0], db[0], dw[1], db[1]], self.x, onehot),
                (names, gradients, self.x, self.labels.reshape(-1, 1)),
                (rows, row_gradient, self.x, onehot), (rows, row_gradient, self.x.T, onehot.T)):
            report = grade(network, gradient, x, y, **self.options)
            self.assertTrue(report["right"], report["text"])
            self.assertEqual(sum("taken as n numbers" in note for note in report["notes"]), 1)
        self.assertTrue(any("column for each example" in note for note in report["notes"]))

    def test_npz(self):
        dw, db = self.gradient()
        with tempfile.TemporaryDirectory() as folder:
            network, gradient = Path(folder) / "network.npz", Path(folder) / "gradient.npz"
            np.savez(network, W1=self.w[0], b1=self.b[0], W2=self.w[1], b2=self.b[1])
            np.savez(gradient, dW2=dw[1], dW1=dw[0], db1=db[0], db2=db[1])
            for one in (gradient, np.load(gradient)):
                self.assertTrue(grade(network, one, self.x, self.labels, **self.options)["right"])

    def test_mistakes_are_named(self):
        dw, db = self.gradient()
        network = list(zip(self.w, self.b))
        wrong = grade(network, [(6 * dw[0], 6 * db[0]), (6 * dw[1], 6 * db[1])], self.x, self.labels,
                      **self.options)
        self.assertEqual(mistakes(wrong), {"factor"})
        wrong = grade(network, [(dw[0].T, db[0]), (dw[1], db[1])], self.x, self.labels, **self.options)
        self.assertEqual(mistakes(wrong), {"transposed"})

    def test_square_weights(self):
        w, b, x, y = np.array([[1.0, 2.0], [3.0, 5.0]]), np.zeros(2), np.array([[1.0, -1.0]]), np.zeros((1, 2))
        right = {"out-in": np.outer(w @ x[0], x[0]), "in-out": np.outer(x[0], x[0] @ w)}
        for layout, dw in right.items():
            db = (w @ x[0]) if layout == "out-in" else x[0] @ w
            report = grade([(w, b)], [(dw, db)], x, y, loss="half-squared-error", layout=layout)
            self.assertTrue(report["right"], report["text"])
        report = grade([(w, b)], [(right["in-out"], x[0] @ w)], x, y, loss="half-squared-error")
        self.assertFalse(report["right"])
        self.assertIn("layout=", report["notes"][0])

    def test_precision_is_that_of_the_arrays(self):
        dw, db = self.gradient()
        single = [(w.astype(np.float32), b.astype(np.float32)) for w, b in zip(dw, db)]
        report = grade(list(zip(self.w, self.b)), single, self.x, self.labels, **self.options)
        self.assertEqual(report["precision"], "float")
        zeros = [(np.zeros_like(w), None) for w in dw]
        self.assertEqual(
            grade(list(zip(self.w, self.b)), zeros, self.x, self.labels, **self.options)["precision"],
            "double")
        with self.assertRaisesRegex(ValueError, "16 bits"):
            grade(list(zip(self.w, self.b)), [(w.astype(np.float16), None) for w in dw], self.x,
                  self.labels, **self.options)

    def test_weights_of_keras(self):
        """Kernels (in, out) and biases (n,) in one list, as get_weights() gives them."""
        dw, db = self.gradient()
        weights = [self.w[0], self.b[0][0], self.w[1], self.b[1][0]]
        report = grade(weights, [dw[0], db[0][0], dw[1], db[1][0]], self.x, self.labels,
                       activations=["tanh", "softmax"], loss="sparse_categorical_crossentropy")
        self.assertTrue(report["right"], report["text"])


@unittest.skipUnless(torch, "PyTorch is not installed")
class PyTorch(unittest.TestCase):
    """PyTorch's own gradients are right, under its own names."""

    def model(self, hidden, outputs, output=(), dtype=None, bias=True):
        torch.manual_seed(3)
        layers = [torch.nn.Linear(4, 5, bias), hidden, torch.nn.Linear(5, outputs), *output]
        return torch.nn.Sequential(*layers).to(dtype or torch.float64)

    def backward(self, model, loss, y):
        x = torch.randn(6, 4, dtype=next(model.parameters()).dtype)
        value = loss(model(x), y)
        model.zero_grad()
        (value if value.dim() == 0 else value.sum()).backward()
        return x

    def check(self, model, loss, y, **options):
        x = self.backward(model, loss, y)
        report = grade(model, model, x, y, loss=loss, **options)
        self.assertTrue(report["right"], report["text"])
        with torch.no_grad():
            next(iter(model.parameters())).grad[0, 0] *= 1.001
        self.assertFalse(grade(model, model, x, y, loss=loss, **options)["right"])
        return report

    def test_losses(self):
        nn, y = torch.nn, torch.rand(6, 3, dtype=torch.float64)
        labels = torch.tensor([0, 2, 1, 1, 0, 2])
        for reduction in ("mean", "sum"):
            self.check(self.model(nn.Tanh(), 3), nn.MSELoss(reduction=reduction), y)
            self.check(self.model(nn.Sigmoid(), 3), nn.BCEWithLogitsLoss(reduction=reduction), y)
            self.check(self.model(nn.ReLU(), 3, [nn.Sigmoid()]), nn.BCELoss(reduction=reduction), y)
            self.check(self.model(nn.Tanh(), 3), nn.CrossEntropyLoss(reduction=reduction), labels)
            self.check(self.model(nn.Tanh(), 3, [nn.LogSoftmax(dim=1)]), nn.NLLLoss(reduction=reduction),
                       labels)
        self.check(self.model(nn.Tanh(), 3), nn.CrossEntropyLoss(), y / y.sum(1, keepdim=True))
        self.check(self.model(nn.Tanh(), 1), nn.MSELoss(), y[:, :1])

    def test_activations(self):
        nn, y = torch.nn, torch.rand(6, 3)
        for hidden in (nn.Identity(), nn.LeakyReLU(), nn.LeakyReLU(0.2), nn.GELU(), nn.SiLU(), nn.Softplus(),
                       nn.GELU(approximate="tanh")):
            for dtype in (torch.float64, torch.float32):
                with self.subTest(hidden=hidden, dtype=dtype):
                    report = self.check(self.model(hidden, 3, [nn.Tanh()], dtype), nn.MSELoss(), y.to(dtype))
                    self.assertEqual(report["precision"], "float" if dtype == torch.float32 else "double")

    def test_state_dict_and_list_of_gradients(self):
        model, loss = self.model(torch.nn.Tanh(), 2), torch.nn.MSELoss()
        y = torch.rand(6, 2, dtype=torch.float64)
        x = self.backward(model, loss, y)
        by_name = {name: p.grad for name, p in model.named_parameters()}
        for gradient in ([p.grad for p in model.parameters()], by_name):
            report = grade(model.state_dict(), gradient, x, y, activations="tanh", loss="MSELoss")
            self.assertTrue(report["right"], report["text"])

    def test_without_bias(self):
        y = torch.rand(6, 3, dtype=torch.float64)
        model = self.model(torch.nn.Tanh(), 3, bias=False)
        self.check(model, torch.nn.MSELoss(), y)
        x = self.backward(model, torch.nn.MSELoss(), y)
        gradient = [p.grad for p in model.parameters()]
        self.assertTrue(grade(model, gradient, x, y, loss="MSELoss")["right"])

    def test_decay_written_into_the_loss(self):
        model, y = self.model(torch.nn.Tanh(), 3), torch.rand(6, 3, dtype=torch.float64)
        x = torch.randn(6, 4, dtype=torch.float64)
        squares = sum((p ** 2).sum() for name, p in model.named_parameters() if "weight" in name)
        (torch.nn.functional.mse_loss(model(x), y) + 0.05 * squares).backward()
        self.assertTrue(grade(model, model, x, y, loss="MSELoss", weight_decay=0.1)["right"])
        self.assertFalse(grade(model, model, x, y, loss="MSELoss")["right"])

    def test_refusals(self):
        nn, labels = torch.nn, torch.tensor([0, 2, 1, 1, 0, 2])
        model = self.model(nn.Tanh(), 3, [nn.Softmax(dim=1)])
        x = self.backward(model, nn.CrossEntropyLoss(), labels)
        for loss, words in ((nn.CrossEntropyLoss(), "applied twice"), (nn.HuberLoss(), "not supported"),
                            (nn.NLLLoss(weight=torch.ones(3)), "weight"),
                            (nn.CrossEntropyLoss(label_smoothing=0.1), "label_smoothing"),
                            (nn.MSELoss(reduction="none"), "reduction none")):
            with self.assertRaisesRegex(ValueError, words):
                grade(model, model, x, labels, loss=loss)
        with self.assertRaisesRegex(ValueError, "Hardtanh"):
            grade(self.model(nn.Hardtanh(), 3), [], x, labels, loss="MSELoss")
        for part, words in ((nn.Dropout(0.5), "Dropout"), (nn.Softplus(beta=2), "beta = 1"),
                            (nn.Sequential(nn.ReLU(), nn.Tanh()), "Tanh"), (nn.Softmax(dim=0), "dim=0")):
            with self.assertRaisesRegex(ValueError, words):
                grade(self.model(part, 3), [], x, labels, loss="MSELoss")
        self.check(self.model(nn.Sequential(nn.Dropout(0.5), nn.ReLU()), 3).eval(), nn.CrossEntropyLoss(), labels)


if __name__ == "__main__":
    unittest.main()
