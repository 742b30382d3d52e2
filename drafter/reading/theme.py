"""The fonts of a docx's theme, which styles may ask for instead of naming one (ECMA-376-1 20.1.4.1.18, 17.3.2.26)."""

from __future__ import annotations

from drafter.reading.ooxml import Element, w

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCRIPTS = {"zh-cn": "Hans", "zh-sg": "Hans", "zh-tw": "Hant", "zh-hk": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}


class Theme:
    """The theme part; without one no font is known."""

    def __init__(self, root: Element | None, settings: Element | None) -> None:
        """Take the theme's *root* and the *settings*, whose ``w:themeFontLang`` tells which East Asian font is meant."""
        self._root = root
        languages = None if settings is None else settings.find(w("themeFontLang"))
        language = "" if languages is None else languages.get(w("eastAsia"), "")
        self._script = _SCRIPTS.get(language.lower(), "")

    def font(self, name: str) -> str:
        """Return the font that a style calls *name* (``minorEastAsia``, ``majorHAnsi``), empty where the theme has none."""
        kind = "major" if name.startswith("major") else "minor"
        fonts = None if self._root is None else self._root.find(f".//{_A}{kind}Font")
        if fonts is None:
            return ""
        slot = "ea" if name.endswith("EastAsia") else "cs" if name.endswith("Bidi") else "latin"
        face = fonts.find(f"{_A}{slot}")
        named = "" if face is None else face.get("typeface", "")
        return named or (self._of_script(fonts) if slot == "ea" else "")

    def _of_script(self, fonts: Element) -> str:
        found = (each.get("typeface", "") for each in fonts.findall(f"{_A}font") if each.get("script") == self._script)
        return next(found, "")
