"""Fixtures on which a careless implementation, or a careless check, goes wrong; one to do by hand."""

import random

from networks_at_random import DRAWN, dense, example


def layer(weights, bias, activation):
    return {"weights": [[float(w) for w in row] for row in weights],
            "bias": [float(b) for b in bias], "activation": activation}


def saturating(scale, activation):
    """Inputs ±(0.5, 1) give the last layer z = (±scale, ∓scale, -0.25 or 0.5), exactly."""
    return [layer([[1, 0.5], [0.5, -1]], [0, 0.25], "identity"),
            layer([[scale, 0], [-scale, 0], [0, 0.5]], [0, 0, 0], activation)]


def saturated_softmax(scale, loss):
    targets = [{"label": 0}, {"label": 0}]
    if loss != "cross-entropy":
        targets = [{"target": [1.0, 0.0, 0.0]}, {"target": [1.0, 0.0, 0.0]}]
    return {
        "source": f"Chosen by hand: logits of ±{scale}; the first example is classified "
                  "rightly, the second wrongly.",
        "layers": saturating(scale, "softmax"), "loss": loss,
        "examples": [{"input": [0.5, 1.0], **targets[0]}, {"input": [-0.5, -1.0], **targets[1]}],
    }


def saturated_sigmoid(scale):
    return {
        "source": f"Chosen by hand: logits of ±{scale}; output 0 is right in both examples, "
                  "output 1 wrong in the first, output 2 undecided.",
        "layers": saturating(scale, "sigmoid"), "loss": "binary-cross-entropy",
        "examples": [{"input": [0.5, 1.0], "target": [1.0, 1.0, 0.0]},
                     {"input": [-0.5, -1.0], "target": [0.0, 1.0, 1.0]}],
    }


def saturated_hidden(scale):
    """σ(40) rounds to 1, so that σ(1 - σ) is 0 in Double where σ' is 4e-18."""
    return {
        "source": f"Chosen by hand: hidden sigmoid units at ±{scale} beside one that is not "
                  f"saturated, then tanh units, one of them at ±{scale}.",
        "layers": saturating(scale, "sigmoid") + [
            layer([[2 * scale, 0, 0], [0.5, -0.75, 1.25]], [-scale, 0.125], "tanh"),
            layer([[1.5, -0.5]], [0.25], "identity")],
        "loss": "half-squared-error",
        "examples": [{"input": [0.5, 1.0], "target": [0.5]},
                     {"input": [-0.5, -1.0], "target": [0.75]}],
    }


def relu_kink():
    """Multiples of 1/16 throughout: each z below is computed without rounding."""
    return {
        "source": "Chosen by hand: hidden unit 0 has z = 0 in example 0, hidden unit 1 in "
                  "example 1, output unit 0 in example 0, all exactly; each of them is active "
                  "in example 2. At a kink ReLU' is 0 by convention.",
        "layers": [layer([[0.5, 0.5], [1, 2], [-0.25, 0.75]], [0, -1, 1.5], "relu"),
                   layer([[2, 1.5, -1], [-0.5, 1, 2]], [0.5, 0.25], "relu")],
        "loss": "half-squared-error",
        "examples": [{"input": [1.0, -1.0], "target": [1.0, 0.5]},
                     {"input": [0.5, 0.25], "target": [-0.5, 1.0]},
                     {"input": [-1.0, 2.0], "target": [0.5, 2.0]}],
    }


def leaky_relu_kink():
    """As `relu_kink`, with the slope 1/4 on the left side, where a kink belongs."""
    made = relu_kink()
    for one in made["layers"]:
        one.update(activation="leaky-relu", slope=0.25)
    return {**made, "source": made["source"].split(";")[0] + "; each of them is on the right side "
            "in example 2. At a kink the derivative is that of the left side by convention."}


def smooth_tails():
    """z of ±12 and ±40: Φ(-12) is 2e-33, and σ(40) rounds to 1."""
    units = ("gelu", "silu", "softplus", "gelu-tanh")
    return {
        "source": "Chosen by hand: units of GELU, SiLU, softplus and GELU by tanh, each at ±12, "
                  "±40 and near 0, one layer after another, scaled up between.",
        "layers": [layer([[12, 0.25], [40, 1], [0.5, -1]], [0, 0.5, 0.125], units[0]),
                   layer([[-3, 0.5, 0], [1, 0.125, -0.5], [0.25, -1, 0]], [0, -1, 0.5], units[1]),
                   layer([[-6, 0.5, 0.25], [0.75, -3, 1]], [0.5, -0.25], units[2]),
                   layer([[-0.25, 0.5], [0.125, -1]], [0.5, 0.25], units[3]),
                   layer([[1, -0.5]], [0.125], "identity")],
        "loss": "half-squared-error",
        "examples": [{"input": [1.0, 0.5], "target": [0.5]}, {"input": [-1.0, 0.25], "target": [2.0]},
                     {"input": [0.0625, -1.0], "target": [-1.0]}],
    }


