"""What the tests of Fixtures/deltacheck.py share."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True  # Fixtures is a target of the package: leave no files in it
FIXTURES = Path(__file__).resolve().parents[2] / "Fixtures"
sys.path.insert(0, str(FIXTURES))

import deltacheck


def grade(*arguments, **options):
    return deltacheck.grade(*arguments, **{"show": False, **options})


def mistakes(report):
    """The names of all mistakes in a report."""
    return {mistake["name"] for layer in report["layers"] for part in layer.values()
            if isinstance(part, dict) for mistake in part.get("mistakes", [])}
