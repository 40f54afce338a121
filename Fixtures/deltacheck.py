"""Is this gradient right? Asks `deltacheck` about a gradient that was computed in Python.

    import deltacheck
    deltacheck.grade([(W1, b1), (W2, b2)], [(dW1, db1), (dW2, db2)], X, Y,
                     activations=["tanh", "softmax"], loss="cross-entropy")

Copy this file beside yours: it needs Python 3.9 and the `deltacheck` executable, nothing else.

A network is a list of layers, each (weights, bias) or (weights, bias, activation); arrays W1, b1,
W2, b2 in a list, as Keras's get_weights(), or by such names in a dictionary or .npz; a state_dict;
a PyTorch module of linear layers, a Keras model of dense ones; or the path of a network in JSON. A
gradient is given in the same ways, or as `[p.grad for p in model.parameters()]`, or a tape's for
`model.trainable_variables`; of a module its `.grad`s are taken; None was not computed. Weights may be (out, in), as in W @ x, or (in, out), as in x @ W; a bias (n,),
(1, n) or (n, 1). How all this was taken is said in notes.

Losses: half-squared-error (½‖a − y‖²), squared-error, binary-cross-entropy and cross-entropy, sums
over outputs and means over examples; PyTorch's and Keras's MSELoss, mse, BCELoss,
BCEWithLogitsLoss, binary_crossentropy, means over both; CrossEntropyLoss, NLLLoss,
(sparse_)categorical_crossentropy. reduction="sum" sums over both. Decay adds ½ λ Σ w² + ½ μ Σ b².
"""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path


def grade(network, gradient, inputs=None, targets=None, *, loss=None, activations=None,
          reduction=None, weight_decay=0.0, bias_decay=0.0, layout=None, steps=None, forward=None,
          precision=None, executable=None, file=None, show=True):
    """Judges a gradient, prints the report and returns it as a dictionary.

    inputs and targets have a row for each example, or both a column; targets may be labels from 0.
    activations are those of all layers or of the hidden ones; one name is for every hidden layer, and
    the output is identity then, as a note says, unless the loss applies softmax or sigmoid itself.
    layout, "out-in" or "in-out", is needed where all matrices are square. steps is what may be
    claimed beside the gradient, as {"deltas": …}; see `deltacheck grade --help`. forward is your own
    forward pass, a function of the inputs, or what it computes: a dictionary of z1, a1, z2, …, the
    activations as a list, or (all z, all a); of a function also its variables of such names are
    taken. It is compared step by step, and its first wrong quantity is said first. file is where to
    write network and gradient, as `deltacheck grade FILE` reads them. The dictionary has
    "right", None where it is undecided, "layers" with what is wrong in each, "text" for people, and "notes" on how the arrays
    were taken. ValueError is raised for what is no network or no gradient of it.
    """
    notes, program, parts = [], find(executable), None
    if isinstance(network, (str, Path)) and not str(network).endswith(".npz"):
        document, is_transposed = str(network), layout == "in-out"
    else:
        parts = Parts(network)
        document, is_transposed = described(
            parts, numbers(inputs), numbers(targets), activations, layout or parts.layout, notes)
        given = notes if activations is not None else None
        document.update(objective(loss, reduction, document["layers"], given),
                        weightDecay=weight_decay, biasDecay=bias_decay)
        if names_hidden(activations, parts.layers) and "identity" == document["layers"][-1]["activation"]:
            notes.append("activations= names those of the hidden layers: the output is taken as identity")
    claim = Parts(gradient, of_gradient=True, like=parts)
    layers = [
        {"weights": turned(numbers(weights)) if is_transposed else numbers(weights),
         "bias": flat(numbers(bias), f"the gradient by the bias of layer {i}", notes)}
        for i, (weights, bias, _) in enumerate(claim.layers, 1)]
    if forward is not None:
        steps = {**forward_steps(forward, inputs, document), **(steps or {})}
    claims = {"gradients": layers, **{name: numbers(x) for name, x in (steps or {}).items()}}
    case = {"network": document, "gradient": claims, "precision": precision or claim.precision}
    if file is not None:
        Path(file).write_text(json.dumps(case), encoding="utf-8")
    report = {**run(program, case), "notes": notes}
    if show:
        print(filled("\n".join([f"note: {note}" for note in notes] + [report["text"]])))
    return report


