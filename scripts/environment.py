"""The virtual environments of a checkout: one for each Python, made once, brought up to date when the pins change.

Runs on any Python 3.7 too, so that an older one can find a newer one.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
_BUILDER = ("hatchling", "editables")
_VERSION = re.compile(r"(\d+)\.(\d+)")


class SetupError(Exception):
    """An environment cannot be made; the message says why."""


def python_of(venv: Path) -> Path:
    """Return the Python inside the environment *venv*."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def script_of(venv: Path, name: str) -> Path:
    """Return the command *name* inside the environment *venv*."""
    return venv / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def version_of(python: str | Path) -> tuple[int, int] | None:
    """Return the version of *python*, None where it does not run."""
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.match(answer.stdout)
    return (int(match[1]), int(match[2])) if match and answer.returncode == 0 else None


@lru_cache(maxsize=1)
def pythons() -> dict[tuple[int, int], str]:
    """Return every Python from 3.11 on this machine by version, the one that is running first."""
    found = {sys.version_info[:2]: sys.executable} if sys.version_info >= OLDEST else {}
    for minor in range(OLDEST[1], OLDEST[1] + 8):
        running = (each for each in _named(f"3.{minor}") if version_of(each) == (3, minor))
        python = found.get((3, minor)) or next(running, None)
        if python is not None:
            found[3, minor] = python
    return found


def first() -> str:
    """Return the Python that is running, or the oldest other from 3.11; SetupError where there is none."""
    found = list(pythons().values())
    if not found:
        raise SetupError("Python 3.11 or newer is needed, and none was found")
    return found[0]


def _named(version: str) -> Iterator[str]:
    """Yield where a Python of *version* may be: on the path, behind Windows' launcher, among pyenv's."""
    on_path = shutil.which(f"python{version}")
    if on_path is not None:
        yield on_path
    launcher = shutil.which("py") if os.name == "nt" else None
    if launcher is not None:
        asked = [launcher, f"-{version}", "-c", "import sys; print(sys.executable)"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        yield from answer.stdout.split("\n")[:1] if answer.returncode == 0 else []
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")  # its shims run only the version that is switched on
    yield from map(str, sorted(pyenv.glob(f"versions/{version}*/bin/python{version}"), reverse=True))


def prepare(python: str, extra: str = "") -> Path:
    """Return an environment of *python* with the project, its pinned dependencies and the *extra* ones; SetupError."""
    version = version_of(python)
    if version is None:
        raise SetupError(f"{python} does not run")
    venv = ROOT / (".venv" if python == first() else f".venv-{version[0]}.{version[1]}")
    if version_of(python_of(venv)) != version:
        print(f"Making {venv.name} with Python {version[0]}.{version[1]}...", flush=True)
        _run([python, "-m", "venv", "--clear", str(venv)], "cannot make a virtual environment (on Debian: python3-venv)")
    _install(venv, extra)
    return venv


def _install(venv: Path, extra: str) -> None:
    stamp = venv / "installed.txt"
    wanted = _fingerprint()
    installed = stamp.read_text(encoding="utf-8").split() if stamp.is_file() else []
    if installed[:1] == [wanted] and extra in ["", *installed[1:]]:
        return
    print(f"Installing into {venv.name}...", flush=True)
    if stamp.is_file():
        stamp.unlink()
    pip = [str(python_of(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt"]
    _run([*pip, *_BUILDER], "cannot install the build tools")
    project = f".[{extra}]" if extra else "."
    _run([*pip, "--no-build-isolation", "-e", project], "cannot install the dependencies")
    stamp.write_text(f"{wanted} {extra}", encoding="utf-8")


def _fingerprint() -> str:
    pins = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    return hashlib.sha256(pins + str(ROOT).encode()).hexdigest()


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetupError(failure)
