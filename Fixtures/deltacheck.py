"""Is this gradient right? Asks `deltacheck` about a gradient that was computed in Python.

    import deltacheck
    deltacheck.grade([(W1, b1), (W2, b2)], [(dW1, db1), (dW2, db2)], X, Y,
                     activations=["tanh", "softmax"], loss="cross-entropy")

Copy this file beside yours: it needs Python 3.9 and the `deltacheck` executable, nothing else.

A network is a list of layers, each (weights, bias) or (weights, bias, activation); arrays W1, b1,
W2, b2 in a list, or by such names in a dictionary or .npz; a state_dict; a PyTorch module of
linear layers; a Keras model; or the path of a network in JSON. A gradient is given in the same
ways, or as `[p.grad for p in model.parameters()]`; of a module its `.grad`s are taken; None was
not computed. Weights may be (out, in), as in W @ x, or (in, out), as in x @ W; a bias (n,),
(1, n) or (n, 1). How all this was taken is said in notes.

Losses are half-squared-error (½‖a − y‖²), squared-error, binary-cross-entropy and
cross-entropy, sums over outputs and means over examples; of PyTorch MSELoss, BCELoss and
BCEWithLogitsLoss (means over both), CrossEntropyLoss, NLLLoss; of Keras mse,
binary_crossentropy (means over both), categorical_crossentropy and its sparse form. With
reduction="sum" both are sums. Decay adds ½ λ Σ w² and ½ μ Σ b²; l2(λ) of Keras is twice that.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path


def grade(network, gradient, inputs=None, targets=None, *, loss=None, activations=None,
          reduction=None, weight_decay=0.0, bias_decay=0.0, layout=None, deltas=None,
          precision=None, executable=None, show=True):
    """Judges a gradient, prints the report and returns it as a dictionary.

    inputs and targets have a row for each example, or both a column; targets may be labels from 0.
    activations are those of all layers or of the hidden ones; one name is for every hidden layer.
    layout, "out-in" or "in-out", is needed where all matrices are square. deltas are, for each
    layer, a row ∂(loss of the example)/∂z for each example. The dictionary has "right", "layers"
    with what is wrong in each, "text" for people, and "notes" on how the arrays were taken. Raises
    ValueError for what is no network or no gradient of it, FileNotFoundError without executable.
    """
    notes, program, names = [], find(executable), None
    if isinstance(network, (str, Path)) and not str(network).endswith(".npz"):
        document, is_transposed = str(network), layout == "in-out"
    else:
        parts = Parts(network)
        names = parts.names
        document, is_transposed = described(
            parts, numbers(inputs), numbers(targets), activations, layout, notes)
        document.update(objective(loss, reduction, document["layers"]),
                        weightDecay=weight_decay, biasDecay=bias_decay)
    claim = Parts(gradient, of_gradient=True, names=names)
    layers = [
        {"weights": turned(numbers(weights)) if is_transposed else numbers(weights),
         "bias": flat(numbers(bias), f"the gradient by the bias of layer {i}", notes)}
        for i, (weights, bias, _) in enumerate(claim.layers, 1)]
    report = run(program, document, {"gradients": layers, "deltas": numbers(deltas)},
                 precision or claim.precision)
    report["notes"] = notes
    if show:
        print("\n".join([f"note: {note}" for note in notes] + [report["text"]]))
    return report


def assert_right(*arguments, **options):
    """As grade, for tests: raises AssertionError with the report where the gradient is wrong."""
    report = grade(*arguments, **{"show": False, **options})
    if not report["right"]:
        raise AssertionError("\n".join([report["text"], *report["notes"]]))


def find(executable=None):
    """The path of `deltacheck`: the argument, DELTACHECK, on PATH, in .build/release near by."""
    folders = (Path.cwd() / "_").parents, Path(__file__).resolve().parents
    near = [folder / ".build/release/deltacheck" for both in folders for folder in both]
    given = executable or os.environ.get("DELTACHECK")
    for path in [given] if given else [shutil.which("deltacheck"), *near]:
        if path and os.access(path, os.X_OK):
            return str(path)
    raise FileNotFoundError(f"no executable at {given}" if given else (
        "deltacheck is neither on PATH nor in a folder .build/release near by: build it with "
        "`swift build -c release`, and give its path as executable= or in DELTACHECK"))


def run(program, document, claim, precision):
    """The report of `deltacheck grade`, with what it prints for people under "text"."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [document, os.path.join(folder, "network.json"), os.path.join(folder, "gradient.json")]
        for path, value in zip(paths[1:], (document, claim)):
            Path(path).write_text(json.dumps(value), encoding="utf-8")
        del paths[1 if isinstance(document, str) else 0]
        command = [program, "grade", *paths, *(["--precision", precision] if precision else [])]
        done = [subprocess.run([*command, "--format", form], capture_output=True, encoding="utf-8")
                for form in ("json", "text")]
    if done[0].returncode not in (0, 1):
        raise ValueError(done[0].stderr.replace(folder + os.sep, "").strip())
    return {**json.loads(done[0].stdout), "text": done[1].stdout.strip()}


