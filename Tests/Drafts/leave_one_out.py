#!/usr/bin/env python3
"""Each line of a shipped notation removed in turn: is it drafted back, or one that is equal to it?

usage: leave_one_out.py DELTACHECK FOLDER [--every N]

FOLDER holds the texts that the notations are of, each as NAME.md. A line is drafted back where the
verdicts of all displays stay what they were with the whole notation. Lines that no verdict rests on
without a draft say nothing, and are counted apart. With --every N each Nth line is removed.
"""
import concurrent.futures, json, os, subprocess, sys, tempfile


def verdicts(tool, text, notation, *options):
    """The verdicts of all claims of a text; None where the notation cannot be read."""
    with tempfile.NamedTemporaryFile("w", suffix=".notation") as file:
        file.write("\n".join(notation) + "\n")
        file.flush()
        run = subprocess.run(
            [tool, "proofread", text, "--notation", file.name, "--no-repair", "--format", "json",
             *options], capture_output=True, text=True)
    try:
        return [(c["display"], c["verdict"]) for c in json.loads(run.stdout)["claims"]]
    except ValueError:
        return None


def main():
    tool, folder = sys.argv[1:3]
    every = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    names = [name[:-3] for name in sorted(os.listdir(folder)) if name.endswith(".md")]
    shipped = subprocess.run([tool, "notations"], capture_output=True, text=True).stdout.split()
    jobs = []
    for name in (name for name in names if name in shipped):
        text = os.path.join(folder, name + ".md")
        whole = subprocess.run(
            [tool, "notations", name], capture_output=True, text=True).stdout.splitlines()
        usual = verdicts(tool, text, whole, "--no-draft")
        for place, line in enumerate(whole):
            if line.strip() and not line.lstrip().startswith("#"):
                jobs.append((name, text, usual, line, whole[:place] + whole[place + 1:]))
    jobs = jobs[::every]

    def judged(job):
        name, text, usual, line, rest = job
        if verdicts(tool, text, rest, "--no-draft") == usual:
            return name, line, None
        return name, line, verdicts(tool, text, rest) == usual

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(judged, jobs))
    for name, line, back in results:
        if back is False:
            print(f"{name}: {line}")
    needed = [back for _, _, back in results if back is not None]
    print(f"{sum(needed)} of {len(needed)} lines are drafted back; "
          f"{len(results) - len(needed)} more change no verdict")


main()