def confident(activation):
    """Predictions that are right and sure of it: a - y cancels, and the derivative does not."""
    targets = {"softmax": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 2.0 ** -60, 0.0]],
               "sigmoid": [[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 2.0 ** -60, 0.5]]}[activation]
    loss = {"softmax": "cross-entropy", "sigmoid": "binary-cross-entropy"}[activation]
    return {
        "source": "Chosen by hand: confident, right predictions, with z from 30 to 60 above the "
                  "others or 0; a - y is 0 in Double where the derivative is 1e-13 to 1e-26.",
        "layers": [layer([[1, 0.5], [0.5, -1]], [0, 0], "identity"),
                   layer([[20, 10], [-30, 4], [0.5, -2]], [0.25, 0, 0.125], activation)],
        "loss": loss,
        "examples": [{"input": x, "target": y} for x, y in zip(
            [[1.5, 0.75], [-1.5, 0.5], [2.0, 1.0]], targets)],
    }


def small_beside_large():
    return {
        "source": "Chosen by hand: weights, inputs and derivatives of 1e-12 beside such of 1e3.",
        "layers": [layer([[1.1e-3, 1e3, 0.5], [1e-12, 0.25, 1.3e-12], [2.1e-4, -1e-12, -0.75]],
                         [0.1, 1e-12, -0.2], "tanh"),
                   layer([[7.3, 1e-12, 0.7], [1e-12, 1.7, -3.1]], [1e-12, 10], "identity")],
        "loss": "half-squared-error",
        "examples": [{"input": [1e3, 1e-12, 0.9], "target": [-3.0, 1e-12]},
                     {"input": [-700.0, 2.3e-12, -1.1], "target": [1e-12, 8.0]}],
    }


def sparse():
    """A network some of whose connections do not exist: their weights are and stay 0."""
    draw = random.Random("sparse")
    layers = dense(draw, [4, 5, 3, 2], ["tanh", "sigmoid", "identity"])
    absent = [[[0, 1], [0, 3], [1, 0], [2, 2], [3, 1], [3, 2], [4, 0]], [[0, 4], [1, 1], [2, 0]]]
    for one, pairs in zip(layers, absent):
        for to, source in pairs:
            one["weights"][to][source] = 0.0
        one["absent"] = pairs
    return {
        "source": "Layers that are not dense, for efron-hastie: the weights listed as absent "
                  f"are 0 and stay 0, though their derivatives are not. {DRAWN}",
        "layers": layers, "loss": "half-squared-error",
        "examples": [example(draw, 4, 2, "values", "half-squared-error", i) for i in range(3)],
        "descent": {"rates": [0.5, 0.5, 0.25], "steps": 4},
    }


def three_classes():
    return {
        "source": "Chosen by hand, to be computed by hand: a softmax over three classes, one layer, "
                  "one example of the second class.",
        "layers": [layer([[0.5, -0.25], [-0.5, 0.75], [0.25, 0.5]], [0.1, -0.1, 0.2], "softmax")],
        "loss": "cross-entropy", "examples": [{"input": [1.0, 2.0], "label": 1}],
    }


FIXTURES = {
    "saturated-softmax-40": lambda: saturated_softmax(40, "cross-entropy"),
    "saturated-softmax-800": lambda: saturated_softmax(800, "cross-entropy"),
    "saturated-softmax-squared": lambda: saturated_softmax(40, "squared-error"),
    "saturated-sigmoid-40": lambda: saturated_sigmoid(40),
    "saturated-sigmoid-800": lambda: saturated_sigmoid(800),
    "saturated-hidden-40": lambda: saturated_hidden(40),
    "saturated-hidden-800": lambda: saturated_hidden(800),
    "relu-kink": relu_kink,
    "leaky-relu-kink": leaky_relu_kink,
    "smooth-tails": smooth_tails,
    "confident-softmax": lambda: confident("softmax"),
    "confident-sigmoid": lambda: confident("sigmoid"),
    "small-beside-large": small_beside_large,
    "sparse": sparse,
    "three-classes": three_classes,
}
