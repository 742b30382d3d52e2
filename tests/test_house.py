"""The house itself: the wheel works anywhere, pins hold, documents tell the truth, functions stay small."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from drafter import answers
from drafter.base.problems import errors_of
from drafter.doctypes import TypeLibrary
from drafter.doctypes.form import read_type
from drafter.reading.displayed import displayed

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CODE = sorted((ROOT / "drafter").rglob("*.py"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, without its dependencies: those of this environment serve."""
    folder = tmp_path_factory.mktemp("wheel")
    python = [sys.executable, "-m"]
    build = [*python, "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    install = [*python, "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return site


def run_installed(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {**os.environ, "PYTHONPATH": str(site), "HOME": str(folder), "DRAFTER_LANG": "zh"}
    command = [sys.executable, "-P", "-m", "drafter", *arguments]
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_installed_wheel_renders_the_example_anywhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes((ROOT / "examples" / "work-plan.yaml").read_bytes())
    ran = run_installed(installed, tmp_path, "render", "plan.yaml")
    assert (ran.returncode, ran.stderr) == (0, "已生成：plan.docx\n")
    assert displayed(tmp_path / "plan.docx")[0].shown.endswith("工作要点")


def test_the_installed_wheel_brings_the_data_of_the_rooms(installed: Path) -> None:
    data = [path.relative_to(ROOT) for path in (ROOT / "drafter").rglob("*") if path.suffix in (".yaml", ".toml", ".mo")]
    assert len(data) >= 3
    assert [str(path) for path in data if not (installed / path).is_file()] == []


def test_the_installed_wheel_brings_types_and_languages(installed: Path, tmp_path: Path) -> None:
    shown = run_installed(installed, tmp_path, "types", "show", "work-plan", "--json").stdout
    assert str(installed / "drafter" / "bundled" / "templates" / "work-plan").replace("\\", "\\\\") in shown
    assert run_installed(installed, tmp_path, "--lang", "en", "--help").stdout.startswith("Usage: ")
    assert (installed / "drafter" / "bundled" / "snippets").is_dir()
    assert (installed / "drafter" / "py.typed").is_file()


def test_pins_are_names_and_versions_and_cover_what_is_declared() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []
    pinned = {canonical(line.partition("==")[0]) for line in lines}
    declared = [*PROJECT["dependencies"], *(name for extra in PROJECT["optional-dependencies"].values() for name in extra)]
    assert {canonical(re.split(r"[<>=\[ ]", name)[0]) for name in declared} - pinned == set()


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_names_the_address_of_a_registry() -> None:
    address = re.compile("|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "index" + r"-url\b"]))
    files = [path for pattern in ("*.toml", "*.txt", "*.md", "scripts/*", ".ci/*", "docs/*") for path in ROOT.glob(pattern)]
    assert [path.name for path in files if path.is_file() and address.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", ["demo", "test", "environment.py"])
def test_the_scripts_can_be_read_by_an_older_python(name: str) -> None:
    """One that is too old for the project finds a newer one instead of stumbling over the grammar."""
    ast.parse((ROOT / "scripts" / name).read_text(encoding="utf-8"), feature_version=(3, 7))
    assert (ROOT / "scripts" / name).read_text(encoding="utf-8").isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="modes and shells of POSIX")
def test_the_scripts_can_be_run() -> None:
    for name in ("scripts/demo", "scripts/test", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK), name
    subprocess.run(["sh", "-n", str(ROOT / ".ci" / "run")], check=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def samples(*names: str) -> list[str]:
    return [block for name in names for block in BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))]


def test_the_samples_of_answers_are_good_answers(bundled_types: TypeLibrary) -> None:
    blocks = samples("README.md", "README.zh-CN.md", "docs/answers.md")
    assert len(blocks) >= 5
    for block in blocks:
        text = block if "type: " in block else f"type: work-plan\ntitle: 标题\n{block}"
        text = text if "body:" in text else f"{text}body: 正文\n"
        loaded = answers.load(text, "sample.yaml", bundled_types.form)
        assert [str(problem) for problem in errors_of(loaded.problems)] == []


def test_the_sample_of_a_type_is_a_good_form() -> None:
    block, *_ = samples("docs/types.md")
    found, problems = read_type(block, "sample", "type.yaml")
    assert sorted(found.form.fields) == ["body", "date", "organisation", "title", "year"]
    assert problems == []


@pytest.mark.parametrize(
    ("page", "first", "heading"), [("types", 1, "name: 表\n"), ("making-types", 0, ""), ("making-types", 2, "")]
)
def test_the_answers_of_a_page_are_good_answers_to_the_form_before_them(page: str, first: int, heading: str) -> None:
    form, filled = samples(f"docs/{page}.md")[first : first + 2]
    found, problems = read_type(heading + form, "sample", "type.yaml")
    assert problems == []
    answered = filled if "type: " in filled else f"type: sample\n{filled}"
    loaded = answers.load(answered, "sample.yaml", lambda _: found.form)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.draft is not None
    assert len(loaded.draft.values) >= len(found.form.fields)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_functions_and_files_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 50] == []
    assert text.count("\n") <= 350
