"""Extract the messages of the program, bring the English catalogue up to date and compile it."""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, mofile, pofile

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "drafter" / "locale" / "en" / "LC_MESSAGES"
PO, MO = LOCALE / "drafter.po", LOCALE / "drafter.mo"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: drafter\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def extracted() -> Catalog:
    """Return every literal that goes through ``say``, without line numbers, which would change with every edit.

    The syntax tree is read, because Babel's own reader does not look into f-strings.
    """
    template = Catalog(project="drafter", charset="utf-8", fuzzy=False)
    for path in sorted((ROOT / "drafter").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                name = path.relative_to(ROOT).as_posix()
                template.add(
                    _literal(node, name), locations=[(name, None)], flags=["python-brace-format"] if node.keywords else []
                )
    return template


def _literal(call: ast.Call, name: str) -> str:
    message = call.args[0] if call.args else None
    if not isinstance(message, ast.Constant) or not isinstance(message.value, str):
        sys.exit(f"{name}:{call.lineno}: say() takes a literal, or its message could not be translated")
    return message.value


def translated() -> Catalog:
    """Return the English catalogue as it is committed."""
    if not PO.is_file():
        return Catalog(locale="en", project="drafter", charset="utf-8", fuzzy=False)
    with PO.open("rb") as stream:
        return pofile.read_po(stream, locale="en")


def compiled(catalogue: Catalog) -> bytes:
    """Return *catalogue* as gettext reads it; the same catalogue gives the same bytes."""
    catalogue.creation_date = catalogue.revision_date = _EPOCH
    buffer = io.BytesIO()
    mofile.write_mo(buffer, catalogue)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return *catalogue* as people translate it, sorted by message."""
    buffer = io.BytesIO()
    pofile.write_po(buffer, catalogue, width=120, sort_output=True, ignore_obsolete=True, omit_header=True)
    return _HEADER.encode() + buffer.getvalue()


def main() -> int:
    """Write both files and return 1 where something is still untranslated."""
    catalogue = translated()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    LOCALE.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(catalogue))
    MO.write_bytes(compiled(translated()))
    missing = [message.id for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} messages, {len(missing)} to translate")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
