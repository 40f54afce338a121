"""Reading and writing fixtures, laid out so that a change reads well line by line.

One row of a matrix, one example, one vector stands on one line; everything else is
indented by two spaces.  Numbers are Python's shortest decimals that read back as the same
Double.
"""

import json
from pathlib import Path

NETWORKS = Path(__file__).resolve().parent / "networks"

FIELDS = ("name", "version", "source", "layers", "loss", "reduction", "weightDecay", "biasDecay",
          "examples", "descent", "expected", "published")


def path(name):
    """The file of the fixture of that name."""
    return NETWORKS / f"{name}.json"


def names():
    """The names of all fixtures on disk, sorted."""
    return sorted(file.stem for file in NETWORKS.glob("*.json"))


def read(name):
    """The fixture of that name, as dictionaries and lists."""
    return json.loads(path(name).read_text(encoding="utf-8"))


def write(fixture):
    """Writes a fixture to the file of its name, its fields in their usual order."""
    unknown = set(fixture) - set(FIELDS)
    if unknown:
        raise ValueError(f"{fixture['name']}: unknown fields {sorted(unknown)}")
    ordered = {field: fixture[field] for field in FIELDS if field in fixture}
    path(fixture["name"]).write_text(text(ordered) + "\n", encoding="utf-8")


def text(value, indent=0, in_list=False):
    """`value` as JSON; `in_list` says that it is an element of an array."""
    if is_flat(value) or in_list and isinstance(value, dict) and all(map(is_flat, value.values())):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {text(part, indent + 2)}" for key, part in value.items()]
        opening, closing = "{}"
    else:
        parts = [text(part, indent + 2, in_list=True) for part in value]
        opening, closing = "[]"
    return opening + inner + ("," + inner).join(parts) + "\n" + " " * indent + closing


def is_flat(value):
    """Whether `value` is a scalar or an array of scalars."""
    scalars = value if isinstance(value, list) else [value]
    return not any(isinstance(scalar, (list, dict)) for scalar in scalars)
