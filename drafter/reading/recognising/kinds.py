"""Which type a document is of: told by its title, its 题注, how it addresses and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.draft.fields import Form

_TITLES = {
    "work-plan": r"工作要点|工作计划|工作打算|工作安排|工作方案|要点$|计划$|規劃$|工作要點|工作計劃",
    "seminar-speech": r"发言|發言|讲话|講話|体会|體會|感悟|心得",
    "exchange-report": r"交流材料|经验材料|經驗材料|交流|典型材料|汇报材料|匯報|工作经验|做法",
    "minutes": r"纪要$",
    "collection": r"汇编|匯編|文集|选编|选集",
}
_TEXTS = {
    "seminar-speech": r"上的(?:书面)?(?:发言|讲话)|不妥之处.{0,6}批评指正|我的(?:发言|汇报)完了|同志们[：:]",
    "exchange-report": r"(?:现将|現將).{0,20}(?:汇报|交流)如下|会交流材料",
    "notice": r"特此通知|通知如下",
    "request": r"(?:妥否|当否|可否|是否妥当|以上请示)[^。]{0,12}(?:批示|批复|审批|审示|审定)|特此请示",
    "minutes": r"纪要如下|会议议定",
}
USUAL = "work-plan"
"""The type of a document that shows none: it has the most fields."""


def recognised_type(title: str, text: str, forms: Mapping[str, Form], *, outlined: bool = False) -> str:
    """Return the name of the type that *title* and the edges of *text* tell, empty where they tell none.

    A type is known by the name people have for it, wherever it comes from; the types that come with drafter by more words.
    *outlined* tells that a 提纲 stood at the head, which types with a field for it print.
    """
    title = "".join(title.split())
    scores: dict[str, float] = {}
    for name, form in forms.items():
        score = 3.0 * bool(form.title and form.title in title)
        score += 2.0 * bool(name in _TITLES and re.search(_TITLES[name], title))
        score += 1.5 * bool(name in _TEXTS and re.search(_TEXTS[name], text))
        score += 1.0 * bool(outlined and "outline" in form.fields)
        scores[name] = score
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] > 0 else ""