def assert_right(*arguments, **options):
    """As grade, for tests: raises AssertionError with the report unless the gradient is right."""
    report = grade(*arguments, **{"show": False, **options})
    if not report["right"]:
        raise AssertionError("\n".join([report["text"], *report["notes"]]))


def find(executable=None):
    """The path of `deltacheck`: the argument, DELTACHECK, on PATH, in .build/release near by."""
    folders = [*(Path.cwd() / "_").parents, *Path(__file__).resolve().parents]
    near = [folder / ".build/release/deltacheck" for folder in folders]
    given = executable or os.environ.get("DELTACHECK")
    for path in [given] if given else [shutil.which("deltacheck"), *near]:
        if path and os.access(path, os.X_OK):
            return str(path)
    raise FileNotFoundError(f"no executable at {given}" if given else (
        "deltacheck is neither on PATH nor in a folder .build/release near by: build it with "
        "`swift build -c release`, and give its path as executable= or in DELTACHECK"))


def run(program, case):
    """The report of `deltacheck grade`, in which "text" is what it prints for people."""
    done = subprocess.run([program, "grade", "-", "--format", "json"], input=json.dumps(case),
                          capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1, 3):
        raise ValueError(done.stderr.strip())
    return json.loads(done.stdout)


def filled(text):
    """A text whose lines keep to the terminal's width, the rest of each indented by four more."""
    width = min(100, shutil.get_terminal_size((100, 24)).columns)
    lines = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        lines += textwrap.wrap(line, max(40, width), subsequent_indent=indent, break_long_words=False,
                               break_on_hyphens=False) or [""]
    return "\n".join(lines)


def numbers(value):
    """An array of any library as nested lists of numbers; None stays."""
    value = value.numpy() if hasattr(value, "numpy") and not hasattr(value, "tolist") else value
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
        raise ValueError(f"{what} has the shape {size}: was it summed over the examples?")
    if len(size) == 2:
        note = f"biases have the shape {'(1, n)' if size[0] == 1 else '(n, 1)'}: taken as n numbers"
        notes += [note] if note not in notes and size != (1, 1) else []
        return bias[0] if size[0] == 1 else [row[0] for row in bias]
    return bias if size or bias is None else [bias]


class Parts:
    """Weights, bias and activation of each layer; of a gradient the first two."""
    layout = None
    # w, weight, kernel or b, bias, alone or behind a d, as in W1, fc.bias, dW_2, dense/kernel:0.
    NAME = re.compile(
        r"(?i)(?:(?<![a-z])|(?<=(?<![a-z])d))(weights?|kernel|w|bias(?:es)?|b)(?![a-z])")

    def __init__(self, value, of_gradient=False, like=None):
        self.names, activations = like and like.names, None
        if isinstance(value, (str, Path)):
            import numpy
            value = dict(numpy.load(value))
        if hasattr(value, "named_parameters"):
            activations = None if of_gradient else of_modules(value)
            value = {name: p.grad if of_gradient else p for name, p in value.named_parameters()}
        if hasattr(value, "get_weights") and hasattr(value, "layers"):
            value, self.layout = of_keras(value.layers), "in-out"
        value = self.ordered(value) if hasattr(value, "keys") else list(value)
        if any(hasattr(array, "shape") for array in value):
            # W1, b1, W2, b2, but no bias where the network's layer has none.
            rest = iter(value)
            have = [b is not None for _, b, _ in like.layers] if like else [True] * len(value[::2])
            value = [(next(rest, None), next(rest, None) if b else None) for b in have]
        rows = [[layer.get(key) for key in ("weights", "bias", "activation")]
                if isinstance(layer, dict) else (layer or ()) for layer in value]
        rows = [(*row, None, None, None)[:3] for row in rows]
        self.layers = [(*r[:2], g) for r, g in zip(rows, activations)] if activations else rows
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
    "identity sigmoid tanh relu leaky-relu gelu gelu-tanh silu softplus softmax").split()}
ACTIVATIONS |= {"linear": "identity", "swish": "silu", "logsoftmax": "softmax"}
# Losses that are a sum over the outputs, and a mean; and what some apply to the outputs themselves.
SUMS = {name: name for name in ("half-squared-error", "squared-error", "binary-cross-entropy")}
SUMS |= dict.fromkeys(("cross-entropy", "CrossEntropyLoss", "NLLLoss", "categorical_crossentropy",
                       "sparse_categorical_crossentropy"), "cross-entropy")
