"""The loss of a fixture and its derivatives, to more digits than any Double has.

The loss is evaluated by its definition and differentiated by central differences; no
formula of backpropagation appears here.  Only what lies downstream of a parameter is
computed again: a shifted weight into unit j shifts z_j, a shifted bias likewise.

A ReLU unit whose z is exactly 0 is held inactive, for that example, in every evaluation:
the convention ReLU'(0) = 0. One of a leaky ReLU is held on its left side.
"""

import mpmath
from mpmath import mp, mpf

# Decimal digits carried, and k where the step is 10^-k; the second serves tiny derivatives.
LEVELS = ((110, 30), (700, 200))
AGREEMENT = mpf(10) ** -30
VANISHING = mpf(10) ** -330
NEAREST_KINK = mpf(10) ** -20
LOSS_ERROR = mpf(10) ** -90
KINKED = ("relu", "leaky-relu")
USUAL_SLOPE = 0.01


# MARK: the loss, by its definition


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


def normal_distribution(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def gelu_tanh(z):
    """Its constants are the Doubles nearest to √(2/π) and to 0.044715."""
    u = mpf(0.7978845608028654) * (z + mpf(0.044715) * z ** 3)
    return z * (1 + mp.tanh(u)) / 2


def activate(activation, slope, z, inactive):
    """The activations of a layer; the units in `inactive` stay left of their kink whatever z."""
    if activation == "leaky-relu":
        return [x if x > 0 and j not in inactive else slope * x for j, x in enumerate(z)]
    if activation == "gelu":
        return [x * normal_distribution(x) for x in z]
    if activation == "gelu-tanh":
        return [gelu_tanh(x) for x in z]
    if activation == "silu":
        return [x * sigmoid(x) for x in z]
    if activation == "softplus":
        return [mp.log1p(mp.exp(x)) for x in z]
    if activation == "identity":
        return list(z)
    if activation == "sigmoid":
        return [sigmoid(x) for x in z]
    if activation == "tanh":
        return [mp.tanh(x) for x in z]
    if activation == "relu":
        return [x if x > 0 and j not in inactive else mpf(0) for j, x in enumerate(z)]
    if activation == "softmax":
        exponentials = [mp.exp(x) for x in z]
        total = mp.fsum(exponentials)
        return [e / total for e in exponentials]
    raise ValueError(f"activation {activation}")


def loss_of(loss, z, a, y):
    """The loss of one example, from the last layer's inputs z and activations a."""
    if loss == "squared-error":
        return mp.fsum((p - t) ** 2 for p, t in zip(a, y))
    if loss == "half-squared-error":
        return mp.fsum((p - t) ** 2 for p, t in zip(a, y)) / 2
    if loss == "cross-entropy":
        return -mp.fsum(t * mp.log(p) for p, t in zip(a, y) if t)
    if loss == "binary-cross-entropy":  # 1 - σ(z) is σ(-z), which does not cancel
        return -mp.fsum(
            t * mp.log(sigmoid(x)) + (1 - t) * mp.log(sigmoid(-x)) for x, t in zip(z, y))
    raise ValueError(f"loss {loss}")


class Forward:
    """One example's forward pass, kept so that it can be taken up again at any layer."""

    def __init__(self, network, example):
        self.network = network
        self.y = network.target(example)
        self.a = [[mpf(x) for x in example["input"]]]
        self.z = []
        self.inactive = []
        for weights, bias, activation, slope in network.layers:
            z = [mp.fdot(row, self.a[-1]) + b for row, b in zip(weights, bias)]
            self.inactive.append(kinks(z) if activation in KINKED else frozenset())
            self.z.append(z)
            self.a.append(activate(activation, slope, z, self.inactive[-1]))
        self.loss = network.example_loss(self.z[-1], self.a[-1], self.y)

    def shifted(self, layer, unit, shift):
        """The loss when z of one unit of `layer` is shifted, all else downstream of it."""
        z = list(self.z[layer])
        z[unit] += shift
        a = activate(*self.network.layers[layer][2:], z, self.inactive[layer])
        for k in range(layer + 1, len(self.network.layers)):
            weights, bias, activation, slope = self.network.layers[k]
            z = [mp.fdot(row, a) + b for row, b in zip(weights, bias)]
            a = activate(activation, slope, z, self.inactive[k])
        return self.network.example_loss(z, a, self.y)


def kinks(z):
    """The units whose z is exactly 0; none may be so near that a step could cross it."""
    for x in z:
        if 0 < abs(x) < NEAREST_KINK:
            raise ValueError(f"a ReLU input of {mpmath.nstr(x, 3)}: too near the kink")
    return frozenset(j for j, x in enumerate(z) if x == 0)


# MARK: differentiation


class Network:
    """A fixture's network and examples, in the arithmetic in force when it was made."""

    def __init__(self, fixture, parameters=None):
        self.loss = fixture["loss"]
        reduction = fixture.get("reduction", {})
        self.is_mean_over_outputs = reduction.get("outputs", "sum") == "mean"
        self.is_mean_over_examples = reduction.get("examples", "mean") == "mean"
        self.decay = [mpf(fixture.get(field, 0)) for field in ("weightDecay", "biasDecay")]
        self.layers = [
            ([[mpf(w) for w in row] for row in weights], [mpf(b) for b in bias],
             layer["activation"], mpf(layer.get("slope", USUAL_SLOPE)))
            for layer, (weights, bias) in zip(
                fixture["layers"],
                parameters or [(layer["weights"], layer["bias"]) for layer in fixture["layers"]])
        ]
        self.passes = [Forward(self, example) for example in fixture["examples"]]

    def target(self, example):
        """The target vector: the one given, or the label's."""
        if "target" in example:
            return [mpf(t) for t in example["target"]]
        label, width = example["label"], len(self.layers[-1][1])
        if self.loss == "binary-cross-entropy":
            return [mpf(label)]
        return [mpf(k == label) for k in range(width)]

    def example_loss(self, z, a, y):
        """The loss of one example, by its last layer's inputs z and activations a."""
        loss = loss_of(self.loss, z, a, y)
        return loss / len(a) if self.is_mean_over_outputs else loss

    def over_examples(self, total):
        """The mean of the examples' terms, or their sum, as the fixture has it."""
        return total / len(self.passes) if self.is_mean_over_examples else total

    def objective(self):
        """The whole loss: the examples' brought together, and the decay."""
        squares = [mp.fsum(w * w for weights, _, _, _ in self.layers for row in weights for w in row),
                   mp.fsum(b * b for _, bias, _, _ in self.layers for b in bias)]
        decay = mp.fdot(self.decay, squares) / 2
        return self.over_examples(mp.fsum(one.loss for one in self.passes)) + decay

    def difference(self, layer, unit, source, h):
        """The central difference of the objective in a weight, or in a bias if no source."""
        total = mpf(0)
        for one in self.passes:
            shift = h if source is None else h * one.a[layer][source]
            if shift:
                total += one.shifted(layer, unit, shift) - one.shifted(layer, unit, -shift)
        weights, bias, _, _ = self.layers[layer]
        rate, x = (self.decay[1], bias[unit]) if source is None else (
            self.decay[0], weights[unit][source])
        decay = rate / 2 * ((x + h) ** 2 - (x - h) ** 2)
        return (self.over_examples(total) + decay) / (2 * h)


class Differentiator:
    """The derivatives of a fixture's whole loss, at the precision each of them needs."""

    def __init__(self, fixture, parameters=None):
        self.fixture, self.parameters, self.networks = fixture, parameters, {}

    def network(self, digits):
        if digits not in self.networks:
            self.networks[digits] = Network(self.fixture, self.parameters)
        return self.networks[digits]

    def partial(self, layer, unit, source=None):
        for digits, k in LEVELS:
            with mp.workdps(digits):
                network = self.network(digits)
                wide = network.difference(layer, unit, source, mpf(10) ** -k)
                close = network.difference(layer, unit, source, mpf(10) ** -(k + 3))
                if abs(wide - close) <= AGREEMENT * abs(close):
                    return close
        if max(abs(wide), abs(close)) < VANISHING:
            return mpf(0)
        raise ArithmeticError(
            f"{self.fixture['name']}: layer {layer + 1}, unit {unit}, source {source}: "
            f"{mpmath.nstr(wide, 20)} and {mpmath.nstr(close, 20)} do not agree")

    def gradient(self):
        """For each layer the derivatives by its weights, a row per unit, and by its biases."""
        return [
            ([[self.partial(l, j, k) for k in range(len(row))]
              for j, row in enumerate(layer["weights"])],
             [self.partial(l, j) for j in range(len(layer["bias"]))])
            for l, layer in enumerate(self.fixture["layers"])
        ]

    def loss(self):
        """The whole loss at the higher precision, which the lower one must bear out."""
        values = []
        for digits, _ in LEVELS:
            with mp.workdps(digits):
                values.append(self.network(digits).objective())
        short, long = values
        if abs(short - long) > LOSS_ERROR * (1 + abs(long)):
            raise ArithmeticError(f"{self.fixture['name']}: the loss is not settled")
        return long
