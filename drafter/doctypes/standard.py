"""The fields that every document knows: where they print is settled, so their kinds are too."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.draft.fields import Kind

_WORDS = (Kind.LINE, Kind.TEXT, Kind.CHOICE)

STANDARD: Mapping[str, tuple[Kind, ...]] = {
    "title": _WORDS,
    "subtitle": _WORDS,
    "note": _WORDS,  # 题注
    "cover": (Kind.YESNO,),  # 封面
    "compiler": _WORDS,  # 编印单位, on the title page
    "contents": (Kind.YESNO,),  # 目录
    "contents_depth": (Kind.NUMBER,),
    "outline": (Kind.YESNO,),  # 提纲
    "outline_depth": (Kind.NUMBER,),
    "addressee": _WORDS,  # 主送
    "salutation": _WORDS,  # 称谓
    "opening": (Kind.OUTLINE,),
    "body": (Kind.OUTLINE,),
    "closing": (Kind.OUTLINE,),
    "appendices": (Kind.APPENDICES,),
    "signature": _WORDS,  # 落款
    "sealed": (Kind.YESNO,),
    "date": (Kind.DATE,),  # 成文日期
    "remark_line": _WORDS,  # 附注
    "parts": (Kind.DOCUMENTS,),
}
"""The kinds a field with one of these keys may have."""
