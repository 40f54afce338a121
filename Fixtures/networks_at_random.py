"""Networks and examples at random: uniform, rounded to few decimals, seeded by a name.

The generator is Python's `random.Random`, seeded with the fixture's name as a string; its
`random()` gives the same sequence in every version of Python 3.
"""

import random

DRAWN = ("Drawn at random by Fixtures/generate.py, seeded with the fixture's name: weights, "
         "biases and inputs uniform in [-1, 1] times a scale, rounded to 3 decimals; biases of "
         "ReLU units positive.")


def at_random(name, widths, activations, loss, count, targets, remark):
    """A dense network of those widths with `count` examples, its `source` saying so."""
    draw = random.Random(name)
    layers = dense(draw, widths, activations.split())
    examples = [example(draw, widths[0], widths[-1], targets, loss, i) for i in range(count)]
    source = f"{remark[0].upper()}{remark[1:]}. {DRAWN}" if remark else DRAWN
    return {"source": source, "layers": layers, "loss": loss, "examples": examples}


def dense(draw, widths, activations, scale=1.5):
    """Layers of weights uniform in ±scale and biases uniform in ±1, a row per unit.

    An activation may have a slope behind a stroke, as leaky-relu/0.25. The biases of ReLU units are 0 or more, so that not too many units are dead.
    """
    layers = []
    for inputs, outputs, activation in zip(widths[:-1], widths[1:], activations, strict=True):
        weights = [uniform(draw, inputs, scale) for _ in range(outputs)]
        bias = uniform(draw, outputs, 1)
        activation, _, slope = activation.partition("/")
        if activation == "relu":
            bias = [abs(b) for b in bias]
        layers.append({"weights": weights, "bias": bias, "activation": activation})
        if slope:
            layers[-1]["slope"] = float(slope)
    return layers


def example(draw, inputs, outputs, targets, loss, index):
    """One example; labels go round all classes, so that each occurs."""
    made = {"input": uniform(draw, inputs, 2)}
    if targets == "labels":
        made["label"] = index % (2 if loss == "binary-cross-entropy" else outputs)
    elif targets == "unit":
        made["target"] = [round(draw.random(), 2) for _ in range(outputs)]
    elif targets == "distributions":
        made["target"] = distribution(draw, outputs)
    else:
        made["target"] = uniform(draw, outputs, 1)
    return made


def distribution(draw, width):
    """Probabilities in 64ths, so that they sum to 1 exactly in binary as well."""
    cuts = sorted(draw.sample(range(1, 64), width - 1))
    return [(b - a) / 64 for a, b in zip([0] + cuts, cuts + [64])]


def uniform(draw, count, scale):
    return [round(scale * (2 * draw.random() - 1), 3) for _ in range(count)]
