"""Fixtures/deltacheck.py with lists, against the real executable.

    python3 -m unittest discover -s Tests/PythonTests
"""

import json
import math
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import FIXTURES, deltacheck, grade


class Lists(unittest.TestCase):
    """Without any library."""

    # One unit, 3 · 2 + 1 = 7, of which 5 was wanted.
    NETWORK, X, Y = [([[2.0]], [1.0])], [[3.0]], [[5.0]]

    def test_one_unit(self):
        for loss, reduction, slope in (
                ("half-squared-error", None, 2.0), ("squared-error", "sum", 4.0), ("MSELoss", None, 4.0)):
            report = grade(self.NETWORK, [([[3 * slope]], [slope])], self.X, self.Y, loss=loss,
                           reduction=reduction)
            self.assertTrue(report["right"], report["text"])

    def test_applied_once(self):
        """What the loss applies itself, and activations= names as well, is taken once, and said."""
        network, gradient = [([[1.0], [1.0]], [0.0, 0.0])], [([[-0.5], [0.5]], [-0.5, 0.5])]
        report = grade(network, gradient, [[1.0]], [0], activations=["softmax"], loss="CrossEntropyLoss")
        self.assertTrue(report["right"], report["text"])
        self.assertIn("taken once", " ".join(report["notes"]))

    def test_wrong(self):
        report = grade(self.NETWORK, [([[6.0]], [7.0])], self.X, self.Y, loss="half-squared-error")
        self.assertFalse(report["right"])
        self.assertFalse(report["layers"][0]["bias"]["right"])
        self.assertTrue(report["layers"][0]["weights"]["right"])
        self.assertIn("the gradient is wrong", report["text"])

    def test_assert_right(self):
        deltacheck.assert_right(self.NETWORK, [([[6.0]], [2.0])], self.X, self.Y, loss="half-squared-error")
        with self.assertRaisesRegex(AssertionError, "wrong"):
            deltacheck.assert_right(self.NETWORK, [([[6.5]], [2.0])], self.X, self.Y,
                                    loss="half-squared-error")

    def test_missing_and_not_finite(self):
        report = grade(self.NETWORK, [(None, [2.0])], self.X, self.Y, loss="half-squared-error")
        self.assertTrue(report["right"])
        self.assertIsNone(report["layers"][0]["weights"]["right"])
        for value, word in ((math.nan, "NaN"), (-math.inf, "−∞")):
            report = grade(self.NETWORK, [([[value]], [2.0])], self.X, self.Y, loss="half-squared-error")
            self.assertFalse(report["right"])
            self.assertIn(f"entry [0][0] is {word}", report["text"])

    def test_steps(self):
        for delta, right in ((2.0, True), (2.5, False)):
            report = grade(self.NETWORK, [([[6.0]], [2.0])], self.X, self.Y, loss="half-squared-error",
                           steps={"deltas": [[[delta]]]})
            self.assertEqual(report["right"], right)
            self.assertEqual(report["layers"][0]["deltas"]["right"], right)

    def test_forward(self):
        """A forward pass given as a function, by its variables or what it returns, or as a dictionary."""
        network, x, y = [([[2.0]], [1.0]), ([[0.5]], [-1.0])], [[3.0], [1.0]], [[5.0], [2.0]]

        def forward(inputs):
            z1 = [[2 * row[0] + 1] for row in inputs]
            z2 = [[0.5 * row[0] - 1] for row in z1]
            return z2

        def without_biases(inputs):
            return {"Z1": [[2 * row[0] for row in inputs]], "A2": [[row[0]] for row in inputs]}

        outputs, options = forward(x), {"activations": "linear", "loss": "half-squared-error"}
        gradient = [(None, None), (None, [(outputs[0][0] - 5 + outputs[1][0] - 2) / 2])]
        for right in (forward, lambda inputs: forward(inputs), {"a0": x, "a1": [[7.0], [3.0]]},
                      [[[7.0], [3.0]], outputs], ([[[7.0, 3.0]], outputs], [x, [[7.0], [3.0]], outputs])):
            report = grade(network, gradient, x, y, forward=right, **options)
            self.assertTrue(report["right"], report["text"])
            self.assertTrue(any(name in layer for layer in report["layers"] for name in "za"))
        report = grade(network, gradient, x, y, forward=without_biases, **options)
        self.assertIn("z of layer 1 is the first wrong quantity: the biases were left out", report["text"])
        with self.assertRaisesRegex(ValueError, "forward gives no z1"):
            grade(network, gradient, x, y, forward=lambda inputs: None, **options)

    def test_hidden_activations(self):
        """That the output has none is said where only the hidden layers are named."""
        network, x, y = [([[2.0]], [1.0]), ([[0.5]], [-1.0])], [[3.0]], [[5.0]]
        gradient = [(None, None), (None, [-2.5])]
        for activations, count in (("linear", 1), (["linear"], 1), (["linear"] * 2, 0)):
            report = grade(network, gradient, x, y, activations=activations, loss="half-squared-error")
            self.assertTrue(report["right"], report["text"])
            said = [note for note in report["notes"] if "the output is taken as identity" in note]
            self.assertEqual(len(said), count)

    def test_keras_model(self):
        """Objects with the members of Keras's: kernels are (in, out), though they be square."""
        def layer(kind, *weights, **members):
            return type(kind, (), {"get_weights": lambda self: list(weights), **members})()

        def tanh():
            """Known by its name."""

        kernel, bias, x, y = [[1.0, 2.0], [3.0, 5.0]], [0.0, 0.5], [[1.0, -1.0]], [[0.0, 0.0]]
        outputs = [1.0 - 3.0, 2.0 - 5.0 + 0.5]
        gradient = [[[outputs[0], outputs[1]], [-outputs[0], -outputs[1]]], outputs]
        for layers, right in (([layer("Flatten"), layer("Dense", kernel, bias, activation="linear")], True),
                              ([layer("Dense", kernel, bias, activation="linear"),
                                layer("Activation", activation=staticmethod(tanh))], False)):
            model = layer("Sequential", kernel, bias, layers=layers)
            report = grade(model, [tuple(gradient)], x, y, loss="half-squared-error")
            self.assertEqual(report["right"], right, report["text"])
        model = layer("Sequential", layers=[layer("Conv2D", kernel, bias)])
        with self.assertRaisesRegex(ValueError, "the layer Conv2D is not supported"):
            grade(model, [], x, y, loss="mse")

    def test_undecided(self):
        network = [([[1.0]], [-100.0], "sigmoid"), ([[1.0]], [0.0])]
        zeros = [([[0.0]], [0.0]), ([[0.0]], [-1.0])]
        case = (network, zeros, [[1.0]], [[1.0]])
        self.assertIsNone(grade(*case, loss="half-squared-error", precision="double")["right"])
        with self.assertRaisesRegex(AssertionError, "undecided"):
            deltacheck.assert_right(*case, loss="half-squared-error", precision="double")

    def test_decay(self):
        for options, expected in (({"weight_decay": 0.5}, (7.0, 2.0)), ({"bias_decay": 0.25}, (6.0, 2.25))):
            report = grade(self.NETWORK, [([[expected[0]]], [expected[1]])], self.X, self.Y,
                           loss="half-squared-error", **options)
            self.assertTrue(report["right"], report["text"])

    def test_every_fixture(self):
        """The golden gradients, of networks taken apart and put together again; and a factor 3."""
        for path in sorted((FIXTURES / "networks").glob("*.json")):
            file = json.loads(path.read_text(encoding="utf-8"))
            reduction = file.get("reduction", {})
            loss = file["loss"]
            if reduction.get("outputs") == "mean":
                loss = {"squared-error": "MSELoss", "binary-cross-entropy": "BCELoss"}.get(loss)
            # Two objectives have no name here; absent weights no form; of one class labels say nothing.
            if loss is None or path.stem == "width-one-softmax" or len(file["examples"]) > 100 or any(
                    "absent" in layer for layer in file["layers"]):
                continue
            layers = [(layer["weights"], layer["bias"],
                       (layer["activation"], layer["slope"]) if "slope" in layer else layer["activation"])
                      for layer in file["layers"]]
            golden = file["expected"]["gradients"]
            x = [example["input"] for example in file["examples"]]
            y = [example.get("target", example.get("label")) for example in file["examples"]]
            with self.subTest(path.stem):
                options = {"loss": loss, "reduction": reduction.get("examples"), "layout": "out-in",
                           "weight_decay": file.get("weightDecay", 0), "bias_decay": file.get("biasDecay", 0)}
                report = grade(layers, golden, x, y, **options)
                self.assertTrue(report["right"], report["text"])
                is_square = len(x) == len(x[0])
                self.assertEqual([note[:13] for note in report["notes"]], ["square arrays"] * is_square)
                wrong = [{"weights": [[3 * w + 1e-3 for w in row] for row in part["weights"]],
                          "bias": part["bias"]} for part in golden]
                self.assertFalse(grade(layers, wrong, x, y, **options)["right"])

    def test_written(self):
        """One file holds network and gradient, and the command line judges it as this module does."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "case.json"
            for slope in (2.0, 2.5):
                report = grade(self.NETWORK, [([[6.0]], [slope])], self.X, self.Y,
                               loss="half-squared-error", file=file)
                done = subprocess.run([deltacheck.find(), "grade", file], capture_output=True, encoding="utf-8")
                self.assertEqual(done.returncode, 0 if slope == 2 else 1)
                # What the command line prints is wrapped, and the same else.
                self.assertEqual(report["text"].split(), done.stdout.split())

    def test_network_in_a_file(self):
        path = FIXTURES / "networks" / "iris.json"
        golden = json.loads(path.read_text(encoding="utf-8"))["expected"]
        self.assertTrue(grade(path, golden)["right"])
        self.assertTrue(grade("iris", golden["gradients"])["right"])


class Errors(unittest.TestCase):
    """What cannot be used is said, with what can be."""

    def refused(self, words, network, gradient, *arguments, kind=ValueError, **options):
        with self.assertRaisesRegex(kind, words):
            grade(network, gradient, *arguments, **options)

    def test_names(self):
        network, gradient, x, y = Lists.NETWORK, [([[6.0]], [2.0])], Lists.X, Lists.Y
        self.refused("loss HuberLoss is not supported; there are .*MSELoss", network, gradient, x, y,
                     loss="HuberLoss")
        self.refused("activation mish is not supported; there are identity", network, gradient, x, y,
                     loss="mse", activations="mish")
        self.refused("reduction none", network, gradient, x, y, loss="mse", reduction="none")
        self.refused("inputs and targets", network, gradient, loss="mse")
        self.refused("sigmoid itself.*applied twice", network, gradient, x, y, activations="tanh",
                     loss="BCEWithLogitsLoss")
        self.refused("activations= is needed", network * 2, gradient * 2, x, y, loss="mse")

    def test_shapes(self):
        network, x, y = Lists.NETWORK, Lists.X, Lists.Y
        self.refused("do not fit one another", network, [], [[1.0, 2.0], [3.0, 4.0]], y,
                     loss="mse")
        self.refused("rows of different|rows have different", [([[1.0], [1.0, 2.0]], [1.0, 2.0])], [], x, y, loss="mse")
        self.refused(r"bias of layer 1 has the shape \(2, 2\).*summed over the examples", network,
                     [([[6.0]], [[1.0, 2.0], [3.0, 4.0]])], x, y, loss="mse")
        self.refused("1 layers expected, 2 found|1 layers", network, [([[6.0]], [2.0])] * 2, x, y, loss="mse")
        self.refused("targets of the shape", network, [([[6.0]], [2.0])], x, [[1.0, 2.0]], loss="mse")

    def test_executable(self):
        self.refused("no executable at /nowhere", Lists.NETWORK, [], Lists.X, Lists.Y, loss="mse",
                     executable="/nowhere", kind=FileNotFoundError)


if __name__ == "__main__":
    unittest.main()
