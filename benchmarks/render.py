"""How long drafter takes, beside what does the same work with docxtpl or python-docx alone.

``python -m benchmarks.render`` prints everything (about ten minutes); ``--only cold,warm`` some of it. Contenders run one
after the other in every round, the order turned round each time; printed are medians and ratios. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks import peers
from benchmarks.timing import once, processor_of_children, side_by_side
from benchmarks.workload import Plan
from drafter import answers, word
from drafter.base.problems import errors_of
from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.draft.compose import compose
from drafter.draft.fields import Draft

PLAN = Plan(60, 33)
SIZES = ((1_000, 300), (3_000, 300), (10_000, 1_000), (30_000, 3_000))
ROOT = Path(__file__).parents[1]
BARE = Path(__file__).with_name("bare_docxtpl.py")
DRAFTER = ("-c", "import sys; from drafter.cli import main; sys.exit(main())")  # what the installed command does
NEVER = ("textual", "pypinyin")

TYPES = TypeLibrary([Location(Layer.BUNDLED, bundled())])


def draft_of(text: str) -> Draft:
    loaded = answers.load(text, "plan.yaml", TYPES.form)
    if loaded.draft is None or errors_of(loaded.problems):
        raise SystemExit("\n".join(map(str, loaded.problems)))
    return loaded.draft


def docx_of(draft: Draft) -> bytes:
    return word.render(compose(draft).blocks, TYPES.get("work-plan"))


def say_ratio(name: str, ours: float, peer: float, target: float) -> None:
    print(f"  {name}: {ours * 1000:9.1f} ms  peer {peer * 1000:9.1f} ms  ratio {ours / peer:5.2f}  (target at most {target})")


def cold(folder: Path, rounds: int) -> None:
    """Processes from start to end: drafter render, and a bare docxtpl script that prints the same page."""
    plan, data, template = folder / "plan.yaml", folder / "plan.json", folder / "template.docx"
    plan.write_text(PLAN.answers(), encoding="utf-8")
    data.write_text(json.dumps(PLAN.page(), ensure_ascii=False), encoding="utf-8")
    peers.make_template(template)
    out = folder / "out.docx"
    ours = [sys.executable, *DRAFTER, "render", str(plan), "-o", str(out)]
    bare = [sys.executable, str(BARE), str(template), str(data), str(out)]
    contenders = {"ours": lambda: make(ours, out), "bare": lambda: make(bare, out)}
    times = side_by_side(contenders, rounds)
    say_ratio("cold, 60 paragraphs, 33 tasks", times["ours"], times["bare"], 1.5)
    if os.name != "nt":
        times = side_by_side(contenders, rounds, processor_of_children)
        say_ratio("the same, processor's time   ", times["ours"], times["bare"], 1.5)


def make(command: list[str], out: Path) -> None:
    """Run *command*, which writes *out* anew."""
    out.unlink(missing_ok=True)
    run(command, out.parent)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run *command* with compiled modules kept in *folder*: an installed program has them, a checkout may not."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done


def warm(folder: Path, rounds: int) -> None:
    """A draft in memory to bytes, and the same page from a dictionary in memory to bytes."""
    template, page, draft = folder / "template.docx", PLAN.page(), draft_of(PLAN.answers())
    peers.make_template(template)
    times = side_by_side({"ours": lambda: docx_of(draft), "bare": lambda: peers.with_docxtpl(template, page)}, rounds * 3)
    say_ratio("warm, 60 paragraphs, 33 tasks", times["ours"], times["bare"], 0.8)


def scale(_folder: Path, rounds: int) -> None:
    """Growing plans: our time per paragraph, and python-docx building the same paragraphs and runs."""
    for paragraphs, tasks in SIZES:
        plan = Plan(paragraphs, tasks)
        page, draft = plan.page(), draft_of(plan.answers())
        contenders = {"ours": lambda d=draft: docx_of(d), "peer": lambda p=page: peers.with_python_docx(p)}
        if paragraphs > 3_000:
            times = {"ours": min(once(contenders["ours"]) for _ in range(3)), "peer": once(contenders["peer"])}
        else:
            times = side_by_side(contenders, max(3, rounds // 3))
        say_ratio(f"{paragraphs:6} paragraphs, {tasks:4} tasks", times["ours"], times["peer"], 0.08)
        print(f"      {times['ours'] / (paragraphs + tasks) * 1e6:6.1f} µs a paragraph or task")


def load(_folder: Path, rounds: int) -> None:
    """Answers files of the same sizes, read and checked."""
    for paragraphs, tasks in ((60, 33), *SIZES):
        text = Plan(paragraphs, tasks).answers()
        seconds = side_by_side({"load": lambda t=text: draft_of(t)}, max(2, min(rounds, 3)))["load"]
        each = seconds / (paragraphs + tasks) * 1e6
        print(f"  {paragraphs:6} paragraphs, {tasks:4} tasks: {seconds * 1000:9.1f} ms  {each:6.1f} µs each")


def imports(folder: Path, _rounds: int) -> None:
    """What a render loads, by package; textual and pypinyin must not be among it."""
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.answers(), encoding="utf-8")
    timed = [sys.executable, "-X", "importtime", *DRAFTER, "render", str(plan), "-o", str(folder / "out.docx")]
    run(timed, folder)  # compiles
    lines = run(timed, folder).stderr.splitlines()
    fields = [line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:")]
    costs, modules = Counter[str](), Counter[str]()
    for own, _, name in fields[1:]:
        package = name.strip().partition(".")[0]
        package = "standard library" if package in sys.stdlib_module_names or package.startswith("_") else package
        costs[package] += int(own)
        modules[package] += 1
    for package, cost in costs.most_common(14):
        print(f"  {package:18} {modules[package]:4} modules  {cost / 1000:7.1f} ms")
    print(f"  {'all':18} {modules.total():4} modules  {costs.total() / 1000:7.1f} ms")
    print(f"  never to be loaded: {', '.join(f'{name}: {modules[name]} modules' for name in NEVER)}")


PARTS: dict[str, Callable[[Path, int], None]] = {"cold": cold, "warm": warm, "scale": scale, "load": load, "imports": imports}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS), help=f"which parts, of {','.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=11, help="rounds of every comparison (default 11)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for name in options.only.split(","):
        print(f"{name}: {PARTS[name].__doc__}")
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder), options.rounds)


if __name__ == "__main__":
    main()