def numbers(value):
    """An array of any library as nested lists of numbers; None stays."""
    if hasattr(value, "numpy") and not hasattr(value, "tolist"):
        value = value.numpy()
    value = value.tolist() if hasattr(value, "tolist") else value
    return [numbers(element) for element in value] if isinstance(value, (list, tuple)) else value


def shape(value):
    """The shape of nested lists; of None and of a number ()."""
    if not isinstance(value, list):
        return ()
    inner = {shape(element) for element in value}
    if len(inner) > 1:
        raise ValueError(f"an array whose rows have different lengths: {sorted(inner)}")
    return (len(value), *(inner.pop() if inner else ()))


def turned(matrix):
    """The transpose; what is no matrix stays, for `deltacheck` to name its shape."""
    return [list(column) for column in zip(*matrix)] if len(shape(matrix)) == 2 else matrix


def flat(bias, what, notes):
    """A bias of shape (n,), (1, n) or (n, 1) as a list of n numbers; None stays."""
    size = shape(bias)
    if len(size) > 1 and (len(size) > 2 or 1 not in size):
        raise ValueError(f"{what} has the shape {size}, a number for each unit was expected: is it "
                         "still to be summed over the examples?")
    if len(size) == 2:
        notes.append(f"{what} has the shape {size}: taken as {size[0] * size[1]} numbers")
        return bias[0] if size[0] == 1 else [row[0] for row in bias]
    return bias if size or bias is None else [bias]


class Parts:
    """Weights, bias and activation of each layer; of a gradient the first two."""

    # w, weight, kernel or b, bias, alone or behind a d, as in W1, fc.bias, dW_2, dense/kernel:0.
    NAME = re.compile(
        r"(?i)(?:(?<![a-z])|(?<=(?<![a-z])d))(weights?|kernel|w|bias(?:es)?|b)(?![a-z])")

    def __init__(self, value, of_gradient=False, names=None):
        self.names, self.is_keras, activations = names, False, None
        if isinstance(value, (str, Path)):
            import numpy
            value = dict(numpy.load(value))
        if hasattr(value, "named_parameters"):
            activations = None if of_gradient else of_modules(value)
            value = {name: p.grad if of_gradient else p for name, p in value.named_parameters()}
        elif hasattr(value, "get_weights"):
            layers = [layer for layer in value.layers if layer.get_weights()]
            self.is_keras, activations = True, [layer.activation for layer in layers]
            value = [layer.get_weights() for layer in layers]
        value = self.ordered(value) if hasattr(value, "keys") else list(value)
        if any(hasattr(array, "shape") for array in value):
            value = list(zip(value[0::2], [*value[1::2], None]))
        rows = [[layer.get(key) for key in ("weights", "bias", "activation")]
                if isinstance(layer, dict) else (layer or ()) for layer in value]
        self.layers = [(*row, None, None, None)[:3] for row in rows]
        if activations:
            self.layers = [(*row[:2], g) for row, g in zip(self.layers, activations)]
        kinds = "".join(str(getattr(x, "dtype", "")) for layer in self.layers for x in layer[:2])
        if "float16" in kinds:
            raise ValueError("16 bits are not supported: compute in float32 or float64")
        self.precision = "float" if "float32" in kinds else "double" if "float64" in kinds else None

    def ordered(self, arrays):
        """Arrays by name as layers in their order; as they come where the names say nothing."""
        if "gradients" in arrays.keys():
            return arrays["gradients"]
        layers = {}
        for name in arrays.keys():
            bare = re.sub(r"(?i)[._]?grad(ient)?s?[._]?", "", name)
            found = list(self.NAME.finditer(bare))
            if not found:
                return [arrays[name] for name in arrays.keys()]
            start, end = found[-1].span()
            key = re.sub(r"(?i)(?<![a-z])d$", "", bare[:start]) + bare[end:]
            layers.setdefault(key, [None, None])[found[-1][1][0] in "bB"] = arrays[name]
        if self.names is None or set(layers) != set(self.names):
            self.names = list(layers)
            if len({re.sub(r"\d+", "", key) for key in layers}) == 1:
                self.names.sort(key=lambda key: [int(n) for n in re.findall(r"\d+", key)])
        return [layers[key] for key in self.names]


