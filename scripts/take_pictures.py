"""Pictures of the drafting screen for the documentation: the program's own SVG of the example plan.

Run:  python -m scripts.take_pictures
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "work-plan.yaml"
SIZE = (140, 40)
KEYS: dict[str, Sequence[str]] = {
    "screen-welcome": (),
    "screen-body": ("f6", "pagedown"),
    "screen-appendix": ("f4", "down", "down", "down", "down"),
    "screen-phrases": ("f6", "f2", "l", "d", "d", "t"),
    "screen-problems": ("f8", "f8"),
}
SLIPS = {"一馆一策提出改进办法。": "一馆一策提出改进办法,", "“三会一课”、主题党日": "“三会一课“、主题党日"}
"""What is written into the example for the picture of problems."""
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'textLength="([0-9.]+)"([^>]*)>([^<]*)<')
_CELL = 12.2  # units of the picture that a cell is wide
_FONTS = '"DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", "Sarasa Mono SC", NSimSun, monospace'
"""Latin letters and lines first, for Chinese fonts draw lines two cells wide; the pictures fetch none from elsewhere."""


def drawn(svg: str) -> str:
    """Return *svg* without fonts from elsewhere, in fonts of two widths, every text as long as its cells.

    Rich counts characters where it says how long a text is, and asks for full-width forms of Latin letters.
    """
    svg = re.sub(r"font-family: ?Fira Code, monospace", f"font-family: {_FONTS}", _FONT_FACE.sub("", svg))
    svg = svg.replace("font-variant-east-asian: full-width;", "")
    return _TEXT.sub(lambda match: f'textLength="{_CELL * cell_len(html.unescape(match[3])):g}"{match[2]}>{match[3]}<', svg)


def with_slips(text: str) -> str:
    """Return the answers *text* with a writer's slips in it."""
    for right, wrong in SLIPS.items():
        text = text.replace(right, wrong)
    return text


async def take(name: str, keys: Sequence[str], path: Path | None) -> str:
    """Return the picture after *keys*, of the draft *path* or of the first screen."""
    from drafter.doctypes import Layer, Location, TypeLibrary
    from drafter.doctypes.locations import bundled
    from drafter.tui.app import Drafter

    app = Drafter(lambda: TypeLibrary([Location(Layer.BUNDLED, bundled())]), path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.5)
        await pilot.pause(1)
        svg = app.export_screenshot(title=name)
        await app.action_quit()
        return svg


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        os.chdir(folder)
        plan = Path(shutil.copy(EXAMPLE, folder))
        for name, keys in KEYS.items():
            if name == "screen-problems":
                plan.write_text(with_slips(plan.read_text(encoding="utf-8")), encoding="utf-8")
            svg = drawn(asyncio.run(take("drafter", keys, plan if keys else None)))
            (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
