"""How long it takes to recognise a plain text of 20 000 characters: ``python -m benchmarks.importing``.

Beside drafter run the plain way to do a part of it (one regular expression that splits the text before its numbers) and
python-docx, which opens a docx of the same paragraphs and reads their texts. Printed are medians in ms and the ratios;
nothing is asserted. The target is 50 ms for drafter.
"""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document

from benchmarks.render import TYPES
from benchmarks.timing import side_by_side
from drafter.draft.numerals import chinese
from drafter.reading.plain import read_plain
from drafter.reading.recognising import read_lines

CHARACTERS = 20_000
SENTENCE = "围绕读者需求完善服务制度,按季度检查落实情况,逐项明确责任部门和完成时限(含分馆),年底通报结果。"
NUMBER = re.compile(r"(?m)^(?=[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）)")


def text_of(characters: int) -> str:
    """A plan of about that many *characters* with dirt above, half-width punctuation and a list of tasks behind."""
    rows = ["阅读:854 下载:5", "2027年区图书馆工作要点", "2027年,全馆重点做好以下工作。"]
    section = 0
    while sum(map(len, rows)) < characters * 0.8:
        section += 1
        rows.append(f"{chinese(section)}、提升服务效能,办好第{section}类活动")
        rows += [f"{n}.优化“空间布局”。{SENTENCE * (2 + n % 3)}" for n in range(1, 6)]
    rows += ["附件:2027年重点任务清单", "区图书馆", "2026年12月20日", "附件", "2027年重点任务清单"]
    task = 0
    while sum(map(len, rows)) < characters:
        task += 1
        rows.append(f"{task}.完成第{task}项改造任务,按期投入使用(牵头单位:办公室,配合单位:典藏部、读者服务部)")
    return "\n".join(rows)


def docx_of(text: str) -> bytes:
    document, out = Document(), BytesIO()
    for row in text.split("\n"):
        document.add_paragraph(row)
    document.save(out)
    return out.getvalue()


def main() -> None:
    text = text_of(CHARACTERS)
    data, docx = text.encode(), docx_of(text)
    forms = {name: TYPES.form(name) for name in TYPES.names()}
    contenders = {
        "drafter": lambda: read_lines(read_plain(data, "plan.txt")[0], forms),
        "split by a regular expression": lambda: NUMBER.split(text),
        "python-docx": lambda: [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs],
    }
    times = side_by_side(contenders, 15)
    print(f"{len(text)} characters, {text.count(chr(10)) + 1} lines")
    for name, seconds in times.items():
        print(f"{name:32} {seconds * 1000:8.2f} ms   drafter takes {times['drafter'] / seconds:.2f} times that")


if __name__ == "__main__":
    main()
