#!/usr/bin/env python3
"""The fixtures' networks and examples: where every input number comes from.

    python3 Fixtures/generate.py [NAME…]           writes the fixtures
    python3 Fixtures/generate.py --check [NAME…]   compares, writes nothing

A fixture whose inputs are unchanged keeps its golden values; one whose inputs change loses
them, until golden.py computes them anew.  Only the fixtures on data sets need a package,
scikit-learn.
"""

import argparse
import sys

sys.dont_write_bytecode = True  # this folder is a target of the package: leave no files in it

import datasets
import hard
import layout
import published
from networks_at_random import at_random

VERSION = 1
GOLDEN = ("expected",)

# The networks of the five texts, and one of each legal pair of output activation and loss
# that they leave out.  Widths run from the input to the output.
RANDOM = [
    # name, widths, activations, loss, examples, targets, remark
    ("layerwise-3-4-2", [3, 4, 2], "sigmoid sigmoid", "half-squared-error", 3, "unit",
     "the 3-4-2 network of the text behind layerwise-delta, one σ in all its layers"),
    ("sample-columns-regression", [3, 4, 2], "tanh identity", "half-squared-error", 5, "values",
     "the two-layer regression network of the text behind sample-columns, M = 5 samples"),
    ("sample-columns-classes", [3, 5, 4], "sigmoid softmax", "cross-entropy", 6, "labels",
     "the classification variant that the text behind sample-columns announces"),
    ("logistic-regression", [3, 1], "sigmoid", "binary-cross-entropy", 4, "labels",
     "logistic regression, the check that the text behind cs229 suggests"),
    ("binary-classifier", [3, 4, 1], "tanh sigmoid", "binary-cross-entropy", 4, "labels",
     "the binary classifier of the text behind cs229"),
    ("softmax-classifier", [4, 5, 3], "relu softmax", "cross-entropy", 4, "labels",
     "the softmax classifier of the text behind cs229"),
    ("multi-logit", [4, 6, 5, 7, 3], "relu relu relu softmax", "cross-entropy", 5, "labels",
     "the multi-logit network of the text behind training-algorithms, three hidden layers"),
    ("multi-output-regression", [4, 5, 3], "tanh identity", "squared-error", 4, "values",
     "multi-output regression as in the text behind training-algorithms: no ½ in its loss"),
    ("all-widths-different", [5, 7, 6, 4, 3], "tanh relu sigmoid softmax", "cross-entropy", 3,
     "labels", "a deep classifier for efron-hastie: every width and every g^k different"),
    ("deep-regression", [4, 6, 5, 3, 2], "sigmoid relu tanh identity", "half-squared-error", 3,
     "values", "a deep regression network for efron-hastie, every width different"),
    ("sigmoid-squared-error", [2, 4, 3], "identity sigmoid", "squared-error", 3, "unit", ""),
    ("tanh-half-squared-error", [4, 2, 3], "sigmoid tanh", "half-squared-error", 3, "values", ""),
    ("tanh-squared-error", [3, 2, 4], "relu tanh", "squared-error", 2, "values", ""),
    ("relu-half-squared-error", [4, 3, 2], "tanh relu", "half-squared-error", 3, "unit", ""),
    ("relu-squared-error", [3, 5, 2], "sigmoid relu", "squared-error", 3, "unit", ""),
    ("softmax-half-squared-error", [2, 3, 4], "tanh softmax", "half-squared-error", 3,
     "distributions", ""),
    ("softmax-squared-error", [4, 2, 3], "relu softmax", "squared-error", 2, "values", ""),
    ("cross-entropy-distribution", [2, 5, 4], "identity softmax", "cross-entropy", 3,
     "distributions", "targets that are distributions, not labels"),
    ("binary-cross-entropy-targets", [4, 5, 3], "relu sigmoid", "binary-cross-entropy", 3, "unit",
     "several outputs, whose losses add; targets between 0 and 1"),
    ("equal-widths", [4, 4, 4, 4], "tanh sigmoid identity", "half-squared-error", 2, "values",
     "all widths equal, so that no transposed matrix is found out by its shape"),
    ("width-one", [1, 1, 1, 1], "tanh sigmoid identity", "half-squared-error", 2, "values",
     "width 1 throughout"),
    ("width-one-label", [1, 1, 1], "tanh sigmoid", "binary-cross-entropy", 2, "labels",
     "width 1 throughout, with labels"),
    ("width-one-softmax", [1, 1, 1], "tanh softmax", "cross-entropy", 2, "labels",
     "a single class: its probability is 1, the loss and every derivative 0"),
    ("depth-20", [2] + [2, 3] * 10, " ".join(["sigmoid", "tanh", "identity", "tanh"] * 5),
     "squared-error", 2, "values", "20 layers of 2 and 3 units"),
    ("leaky-relu-half-squared-error", [3, 4, 2], "leaky-relu/0.25 leaky-relu",
     "half-squared-error", 3, "values", "a slope that is given, and the usual one"),
    ("leaky-relu-squared-error", [2, 3, 4], "gelu-tanh leaky-relu/0.3", "squared-error", 3,
     "values", ""),
    ("gelu-half-squared-error", [3, 4, 2], "gelu gelu", "half-squared-error", 3, "values", ""),
    ("gelu-squared-error", [2, 3, 3], "silu gelu", "squared-error", 3, "values", ""),
    ("gelu-tanh-half-squared-error", [3, 2, 4], "gelu-tanh gelu-tanh", "half-squared-error", 3,
     "values", ""),
    ("gelu-tanh-squared-error", [4, 3, 2], "leaky-relu gelu-tanh", "squared-error", 3, "values",
     ""),
    ("silu-half-squared-error", [3, 5, 2], "silu silu", "half-squared-error", 3, "values", ""),
    ("silu-squared-error", [2, 4, 3], "softplus silu", "squared-error", 3, "values", ""),
    ("softplus-half-squared-error", [4, 2, 3], "softplus softplus", "half-squared-error", 3,
     "values", ""),
    ("softplus-squared-error", [3, 3, 2], "gelu softplus", "squared-error", 3, "values", ""),
    ("deep-classifier", [4, 6, 5, 4, 3], "gelu silu leaky-relu softmax", "cross-entropy", 4,
     "labels", "a classifier with the hidden units of today's networks"),
]