MEANS = {**dict.fromkeys(("MSELoss", "mse", "mean_squared_error"), "squared-error"),
         **dict.fromkeys(("BCELoss", "BCEWithLogitsLoss", "binary_crossentropy"),
                         "binary-cross-entropy")}
APPLIED = {"BCEWithLogitsLoss": "sigmoid", "CrossEntropyLoss": "softmax"}


def activation(value):
    """An activation by its name, as (name, slope), or as a function or module, for a layer."""
    slope = getattr(value, "negative_slope", None)
    name, slope = value if isinstance(value, tuple) else (value, slope)
    if getattr(value, "beta", 1) != 1:
        raise ValueError("softplus is supported with beta = 1")
    name = name_of(name)
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
        kind = type(part).__name__
        if kind == "Linear":
            found.append("identity")
        elif not list(part.children()) and kind != "Flatten" and not (
                kind == "Dropout" and not part.training):
            activation(part)
            if not found or found[-1] != "identity" or getattr(part, "dim", 1) not in (None, 1, -1):
                raise ValueError(f"{part} stands before or behind what it is not supported with")
            found[-1] = part
    return found if len(found) == 1 or any(g != "identity" for g in found) else None


def of_keras(layers):
    """Kernel, bias and activation of each dense layer of a Keras model."""
    found = []
    for layer in layers:
        kind, weights = type(layer).__name__, list(layer.get_weights())
        if kind == "Dense":
            found.append([*weights, None][:2] + [layer.activation])
        elif kind in ("Activation", "ReLU", "Softmax") and found and name_of(found[-1][2]) == "linear":
            found[-1][2] = getattr(layer, "activation", kind)
        elif weights or kind not in ("InputLayer", "Flatten", "Dropout"):
            raise ValueError(f"the layer {kind} is not supported, only Dense ones and activations")
    return found


def forward_steps(forward, inputs, document):
    """What a forward pass gives, as the steps that are judged beside a gradient."""
    variables = {}
    if callable(forward):
        source = getattr(getattr(forward, "__code__", None), "co_filename", None)

        def watch(frame, event, _):
            if event == "return" and frame.f_code.co_filename == source:
                variables.update(frame.f_locals)
        before = sys.getprofile()
        sys.setprofile(watch)
        try:
            forward = forward(inputs)
        finally:
            sys.setprofile(before)
    sizes = [len(layer["weights"]) for layer in document["layers"]]
    x = [example["input"] for example in document["examples"]]
    found = by_name(variables, len(sizes), x)
    if isinstance(forward, dict):
        found |= by_name(forward, len(sizes), x)
    elif depth(forward) == 4:
        found |= {"preActivations": list(forward[0]), "activations": list(forward[1])}
    elif depth(forward) == 3:
        found["activations"] = list(forward)
    elif forward is not None:
        found.setdefault("activations", [None] * len(sizes))[-1] = forward
    if not any(x is not None for arrays in found.values() for x in arrays):
        raise ValueError("forward gives no z1, a1, z2, …: return them in a dictionary")
    return {name: [rows_of(array, len(x), size) for array, size in zip(arrays[-len(sizes):], sizes)]
            for name, arrays in found.items()}


def depth(value):
    """How deeply lists or arrays are nested: 2 for a matrix."""
    value = numbers(value)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def by_name(arrays, count, x):
    """Of arrays such as z1, a1, Z_2, A[2], those of each layer; a0 may be the input."""
    numbered = {"preActivations": {}, "activations": {}}
    for name, array in arrays.items():
        match = re.fullmatch(r"(?i)(z|net|pre|a|h|act|layer)[\W_]*(\d+)\W*", str(name))
        if match and shape(numbers(array)):
            kind = "preActivations" if match[1].lower() in ("z", "net", "pre") else "activations"
            numbered[kind][int(match[2])] = array
    z, a = numbered.values()
    is_input = numbers(a.get(0)) in (x, turned(x))
    first = 0 if 0 in z or (0 in a and not is_input and not z) else 1
    found = {kind: [own.get(i + first) for i in range(count)] for kind, own in numbered.items() if own}
    return found | {name: list(arrays[name]) for name in numbered if name in arrays}


def rows_of(array, count, size):
    """A row for each example, where an array has that or a column for each."""
    array = numbers(array)
    if shape(array) in ((count,), (size,)) and 1 in (count, size):
        return [array] if count == 1 else [[x] for x in array]
    return turned(array) if shape(array) == (size, count) and size != count else array


