"""A docx out of raw XML, for tests that need files no library would write.

``raw_docx(body, styles=…, numbering=…)`` gives the bytes of a file; its parts are made with the functions below, or by hand.
"""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = " ".join(
    (
        f'xmlns:w="{W}"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
    )
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(name: str, inside: str) -> str:
    """Return *inside* in the root element ``w:name`` with all namespaces."""
    return f"{_DECLARATION}<w:{name} {_NAMESPACES}>{inside}</w:{name}>"


def raw_docx(
    body: str = "", *, section: str = "", styles: str = "", numbering: str = "", footnotes: str = "", endnotes: str = ""
) -> bytes:
    """Return the bytes of a docx whose parts hold the given XML (*section* the page set-up); an empty part is left out."""
    inside = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    parts = {f"word/{name}.xml": element(name, xml) for name, xml in inside.items() if xml}
    parts["word/document.xml"] = element("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>")
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a docx with *parts*, its content types and relationships made to fit."""
    beside = [name for name in parts if name.startswith("word/") and name != "word/document.xml"]
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN_TYPE}.{_kind(name)}{".main" if "document" in name else ""}+xml"/>'
        for name in parts
        if name.startswith("word/")
    )
    package = {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relationships({_kind(name): name.removeprefix("word/") for name in beside}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (package | parts).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _kind(name: str) -> str:
    return name.removeprefix("word/").removesuffix(".xml")


def _relationships(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{count}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for count, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def level(index, text, number_format="decimal", more="", start=1):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number, *levels):
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number, of=0, inside=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def restart(index, start=1):
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def listed(index, of=1, text="文"):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{of}"/></w:numPr>')


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(name, inside="", based_on="", more='w:type="paragraph"'):
    basis = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style {more} w:styleId="{name}"><w:name w:val="{name}"/>{basis}{inside}</w:style>'


OFFICIAL = abstract(
    0,
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3."),
    level(3, "（%4）"),
)
"""The levels of an official document; ``num(1)`` makes a list of them."""
