"""Messages for people: the source strings are Chinese, other languages come from gettext catalogues."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable
from pathlib import Path

_DOMAIN = "drafter"
_FOLDER = Path(__file__).parent.parent / "locale"
_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"


def language_wanted(option: str | None = None) -> str:
    """Return ``"en"`` or ``"zh"``: the option, else DRAFTER_LANG, else LC_ALL, LC_MESSAGES, LANG.

    Only a value that begins with ``en`` gives English; C, POSIX or nothing set is Chinese.
    """
    names = ("DRAFTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = option or next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "en" if chosen.lower().startswith("en") else "zh"


def use_language(language: str) -> None:
    """Speak *language* (``"zh"`` or ``"en"``) from now on."""
    global _translations, _language
    _language = language
    if language == "zh":
        _translations = gettext.NullTranslations()
    else:
        _translations = gettext.translation(_DOMAIN, _FOLDER, [language], fallback=True)


def language() -> str:
    """Return the language spoken now, ``"zh"`` or ``"en"``."""
    return _language


def listed(words: Iterable[str]) -> str:
    """Return *words* one after another as the language spoken now lists them: 甲、乙 or a, b."""
    return ("、" if _language == "zh" else ", ").join(words)


def say(text: str, /, **values: object) -> str:
    """Return the sentence *text* in the user's language, its ``{name}`` places filled with *values*.

    *text* must be a literal: the catalogues are extracted from the calls.
    """
    sentence = _translations.gettext(text)
    return sentence.format(**values) if values else sentence
