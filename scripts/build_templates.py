"""Build the bundled templates from their profiles; run it after a change to the scaffold or to a profile."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from elements import Elements, with_elements  # noqa: E402

from drafter.base import files  # noqa: E402
from drafter.base.problems import errors_of  # noqa: E402
from drafter.doctypes import scaffold  # noqa: E402
from drafter.doctypes.profile import load_profile  # noqa: E402

PROFILE = "gbt9704"
TEMPLATES = ("work-plan", "seminar-speech", "exchange-report", "collection")
"""The bundled types whose template is the scaffold."""

WITH_ELEMENTS = {
    "notice": Elements(("marks", "organ", "number"), ("imprint-anchor",), "imprint"),
    "request": Elements(("marks", "organ", "number-and-signer"), ("imprint-anchor",), "imprint"),
    "minutes": Elements(("marks", "minutes-head"), ("attendance", "imprint-anchor"), "imprint"),
}
"""The bundled types with a 版头 and a 版记 around it."""


def built() -> dict[Path, bytes]:
    """Return the templates by the path where each belongs."""
    profile, problems = load_profile(PROFILE, [ROOT / "templates" / "profiles"])
    if profile is None:
        sys.exit("\n".join(map(str, errors_of(problems))))
    docx = scaffold.build(profile)
    found = dict.fromkeys(TEMPLATES, docx) | {name: with_elements(docx, own) for name, own in WITH_ELEMENTS.items()}
    return {ROOT / "templates" / name / "document.docx": template for name, template in found.items()}


if __name__ == "__main__":
    for path, docx in built().items():
        files.write(path, docx)
        print(path.relative_to(ROOT))
