#!/usr/bin/env python3
"""Builds the documentation of every library with docc, from the modules of a build.

    swift build
    python3 Tests/Documentation/build.py [FOLDER]

The archives are merged into FOLDER, .build/documentation by default: a static site, to be served
by any web server. The exit status is 1 where docc warns, a public symbol has no doc comment, or the
library of a product has no landing page NAME.docc/NAME.md.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def libraries():
    """Every library target: its name, its folder, and whether it is a product."""
    package = json.loads(output("swift", "package", "dump-package"))
    products = {product["name"] for product in package["products"]}
    for target in package["targets"]:
        if target["type"] == "regular":
            name = target["name"]
            sources = ROOT / (target.get("path") or f"Sources/{name}")
            # What is not Swift has a header, and no symbols of its own.
            if any(sources.rglob("*.swift")):
                yield name, sources, name in products


def symbol_graphs(name, modules, target, folder):
    """Writes what is public in a module to a folder."""
    # The modules of C stand beside their headers.
    maps = [f"-fmodule-map-file={file}" for file in modules.parent.glob("*.build/module.modulemap")]
    output("swift-symbolgraph-extract", "-module-name", name, "-I", str(modules), "-target", target,
           *(word for file in maps for word in ("-Xcc", file)),
           "-minimum-access-level", "public", "-skip-synthesized-members",
           "-output-dir", str(folder))


def symbols(folder):
    """All that is public in the symbol graphs of a folder."""
    for file in sorted(folder.glob("*.json")):
        yield from json.loads(file.read_text())["symbols"]


def undocumented(folder):
    """The public symbols without a doc comment; what a property wrapper makes needs none."""
    for symbol in symbols(folder):
        path = symbol["pathComponents"]
        if "docComment" not in symbol and not path[-1].startswith("$"):
            yield ".".join(path)


def convert(name, catalog, graphs, archive):
    """Whether docc has nothing to say against it."""
    docc = subprocess.run(
        ["docc", "convert", *catalog, "--additional-symbol-graph-dir", str(graphs),
         "--output-dir", str(archive), "--fallback-display-name", name,
         "--fallback-bundle-identifier", f"deltacheck.{name}", "--warnings-as-errors"],
        capture_output=True, text=True)
    if docc.returncode != 0:
        print(docc.stdout + docc.stderr)
    return docc.returncode == 0


def main():
    site = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".build/documentation"
    modules = pathlib.Path(output("swift", "build", "--show-bin-path").strip()) / "Modules"
    target = json.loads(output("swift", "-print-target-info"))["target"]["triple"]
    is_right, archives = True, []
    with tempfile.TemporaryDirectory() as folder:
        for name, sources, is_product in libraries():
            graphs = pathlib.Path(folder) / name
            graphs.mkdir()
            symbol_graphs(name, modules, target, graphs)
            if not any(symbols(graphs)):
                continue
            for symbol in undocumented(graphs):
                print(f"{name}: {symbol} has no doc comment")
                is_right = False
            catalog = sources / f"{name}.docc"
            has_page = (catalog / f"{name}.md").exists()
            if is_product and not has_page:
                print(f"{name}: no landing page {catalog.relative_to(ROOT)}/{name}.md")
                is_right = False
            archive = pathlib.Path(folder) / f"{name}.doccarchive"
            is_right = convert(name, [str(catalog)] if has_page else [], graphs, archive) and is_right
            if archive.exists():
                archives.append(str(archive))
        shutil.rmtree(site, ignore_errors=True)
        site.parent.mkdir(parents=True, exist_ok=True)
        output("docc", "merge", *archives, "--synthesized-landing-page-name", "deltacheck",
               "--synthesized-landing-page-kind", "Package", "--output-path", str(site))
    print(f"{len(archives)} libraries documented" if is_right else "the documentation is not whole")
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
