"""Word files out of sketches, the notation in which the rules of the format write their examples.

A line is ``[what it is, how it looks] its words``. ``[标题]`` ``[正文]`` ``[附件说明]`` ``[附件]`` ``[附件标题]`` look as the
standard wants unless the line says otherwise: a font, a size, 加粗, 居左, 居中, 顶格, 行距=30磅, 右空=2, 西文=Calibri, 接排,
40段;
``[自动 一、]`` is numbered by Word; ``[修订]``, ``[批注]``, ``[隐藏]`` say what they are. ``[页面 上=25.4]``, ``[页码 居中]``,
``[页码 - 1 -]``, ``[表格 行=60 重复表头]``, ``[文件 作者=某某]`` stand alone. ``↵`` is a line break.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from rawdocx import abstract, element, level, num

from drafter.doctypes.profile import SIZES

_LINE = re.compile(r"\[(?P<tags>[^\]]*)\] ?(?P<words>.*)")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    "标题": ("方正小标宋简体", "二号"),
    "正文": ("仿宋", "三号"),
    "附件说明": ("仿宋", "三号"),
    "附件": ("黑体", "三号"),
    "附件标题": ("方正小标宋简体", "二号"),
    "自动": ("黑体", "三号"),
    "修订": ("仿宋", "三号"),
    "批注": ("仿宋", "三号"),
    "隐藏": ("仿宋", "三号"),
}
_CENTRED = ("标题", "附件标题")
_FLUSH = ("标题", "附件", "附件标题")
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def sketch(text: str) -> bytes:
    """The bytes of the docx that *text* sketches."""
    drawn = _Drawing()
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        assert match is not None, line
        drawn.line(match["tags"].split(), match["words"])
    return drawn.docx()


def is_sketch(text: str) -> bool:
    """Whether an example is one of these."""
    return text.startswith("[")


class _Drawing:
    def __init__(self) -> None:
        self.body: list[str] = []
        self.page = {"宽": 210.0, "高": 297.0, "上": 37.0, "下": 35.0, "左": 28.0, "右": 26.0}
        self.footers = {"default": _footer("— 1 —", "right"), "even": _footer("— 1 —", "left")}
        self.author = ""
        self.extra: dict[str, str] = {}
        self.outside: list[str] = []

    def line(self, tags: list[str], words: str) -> None:
        match tags[0]:
            case "页面":
                self.page |= {key: float(value) for key, _, value in (tag.partition("=") for tag in tags[1:])}
            case "页码":
                self._page_number(tags[1:])
            case "文件":
                self._file(tags[1:])
            case "表格":
                self.body.append(_table(tags[1:]))
            case _:
                self._paragraph(tags, words)

    def _page_number(self, tags: list[str]) -> None:
        if tags == ["无"]:
            self.footers = {}
            return
        size = next((tag for tag in tags if tag in SIZES), "四号")
        form = " ".join(tag for tag in tags if tag in {"-", "—", "1"}) or "— 1 —"
        font = next((tag for tag in tags if tag not in {"-", "—", "1", "居中", size}), "宋体")
        places = {"default": "right", "even": "left"} if "居中" not in tags else {"default": "center", "even": "center"}
        self.footers = {kind: _footer(form, place, font, size) for kind, place in places.items()}

    def _file(self, tags: list[str]) -> None:
        for tag in tags:
            name, _, value = tag.partition("=")
            if name == "作者":
                self.author = value
            elif name == "宏":
                self.extra["word/vbaProject.bin"] = ""
            elif name == "外链":
                self.outside.append("https://example.org/picture.png")

    def _paragraph(self, tags: list[str], words: str) -> None:
        kind = tags[0] if tags[0] in _KINDS else "正文"
        own = [tag for tag in tags if tag != kind]
        if kind == "自动":
            own.remove("一、")
        font, size = _KINDS[kind]
        size = next((tag for tag in own if tag in SIZES), size)
        named = dict(tag.split("=") for tag in own if "=" in tag)
        times = next((int(tag[:-1]) for tag in own if re.fullmatch(r"\d+段", tag)), 1)
        plain = {"加粗", "居左", "居中", "顶格", "接排", size, f"{times}段"}
        font = next((tag for tag in own if tag not in plain and "=" not in tag), font)
        look = _look(font, named.get("西文", font), size, bold="加粗" in own, hidden=kind == "隐藏")
        self.body += [f"<w:p>{_layout(kind, own, named)}{_inside(kind, look, words)}</w:p>"] * times

    def docx(self) -> bytes:
        relations = [("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml")]
        relations += [("footer", f"footer-{kind}.xml") for kind in self.footers]
        links = "".join(f'<w:footerReference w:type="{kind}" r:id="rId{4 + at}"/>' for at, kind in enumerate(self.footers))
        width, height, *edges = (round(length * 1440 / 25.4) for length in self.page.values())
        sides = zip(("top", "bottom", "left", "right"), edges, strict=True)
        margins = " ".join(f'w:{side}="{length}"' for side, length in sides)
        section = f'<w:sectPr>{links}<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/></w:sectPr>'
        parts = {
            "_rels/.rels": _relations([("officeDocument", "word/document.xml")], core=True),
            "word/_rels/document.xml.rels": _relations(relations, self.outside),
            "word/document.xml": element("document", f"<w:body>{''.join(self.body)}{section}</w:body>"),
            "word/styles.xml": element("styles", ""),
            "word/settings.xml": element("settings", "<w:evenAndOddHeaders/>"),
            "word/numbering.xml": element("numbering", abstract(0, level(0, "%1、", "chineseCountingThousand")) + num(1)),
            **{f"word/footer-{kind}.xml": element("ftr", xml) for kind, xml in self.footers.items()},
            "docProps/core.xml": f"<core><creator>{self.author}</creator></core>",
            **self.extra,
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, xml in parts.items():
                archive.writestr(name, xml)
        return buffer.getvalue()


def _look(font: str, latin: str, size: str, *, bold: bool = False, hidden: bool = False) -> str:
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}"/>'
    more = "<w:b/>" * bold + "<w:vanish/>" * hidden
    return f'<w:rPr>{fonts}{more}<w:spacing w:val="-5"/><w:sz w:val="{round(SIZES[size] * 2)}"/></w:rPr>'


def _layout(kind: str, tags: list[str], named: dict[str, str]) -> str:
    pitch = round(float(named.get("行距", "28.95磅").removesuffix("磅")) * 20)
    indent = "" if kind in _FLUSH or "顶格" in tags else '<w:ind w:firstLineChars="200"/>'
    centred = "居中" in tags or (kind in _CENTRED and "居左" not in tags)
    page = "<w:pageBreakBefore/>" if kind == "附件" and "接排" not in tags else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if kind == "自动" else ""
    jc = '<w:jc w:val="center"/>' if centred else ""
    if "右空" in named:
        indent, jc = f'<w:ind w:rightChars="{round(100 * float(named["右空"]))}"/>', '<w:jc w:val="right"/>'
    return f'<w:pPr>{page}{number}<w:spacing w:line="{pitch}" w:lineRule="exact"/>{indent}{jc}</w:pPr>'


def _inside(kind: str, look: str, words: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("↵"))
    run = f"<w:r>{look}{lines}</w:r>"
    if kind == "修订":
        return f'<w:ins w:id="1" w:author="某某">{run}</w:ins>'
    return run + '<w:r><w:commentReference w:id="1"/></w:r>' if kind == "批注" else run


def _table(tags: list[str]) -> str:
    named = dict(tag.split("=") for tag in tags if "=" in tag)
    width = round(float(named.get("宽", "150")) * 1440 / 25.4)
    header = "<w:tblHeader/>" if "重复表头" in tags else ""
    whole = "<w:cantSplit/>" if "整行" in tags else ""
    words = "完成少儿阅览区改造" * (6 if "长" in tags else 1)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:r>{_look("仿宋", "仿宋", "三号")}'
    rows = [
        f"<w:tr><w:trPr>{whole}{header if not at else ''}</w:trPr>{cell}<w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>"
        for at in range(int(named["行"]))
    ]
    return f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr>{"".join(rows)}</w:tbl>'


def _footer(form: str, place: str, font: str = "宋体", size: str = "四号") -> str:
    look = _look(font, font, size)
    before, after = form.split("1")
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
    inside = f"<w:r>{look}<w:t>{before}</w:t></w:r>{field}<w:r>{look}<w:t>{after}</w:t></w:r>"
    inset = f'<w:ind w:{place}Chars="100"/>' if place != "center" else ""
    return f'<w:p><w:pPr>{inset}<w:jc w:val="{place}"/></w:pPr>{inside}</w:p>'


def _relations(targets: list[tuple[str, str]], outside: list[str] | None = None, *, core: bool = False) -> str:
    found = [
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    ]
    found += [
        f'<Relationship Id="out{at}" Type="{_OFFICE}/image" Target="{target}" TargetMode="External"/>'
        for at, target in enumerate(outside or [])
    ]
    if core:
        found.append(f'<Relationship Id="core" Type="{_CORE_TYPE}" Target="docProps/core.xml"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'