# The same, with losses brought together in other ways, or with decay: version 2 of the format.
OBJECTIVES = [
    (("mean-over-outputs", [3, 4, 2], "tanh identity", "squared-error", 5, "values",
      "a mean over outputs and examples, as PyTorch's MSELoss takes it"),
     {"reduction": {"outputs": "mean"}}),
    (("binary-cross-entropy-mean", [3, 4, 3], "relu sigmoid", "binary-cross-entropy", 4, "unit",
      "a mean over outputs and examples, as PyTorch's BCEWithLogitsLoss takes it"),
     {"reduction": {"outputs": "mean"}}),
    (("sum-over-examples", [3, 4, 3], "tanh softmax", "cross-entropy", 5, "labels",
      "a sum over the examples, as with PyTorch's reduction=\"sum\""),
     {"reduction": {"examples": "sum"}}),
    (("sum-of-means", [2, 5, 3], "sigmoid tanh", "half-squared-error", 3, "values",
      "a sum over the examples of means over the outputs"),
     {"reduction": {"outputs": "mean", "examples": "sum"}}),
    (("weight-decay", [3, 4, 2], "sigmoid identity", "half-squared-error", 4, "values",
      "weight decay, of the weights alone"),
     {"weightDecay": 0.125, "descent": {"rates": [0.5, 0.25], "steps": 4}}),
    (("weight-and-bias-decay", [2, 4, 3], "silu softmax", "cross-entropy", 3, "labels",
      "weight decay, of weights and biases, and a mean over the outputs"),
     {"reduction": {"outputs": "mean"}, "weightDecay": 0.01, "biasDecay": 0.05}),
]


def fixtures():
    """Every fixture's inputs, by name, made when called for."""
    made = {row[0]: lambda row=row: at_random(*row) for row in RANDOM}
    made["sample-columns-regression"] = lambda: {
        **at_random(*RANDOM[1]), "descent": {"rates": [0.5, 0.25], "steps": 8}}
    for row, objective in OBJECTIVES:
        made[row[0]] = lambda row=row, objective=objective: {
            "version": 2, **at_random(*row), **objective}
    for module in (hard, published, datasets):
        made.update(module.FIXTURES)
    return {name: lambda name=name, make=make: {"name": name, "version": VERSION, **make()}
            for name, make in made.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("names", metavar="NAME", nargs="*", help="fixtures; all if none")
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    options = arguments.parse_args()

    makers = fixtures()
    changed = []
    for name in options.names or sorted(makers):
        made = makers[name]()
        old = layout.read(name) if layout.path(name).exists() else {}
        inputs = {field: value for field, value in old.items() if field not in GOLDEN}
        if inputs == made:
            continue
        changed.append(name)
        if not options.check:
            layout.write(made)
    print("\n".join(f"{name}: {'differs' if options.check else 'written'}" for name in changed),
          file=sys.stderr)
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