ACTIVATIONS = {name.replace("-", ""): name for name in (
    "identity", "sigmoid", "tanh", "relu", "leaky-relu", "gelu", "gelu-tanh", "silu", "softplus",
    "softmax")}
ACTIVATIONS |= {"linear": "identity", "logistic": "sigmoid", "swish": "silu",
                "logsoftmax": "softmax"}

# Losses that are a sum over the outputs, and a mean; and what some apply to the outputs themselves.
SUMS = {name: name for name in (
    "half-squared-error", "squared-error", "binary-cross-entropy", "cross-entropy")}
SUMS |= dict.fromkeys(("CrossEntropyLoss", "NLLLoss", "categorical_crossentropy",
                       "sparse_categorical_crossentropy"), "cross-entropy")
MEANS = dict.fromkeys(("MSELoss", "mse", "mean_squared_error"), "squared-error")
MEANS |= dict.fromkeys(("BCELoss", "BCEWithLogitsLoss", "binary_crossentropy"),
                       "binary-cross-entropy")
APPLIED = {"BCEWithLogitsLoss": "sigmoid", "CrossEntropyLoss": "softmax"}


def activation(value):
    """An activation by its name, as (name, slope), or as a function or module, for a layer."""
    slope = getattr(value, "negative_slope", None)
    name, slope = value if isinstance(value, tuple) else (value, slope)
    if getattr(value, "beta", 1) != 1:
        raise ValueError("softplus is supported with beta = 1")
    name = name if isinstance(name, str) else getattr(name, "__name__", type(name).__name__)
    name += "-tanh" if getattr(value, "approximate", "none") == "tanh" else ""
    bare = re.sub("[^a-z]", "", name.lower())
    if bare not in ACTIVATIONS:
        raise ValueError(f"activation {name} is not supported; there are "
                         + ", ".join(dict.fromkeys(ACTIVATIONS.values())))
    return {"activation": ACTIVATIONS[bare], **({} if slope is None else {"slope": slope})}


def of_modules(module):
    """The activation behind each linear layer of a module; None where they cannot be seen."""
    found = []
    for part in module.modules():
        if type(part).__name__ == "Linear":
            found.append("identity")
        elif not list(part.children()) and type(part).__name__ not in ("Dropout", "Flatten"):
            activation(part)
            found[-1:] = [part]
    return found if len(found) == 1 or any(g != "identity" for g in found) else None


