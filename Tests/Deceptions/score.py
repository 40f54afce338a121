#!/usr/bin/env python3
"""Equations made to deceive the proofreader: which false ones pass, which true ones are blamed.

usage: score.py DELTACHECK [FILE…]

Each display of the files beside this one says before itself what is expected: <!-- expect: false -->,
true or definition. They were written from the guide alone. The status is 1 where a false equation
passes that is not listed as known, where a true one is blamed, and where a listed one is caught.
"""
import collections, concurrent.futures, glob, json, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))

# False equations that pass, by kind.
KNOWN = {
    # An inequality with a bare name on one side counts as a condition, and as no claim; what is
    # proportional to something as an approximation.
    ("05-samples.md", 42), ("05-samples.md", 47), ("46-align.md", 33),
    # A name alone on a side may be defined, even that of a number that all know; and numbers beside
    # symbols are taken as those of an example.
    ("22-numbers.md", 56), ("36-numbers.md", 48), ("54-functions.md", 11),
    # Where one side has no value, the sides are not compared.
    ("31-calculus.md", 11),
    # Within what rounding may have changed.
    ("36-numbers.md", 21),
    # Of two rules that are written for different steps the first counts.
    ("41-steps.md", 42),
    # A letter of which nothing else is said is taken for how many there are.
    ("51-bounds.md", 13), ("51-bounds.md", 15),
    # A letter without its font may stand for one with it.
    ("54-functions.md", 24),
}


def expectations(text):
    """What is expected of each display, with the display."""
    expected, result = None, []
    for match in re.finditer(r"<!-- expect: (\w+) -->|\$\$(.*?)\$\$", text, re.S):
        if match.group(1):
            expected = match.group(1)
        else:
            result.append((expected, match.group(2).strip()))
            expected = None
    return result


def outcome(expected, verdicts):
    if "refuted" in verdicts or "ill-typed" in verdicts:
        return "caught" if expected == "false" else "BLAMED"
    if "not understood" in verdicts:
        return "not understood"
    if "conditional" in verdicts:
        return "conditional"
    return "PASSED" if expected == "false" else "holds"


def report_on(path, tool):
    command = [tool, "proofread", path, "--no-repair", "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True).stdout)


def main():
    tool = sys.argv[1]
    files = sys.argv[2:] or sorted(glob.glob(os.path.join(HERE, "*.md")))
    counts, wrong = collections.defaultdict(collections.Counter), False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(lambda path: report_on(path, tool), files))
    for path, report in zip(files, reports):
        name = os.path.basename(path)
        verdicts = collections.defaultdict(list)
        for claim in report["claims"]:
            verdicts[claim["display"]].append(claim["verdict"])
        with open(path, encoding="utf-8") as file:
            displays = expectations(file.read())
        for number, (expected, latex) in enumerate(displays, 1):
            found = outcome(expected, verdicts[number])
            counts[expected][found] += 1
            isKnown = (name, number) in KNOWN
            if found == "BLAMED" or (found == "PASSED") != isKnown:
                wrong = True
                print(f"{name}, display {number}: {found}: {latex}")
    for expected, found in sorted(counts.items()):
        print(f"{sum(found.values())} {expected}:", dict(found))
    sys.exit(1 if wrong else 0)


main()
