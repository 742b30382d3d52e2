"""The elements around a text as values: 版头 (GB/T 9704-2012 7.2), 版记 (7.4), who was at a meeting (10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.fields import Form, Value

ORGAN = "organ_mark"
"""The field of the 发文机关标志; a type that has it prints a 版头."""
ATTENDANCE: Mapping[str, str] = {"出席": "present", "请假": "absent", "列席": "attending"}
_YEAR = r"[〔\[（(【]\s*(?:\d{4}|[12]0[xX×]{2})\s*[〕\]）)】]"
NUMBER = rf"[\u3400-\u9fff]{{0,14}}\s*{_YEAR}\s*(?:第\s*)?[\dxX×]*\s*[号期]|第\s*[\dxX×]+\s*[号期]"
"""A 发文字号 (its digits may be masked or open), or the number of an issue of minutes."""
_MARKS: Mapping[str, str] = {
    "copy_number": "[0-9]{6}",
    "secrecy": "(?:绝密|机密|秘密)(?:★.*)?",
    "urgency": "特急|加急",
}
_SIGNED = re.compile(r"(?P<number>\S.*?)??[ \t\u3000]*签发人[：:][ \t\u3000]*(?P<signer>\S.*)")
_DATED = re.compile(r"(?P<organisation>\S.*?)[ \t\u3000]+(?P<issued>\d{4}年\d{1,2}月\d{1,2}日)")
_COPIES = re.compile(r"抄\s*送[：:]\s*(?P<names>\S.*?)。?")
_PRINTED = re.compile(r"(?P<printer>\S.*?)??[ \t\u3000]*(?:(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*印发)?")
_CONTACT = re.compile(r"联系人：(?P<contact>[^，：]+)，电话：(?P<phone>[^，：]+)")
_OWN_NAME = re.compile(r"\{\{\s*organisation\s*\}\}(?P<rest>[^{}]+)")


def mark_of(line: str) -> tuple[str, str] | None:
    """Return the field of the 份号, 密级 or 紧急程度 that *line* is, and its value; None for any other line."""
    return next(((key, line) for key, pattern in _MARKS.items() if re.fullmatch(pattern, line)), None)


def below_organ(line: str) -> dict[str, Value]:
    """Return what a line between 发文机关标志 and title says: a 发文字号, with 签发人 behind it, or an office and a date."""
    if signed := _SIGNED.fullmatch(line):
        return {key: words for key, words in signed.groupdict().items() if words}
    if dated := _DATED.fullmatch(line):
        return {"organisation": dated["organisation"], "issued": _date(dated["issued"])}
    return {"number": line}


def head_of(above: Iterable[str], organ: str, below: Iterable[str], form: Form, signature: str) -> dict[str, Value]:
    """Return the values of a 版头: the lines *above* and *below* the 发文机关标志 *organ*.

    What *form* computes (标志 = 发文机关 + 文件) is not among them, unless another office signs: *signature*. A mark of
    several organs stays as it is, and the first of them is the one that leads (GB/T 9704-2012 7.2.4).
    """
    values: dict[str, Value] = dict(found for found in map(mark_of, above) if found is not None)
    values[ORGAN] = organ
    for line in below:
        undated = "issued" in form.fields and not re.search(r"[\d〔\[（(第号期]", line)
        values |= {"organisation": line} if undated else below_organ(line)
    behind = _behind_name(form)
    if "\n" in organ:
        return {"organisation": organ.split("\n")[0].removesuffix(behind)} | values
    own = organ.removesuffix(behind)
    if own != organ and values.get("organisation", signature or own) == own:
        values["organisation"] = own
        del values[ORGAN]
    return values


def _behind_name(form: Form) -> str:
    """Return what the 发文机关标志 of *form* has behind the name of the office: 文件."""
    found = _OWN_NAME.fullmatch(form.fields[ORGAN].default) if ORGAN in form.fields else None
    return found["rest"] if found is not None else ""


def imprint_of(lines: Iterable[str]) -> dict[str, Value]:
    """Return the values of a 版记: 抄送, 印发机关, 印发日期; a line that is none of them is not among them."""
    values: dict[str, Value] = {}
    for line in lines:
        if copies := _COPIES.fullmatch(line):
            values["copies"] = tuple(each.strip() for each in re.split("[，,]", copies["names"]))
        elif (printed := _PRINTED.fullmatch(line)) is not None and line:
            values |= {"printer": printed["printer"]} if printed["printer"] else {}
            values |= {"print_date": _date(printed["date"])} if printed["date"] else {}
    return values


def attendance_of(line: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the field and the people of a line that begins 出席：, 请假： or 列席：; None for any other line."""
    label, colon, names = line.replace(":", "：", 1).partition("：")
    key = ATTENDANCE.get(label.strip())
    return (key, tuple(names.strip().split("、"))) if key and colon and names.strip() else None


def contact_of(remark: str) -> dict[str, Value]:
    """Return the 联系人 and 电话 that a 附注 is, none of them where it says anything else."""
    found = _CONTACT.fullmatch(remark.strip("（()）"))
    return {key: words for key, words in found.groupdict().items() if words} if found is not None else {}


def words_of(values: Mapping[str, Value]) -> str:
    """Return all words that *values* hold."""
    return "".join("".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in values.values())


def _date(text: str) -> DocumentDate | str:
    try:
        return parse_date(text) or text
    except ValueError:
        return text
