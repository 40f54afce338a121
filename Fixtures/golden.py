#!/usr/bin/env python3
"""Golden losses and gradients, made without any backward pass.

    python3 Fixtures/golden.py [NAME…]           computes and writes `expected`
    python3 Fixtures/golden.py --check [NAME…]   computes, compares, writes nothing

Needs mpmath (and is faster where gmpy2 is installed).  For every fixture:

1. Every number of the file is taken as the exact value of its Double.
2. The mean loss is evaluated in decimal arithmetic of 110 digits, by its definition
   (`exact.py`).
3. Each parameter θ is differentiated by the central difference
   (C(θ + h) - C(θ - h)) / 2h with h = 1e-30, and again with h = 1e-33.  Truncation is of
   the order of h², rounding of 1e-110 / h, so the two agree to some 60 digits where the
   derivative is of ordinary size.  If they do not agree to 30 digits (the derivative is
   tiny, or zero), both are taken anew with 700 digits and h = 1e-200 and 1e-203; what is
   then below 1e-330 is zero as a Double, and anything else undecided is an error.
4. The nearest Double is written; a value too near the middle between two is an error.
"""

import argparse
import multiprocessing
import sys

import mpmath
from mpmath import mp

sys.dont_write_bytecode = True  # this folder is a target of the package: leave no files in it

import layout
from exact import AGREEMENT, LEVELS, Differentiator


def descent_losses(fixture):
    """The mean losses of gradient descent, before the first step and after each.

    Each layer has its own rate; an absent weight stays 0.
    """
    parameters = [(layer["weights"], layer["bias"]) for layer in fixture["layers"]]
    losses = [Differentiator(fixture, parameters).loss()]
    for _ in range(fixture["descent"]["steps"]):
        with mp.workdps(LEVELS[0][0]):
            gradient = Differentiator(fixture, parameters).gradient()
            parameters = [
                step(layer, old, slope, mp.mpf(rate))
                for layer, old, slope, rate in zip(
                    fixture["layers"], parameters, gradient, fixture["descent"]["rates"])]
        losses.append(Differentiator(fixture, parameters).loss())
    return losses


def step(layer, old, slope, rate):
    absent = {tuple(pair) for pair in layer.get("absent", [])}
    weights = [
        [w if (j, k) in absent else w - rate * d for k, (w, d) in enumerate(zip(*rows))]
        for j, rows in enumerate(zip(old[0], slope[0]))]
    return weights, [b - rate * d for b, d in zip(old[1], slope[1])]


# MARK: doubles


def nearest_double(x):
    """The Double nearest to x, gradual underflow included (Python's division rounds once)."""
    mantissa, exponent = int(x.man_exp[0]), int(x.man_exp[1])
    if exponent >= 0:
        magnitude = float(mantissa << exponent)
    else:
        magnitude = mantissa / (1 << -exponent)
    return -magnitude if x < 0 and magnitude else magnitude


def golden_double(x):
    """The nearest Double, if x is known well enough to decide which that is."""
    with mp.workdps(LEVELS[1][0]):
        below, above = (nearest_double(x * (1 + s * 1000 * AGREEMENT)) for s in (-1, 1))
    if below != above:
        raise ArithmeticError(f"{mpmath.nstr(x, 40)} lies between two Doubles")
    return below


# MARK: the command


def expected(name):
    """The golden part of the fixture of that name."""
    fixture = layout.read(name)
    exact = Differentiator(fixture)
    golden = {
        "loss": golden_double(exact.loss()),
        "gradients": [
            {"weights": [[golden_double(d) for d in row] for row in weights],
             "bias": [golden_double(d) for d in bias]}
            for weights, bias in exact.gradient()],
    }
    if "descent" in fixture:
        golden["descentLosses"] = [golden_double(loss) for loss in descent_losses(fixture)]
    return name, golden


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("names", metavar="NAME", nargs="*", help="fixtures; all if none")
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    arguments.add_argument("--jobs", type=int, default=None, help="processes (one per core)")
    options = arguments.parse_args()

    names = options.names or layout.names()
    differing = []
    with multiprocessing.Pool(options.jobs) as pool:
        for done, (name, golden) in enumerate(pool.imap_unordered(expected, names), 1):
            fixture = layout.read(name)
            same = fixture.get("expected") == golden
            if not same and options.check:
                differing.append(name)
            elif not same:
                layout.write({**fixture, "expected": golden})
            remark = "as before" if same else "DIFFERS" if options.check else "written"
            print(f"{done:3}/{len(names)}  {name}: {remark}", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
