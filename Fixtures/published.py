"""Worked examples from the literature, with the numbers their authors printed."""


def mazur():
    """Weights w1…w4, w5…w8 by rows, one bias for all units of a layer."""
    return {
        "source": "Matt Mazur, A Step by Step Backpropagation Example (2015), "
                  "https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/; "
                  "under `published`, the numbers printed there.",
        "layers": [
            {"weights": [[0.15, 0.2], [0.25, 0.3]], "bias": [0.35, 0.35], "activation": "sigmoid"},
            {"weights": [[0.4, 0.45], [0.5, 0.55]], "bias": [0.6, 0.6], "activation": "sigmoid"}],
        "loss": "half-squared-error",
        "examples": [{"input": [0.05, 0.1], "target": [0.01, 0.99]}],
        "published": {
            "remark": "As printed, rounded there. Only the weights are updated, not the "
                      "biases. The printed weights give a loss of 0.291027774 after the step; "
                      "the printed 0.291027924 follows if the hidden layer's gradient is taken "
                      "with the output weights already updated, which the text warns against.",
            "loss": 0.298371109,
            "activations": [[0.593269992, 0.596884378], [0.75136507, 0.772928465]],
            "gradientOfW5": 0.082167041,
            "gradientOfW1": 0.000438568,
            "rate": 0.5,
            "updatedWeights": [[0.149780716, 0.19956143, 0.24975114, 0.29950229],
                               [0.35891648, 0.408666186, 0.511301270, 0.561370121]],
            "lossAfterStep": 0.291027924,
        },
    }


FIXTURES = {"mazur-2-2-2": mazur}
