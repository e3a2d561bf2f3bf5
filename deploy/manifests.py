"""Usage: manifests.py render | compare

scripts/kubernetes calls it, with HELM and KUBECTL in the environment.

  render   writes deploy/base and what deploy/overlays add to it from the charts in deploy/charts
  compare  prints what differs between the committed files and the charts, and between what kustomize
           and Helm make of an overlay and of the values of the same name, object by object
"""

import os
import pathlib
import re
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
NAMESPACE = "reperio"
OVERLAYS = ("development", "production")
HEADER = "# Rendered by scripts/kubernetes render from deploy/charts, which is what to edit.\n"
# What only Helm needs.
HELMS = re.compile(r"^ *(helm\.sh/|reperio\.org/settings:).*\n", re.M)
# Where kustomize itself says what an overlay has otherwise: images, numbers, resources.
IN_KUSTOMIZATION = {"Deployment", "CronJob"}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


def chart(name, overlay=None, *options):
    """The documents that Helm makes of a chart: (file of the template, text)."""
    folder = HERE / "charts" / name
    values = ["-f", folder / f"values-{overlay}.yaml"] if overlay else []
    text = run(os.environ["HELM"], "template", name, folder, "-n", NAMESPACE, *values, *options)
    for document in re.split(r"^---\n", text, flags=re.M):
        source = re.match(r"# Source: [^\n]*/([^/\n]+)\n", document)
        if source and yaml.safe_load(document):
            yield source[1], without_helm(document[source.end() :].strip() + "\n")


def without_helm(text):
    lines = HELMS.sub("", text).splitlines(keepends=True)
    indent = [len(line) - len(line.lstrip()) for line in lines] + [0]
    return "".join(
        line
        for i, line in enumerate(lines)
        if not (line.strip() == "annotations:" and indent[i + 1] <= indent[i])
    )


def key(thing):
    return thing["kind"], thing["metadata"]["name"]


def rendered():
    """The files to commit, by their path below this folder."""
    files = {}

    def put(path, text):
        files[path] = f"{files[path]}---\n{text}" if path in files else HEADER + text

    base = {}
    for source, text in chart("reperio"):
        thing = yaml.safe_load(text)
        if thing["kind"] != "Job":
            base[key(thing)] = thing
            put(f"base/{source}", text)
    for overlay in OVERLAYS:
        folder = f"overlays/{overlay}"
        for source, text in chart("services", overlay):
            put(f"{folder}/services/{source}", text)
        # Which images these are is said in the overlay's "images".
        images = ("--set", "image.registry=,image.tag=latest")
        for source, text in chart("reperio", overlay, *images):
            thing = yaml.safe_load(text)
            if thing["kind"] == "Job":
                put(f"{folder}/setup/{source}", text)
            elif key(thing) not in base:
                put(f"{folder}/application/{source}", text)
            elif thing != base[key(thing)] and thing["kind"] not in IN_KUSTOMIZATION:
                put(f"{folder}/application/changes.yaml", text)
    return files


def committed():
    for path in [*HERE.glob("base/*.yaml"), *HERE.glob("overlays/*/*/*.yaml")]:
        if path.name != "kustomization.yaml":
            yield str(path.relative_to(HERE)), path


def render():
    wanted = rendered()
    for name, path in committed():
        if name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_text(text)


def objects(texts):
    """Objects by kind and name, as far as Helm and kustomize mean the same."""
    found = {}
    for text in texts:
        for thing in yaml.safe_load_all(text):
            if thing and thing["kind"] != "Namespace":
                if thing["metadata"].get("namespace") == NAMESPACE:
                    del thing["metadata"]["namespace"]
                found[key(thing)] = thing
    return found


def differences(one, other, path=""):
    """Where two values differ, as "path: one, other"."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}):
            yield from differences(one.get(name), other.get(name), f"{path}/{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, pair in enumerate(zip(one, other)):
            yield from differences(*pair, f"{path}/{i}")
    elif one != other:
        yield f"{path}: {one!r}, {other!r}"


def compare():
    wanted = rendered()
    there = dict(committed())
    for name in sorted({*wanted, *there}):
        if name not in there or name not in wanted or there[name].read_text() != wanted[name]:
            print(f"deploy/{name} is not what the charts say: run scripts/kubernetes render")
    pairs = 0
    for overlay in OVERLAYS:
        by_helm = objects(text for name in ("services", "reperio") for _, text in chart(name, overlay))
        by_kustomize = objects([run(os.environ["KUBECTL"], "kustomize", HERE / "overlays" / overlay)])
        for name in sorted({*by_helm, *by_kustomize}):
            pairs += 1
            if name not in by_helm or name not in by_kustomize:
                print(f"{overlay}: only {'Helm' if name in by_helm else 'kustomize'} makes {' '.join(name)}")
                continue
            for difference in differences(by_helm[name], by_kustomize[name]):
                print(f"{overlay}: {' '.join(name)} differs, Helm and kustomize: {difference}")
    if pairs < 50:
        print(f"only {pairs} objects were compared")


if __name__ == "__main__":
    {"render": render, "compare": compare}[sys.argv[1]]()
