"""Fixtures on three real data sets, as scikit-learn's package carries them, in full."""

import random

from networks_at_random import dense

STANDARDISED = (
    "Every {what} is standardised: less its mean, divided by its standard deviation (that of "
    "the population, not of the sample), rounded to 4 decimals. The network's parameters are "
    "drawn at random by Fixtures/generate.py, seeded with the fixture's name.")

CARRIED = "as carried by the scikit-learn package on PyPI (BSD 3-Clause)"


def standardised(columns):
    """Columns of mean 0 and standard deviation 1, to 4 decimals, given as an array."""
    return ((columns - columns.mean(axis=0)) / columns.std(axis=0)).round(4) + 0.0


def network(name, widths, activations):
    return dense(random.Random(name), widths, activations, scale=0.75)


def iris():
    from sklearn.datasets import load_iris

    data = load_iris()
    return {
        "source": "Fisher's iris data, 150 flowers, 4 measurements, 3 species: R. A. Fisher, "
                  "The use of multiple measurements in taxonomic problems, Annals of Eugenics 7, "
                  f"179-188 (1936); UCI Machine Learning Repository, doi 10.24432/C56C76, CC BY "
                  f"4.0; {CARRIED}. {STANDARDISED.format(what='measurement')}",
        "layers": network("iris", [4, 4, 3], ["tanh", "softmax"]),
        "loss": "cross-entropy",
        "examples": [{"input": x, "label": int(label)}
                     for x, label in zip(standardised(data.data).tolist(), data.target)],
    }


def breast_cancer():
    from sklearn.datasets import load_breast_cancer

    data = load_breast_cancer()
    return {
        "source": "Breast Cancer Wisconsin (Diagnostic), 569 tumours, 30 features; label 0 is "
                  "malignant, 1 benign: W. Wolberg, O. Mangasarian, N. Street, W. Street (1993), "
                  "UCI Machine Learning Repository, doi 10.24432/C5DW2B, CC BY 4.0; "
                  f"{CARRIED}. {STANDARDISED.format(what='feature')}",
        "layers": network("breast-cancer", [30, 1], ["sigmoid"]),
        "loss": "binary-cross-entropy",
        "examples": [{"input": x, "label": int(label)}
                     for x, label in zip(standardised(data.data).tolist(), data.target)],
    }


def diabetes():
    from sklearn.datasets import load_diabetes

    data = load_diabetes(scaled=False)
    return {
        "source": "Diabetes data, 442 patients, 10 baseline variables, disease progression after "
                  "a year: B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, Least Angle "
                  "Regression, Annals of Statistics 32, 407-499 (2004), published without a "
                  f"licence of its own; {CARRIED}. "
                  f"{STANDARDISED.format(what='variable, and the progression,')}",
        "layers": network("diabetes", [10, 2, 1], ["tanh", "identity"]),
        "loss": "half-squared-error",
        "examples": [{"input": x, "target": [y]} for x, y in zip(
            standardised(data.data).tolist(), standardised(data.target).tolist())],
    }


FIXTURES = {"iris": iris, "breast-cancer": breast_cancer, "diabetes": diabetes}