def name_of(value):
    """What a function, a class or an object is called."""
    return value if isinstance(value, str) else getattr(value, "__name__", type(value).__name__)


def objective(loss, reduction, layers, notes=None):
    """The members of the network file that say what is minimised.

    What the loss applies itself may be named in activations=, whose notes are given, as the output's:
    it is taken once. A module that has it as a layer of its own applies it twice.
    """
    name = name_of(loss)
    if name not in MEANS and name not in SUMS:
        raise ValueError(f"loss {name} is not supported; there are {', '.join([*SUMS, *MEANS])}")
    for option, usual in {"weight": None, "pos_weight": None, "label_smoothing": 0}.items():
        if getattr(loss, option, usual) != usual:
            raise ValueError(f"{option} of {name} is not supported")
    reduction = reduction or getattr(loss, "reduction", "mean")
    if reduction not in ("mean", "sum"):
        raise ValueError(f"reduction {reduction} is not supported; there are mean and sum")
    own = layers[-1]["activation"]
    if name in APPLIED and own == APPLIED[name] and notes is not None:
        notes.append(f"{name} applies {own} itself: taken once, though activations= has it too")
    elif name in APPLIED and own != "identity":
        raise ValueError(f"{name} applies {APPLIED[name]} itself, and the last layer has "
                         f"{own} already: it would be applied twice")
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
    fits = [(form, columns) for form in ("out-in", "in-out") for columns in (False, True)
            if layout in (None, form) and follow(weights, biases, shape(x)[not columns], form)]
    if not fits:
        raise ValueError(f"weights of the shapes {[shape(w) for w in weights]} and inputs of the "
                         f"shape {shape(x)} do not fit one another")
    if len(fits) > 1:
        notes.append(f"square arrays: weights taken as ({fits[0][0]}), which layout= can say; inputs "
                     f"with a {'column' if fits[0][1] else 'row'} for each example")
    form, columns = fits[0]
    if form == "in-out":
        notes.append("weights are (in, out): transposed; places in the report are [out][in]")
        weights = [turned(w) for w in weights]
    notes += ["inputs have a column for each example"] if columns and len(fits) == 1 else []
    x, size = (turned(x), shape(x)[1]) if columns else (x, len(x))
    layers = [{"weights": w, "bias": b or [0.0] * len(w), **activation(g)} for w, b, g in zip(
        weights, biases, of_layers(activations, [layer[2] for layer in parts.layers]))]
    targets = of_examples(y, size, columns, len(weights[-1]))
    examples = [{"input": a, **target} for a, target in zip(x, targets)]
    return {"version": 2, "layers": layers, "examples": examples}, form == "in-out"


def follow(weights, biases, width, form):
    """Whether each matrix follows on the one before it, the first on inputs of that width."""
    sizes = [shape(matrix)[::1 if form == "out-in" else -1] for matrix in weights]
    return all(len(size) == 2 and size[1] == below and len(b or [0] * size[0]) == size[0]
               for size, b, below in zip(sizes, biases, [width, *(size[0] for size in sizes)]))


def of_layers(given, own):
    """An activation for each layer, from those given to grade or the layers' own."""
    if given is None and len(own) > 1 and not any(own):
        raise ValueError("activations= is needed: those of the hidden layers")
    given = [given] * max(1, len(own) - 1) if is_one(given) else given or own
    given = [*given, None][:max(len(own), len(given))]
    if len(given) != len(own):
        raise ValueError(f"activations of {len(own)} layers or of the hidden ones expected")
    return [g or "identity" for g in given]


def is_one(activation):
    """Whether this is one activation, a name or a name with its slope, and not a list of them."""
    return isinstance(activation, (str, tuple))


def names_hidden(given, layers):
    """Whether activations were given for the hidden layers alone."""
    return given is not None and len(layers) > 1 and (is_one(given) or len(given) < len(layers))


def of_examples(y, count, columns, width):
    """Each example's target: labels where there is one number for each and several outputs."""
    if shape(y) in ((count,), (count, 1), (1, count)):
        y = [number for row in y for number in (row if isinstance(row, list) else [row])]
        return [{"target": [t * 1.0]} if width == 1 else {"label": int(t) if t == int(t) else t}
                for t in y]
    y = turned(y) if columns else y
    if shape(y) != (count, width):
        raise ValueError(f"targets of the shape {(count, width)} expected, found {shape(y)}")
    return [{"target": [t * 1.0 for t in row]} for row in y]
