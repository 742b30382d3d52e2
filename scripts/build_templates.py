"""Build the bundled templates from their profiles; run it after a change to the scaffold or to a profile."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from drafter.base import files  # noqa: E402
from drafter.base.problems import errors_of  # noqa: E402
from drafter.doctypes import scaffold  # noqa: E402
from drafter.doctypes.profile import load_profile  # noqa: E402

TEMPLATES = dict.fromkeys(("work-plan", "seminar-speech", "exchange-report", "collection"), "gbt9704")
"""The bundled types whose template is built, each with its profile."""


def built() -> dict[Path, bytes]:
    """Return the templates by the path where each belongs."""
    found = {}
    for folder, name in TEMPLATES.items():
        profile, problems = load_profile(name, [ROOT / "templates" / "profiles"])
        if profile is None:
            sys.exit("\n".join(map(str, errors_of(problems))))
        found[ROOT / "templates" / folder / "document.docx"] = scaffold.build(profile)
    return found


if __name__ == "__main__":
    for path, docx in built().items():
        files.write(path, docx)
        print(path.relative_to(ROOT))