def objective(loss, reduction, layers):
    """The members of the network file that say what is minimised."""
    name = loss if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)
    if name not in MEANS and name not in SUMS:
        raise ValueError(f"loss {name} is not supported; there are {', '.join([*SUMS, *MEANS])}")
    for option, usual in (("weight", None), ("pos_weight", None), ("label_smoothing", 0)):
        if getattr(loss, option, usual) != usual:
            raise ValueError(f"{option} of {name} is not supported")
    reduction = reduction or getattr(loss, "reduction", "mean")
    if reduction not in ("mean", "sum"):
        raise ValueError(f"reduction {reduction} is not supported; there are mean and sum")
    if name in APPLIED and layers[-1]["activation"] != "identity":
        raise ValueError(f"{name} applies {APPLIED[name]} itself, to the output of the last layer, "
                         f"which is {layers[-1]['activation']} already: is it applied twice?")
    layers[-1]["activation"] = APPLIED.get(name, layers[-1]["activation"])
    return {"loss": MEANS.get(name) or SUMS[name], "reduction": {
        "outputs": reduction if name in MEANS else "sum", "examples": reduction}}


def described(parts, x, y, activations, layout, notes):
    """The network and its examples as in a file; and whether the weights were transposed for it."""
    if x is None or y is None:
        raise ValueError("inputs and targets are needed beside a network")
    x, y = ([x], [y]) if len(shape(x)) == 1 else (x, y)
    weights = [numbers(layer[0]) for layer in parts.layers]
    biases = [flat(numbers(layer[1]), f"the bias of layer {i}", notes)
              for i, layer in enumerate(parts.layers, 1)]
    forms = ("in-out", "out-in") if parts.is_keras else ("out-in", "in-out")
    fits = [(form, columns) for form in forms for columns in (False, True)
            if layout in (None, form) and follow(weights, biases, shape(x)[not columns], form)]
    if not fits:
        raise ValueError(f"weights of the shapes {[shape(w) for w in weights]} and inputs of the "
                         f"shape {shape(x)} do not fit one another")
    if fits[0][0] != fits[-1][0] and not parts.is_keras:
        notes.append("all weights are square and were taken as (out, in), as in W @ x; if they are "
                     "(in, out), say layout=\"in-out\"")
    (form, columns), size = fits[0], len(x)
    if form == "in-out":
        notes.append("weights are (in, out), as in x @ W: they and the gradient were transposed; "
                     "places in the report are [out][in]")
        weights = [turned(w) for w in weights]
    if columns:
        notes.append("inputs have a column for each example")
        x, size = turned(x), shape(x)[1]
    layers = [{"weights": w, "bias": b or [0.0] * len(w), **activation(g)} for w, b, g in zip(
        weights, biases, of_layers(activations, [layer[2] for layer in parts.layers]))]
    targets = of_examples(y, size, columns, len(weights[-1]))
    examples = [{"input": a, **target} for a, target in zip(x, targets)]
    return {"version": 2, "layers": layers, "examples": examples}, form == "in-out"


def follow(weights, biases, width, form):
    """Whether each matrix follows on the one before it, the first on inputs of that width."""
    for matrix, bias in zip(weights, biases):
        size = shape(matrix)[::1 if form == "out-in" else -1]
        if len(size) != 2 or size[1] != width or bias is not None and len(bias) != size[0]:
            return False
        width = size[0]
    return True


def of_layers(given, own):
    """An activation for each layer, from those given to grade and the layers' own."""
    count = len(own)
    if given is None:
        if count > 1 and not any(own):
            raise ValueError("activations= is needed: those of the hidden layers")
        return [g or "identity" for g in own]
    given = [given] * max(1, count - 1) if isinstance(given, (str, tuple)) else list(given)
    if len(given) not in (count - 1, count):
        raise ValueError(f"{count} activations expected, or {count - 1} without the output's, "
                         f"{len(given)} found")
    return given + (["identity"] if len(given) < count else [])


def of_examples(y, count, columns, width):
    """Each example's target: labels where there is one number for each and several outputs."""
    if shape(y) in ((count,), (count, 1), (1, count)):
        y = [number for row in y for number in (row if isinstance(row, list) else [row])]
        return [{"target": [t * 1.0]} if width == 1 else {"label": int(t) if t == int(t) else t}
                for t in y]
    y = turned(y) if columns else y
    if shape(y) != (count, width):
        raise ValueError(f"targets of the shape {(count, width)} or {count} labels expected, found "
                         f"{shape(y)}")
    return [{"target": [t * 1.0 for t in row]} for row in y]
