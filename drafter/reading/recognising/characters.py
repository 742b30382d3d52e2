"""Characters that no reader sees, pinyin set in against copying, traditional characters."""

from __future__ import annotations

import re

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.reading.recognising.accounts import Accounts, Change

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff]")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[(（][a-zü]*[{_TONES}][a-zü]*[)）]")


def visible(text: str, accounts: Accounts) -> str:
    """Return *text* without the control and format characters that stand in it."""
    if text.isprintable():
        return text
    found = _INVISIBLE.findall(text)
    if not found:
        return text
    accounts.change(Change.INVISIBLE, "".join(found), times=len(found))
    return _INVISIBLE.sub("", text)


def without_pinyin(text: str, accounts: Accounts) -> str:
    """Return *text* without the readings that pages set behind characters against copying: 區(qū)委 → 區委."""
    if text.isascii():
        return text
    found = _PINYIN.findall(text)
    if not found:
        return text
    accounts.change(Change.PINYIN, "".join(found), times=len(found))
    return bare(text)


def bare(text: str) -> str:
    """Return *text* without such readings."""
    return _PINYIN.sub("", text)


def escaped(text: str, accounts: Accounts) -> str:
    """Return *text* so that it is read as words: braces that would begin an expression are written as one."""
    if "{{" not in text:
        return text
    words = text.replace("{{", '{{ "{{" }}')
    accounts.change(Change.ESCAPED, text, words, text.count("{{"))
    return words


class MissingConverterError(DrafterError):
    """The package that knows traditional characters is not installed."""

    def __init__(self) -> None:
        super().__init__(
            say("没有安装繁简转换的组件，不能把繁体字改为简体字"),
            say("请安装 opencc-python-reimplemented，或不要求繁简转换"),
        )


class Simplifier:
    """Turns traditional characters into simplified ones; MissingConverterError where the package for it is not installed."""

    def __init__(self) -> None:
        try:
            from opencc import OpenCC  # an optional package, and its tables take 40 ms to read
        except ImportError as error:
            raise MissingConverterError from error
        self._convert = OpenCC("t2s").convert

    def __call__(self, text: str, accounts: Accounts) -> str:
        """Return *text* in simplified characters."""
        simplified: str = self._convert(text)
        if simplified != text:
            changed = sum(one != other for one, other in zip(text, simplified, strict=False))
            accounts.change(Change.SIMPLIFIED, text, simplified, times=max(1, changed))
        return simplified
