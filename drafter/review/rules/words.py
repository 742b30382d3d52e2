"""Words of the layered list that are written wrong."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule
from drafter.review.wordlist import Word, WordList

_SAMPLE = Reference(words=WordList((Word("布署", "部署", Severity.ERROR, certain=True),)))


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "word",
        say("词表里的错别字、易混词"),
        Severity.WARNING,
        say("《现代汉语词典》《第一批异形词整理表》和单位自己的词表"),
        say("词表分自带、共享、个人三层（words.toml），每个词有轻重，可以写前接、后接的条件；同一个词以上层的为准。"),
        "认真布署年度工作。",
        "认真部署年度工作。",
        look=_look,
        sample=_SAMPLE,
    )


def _look(passage: Passage, reference: Reference) -> Iterator[Note]:
    for start, end, word in reference.words.found_in(passage.text):
        yield Note(start, end, _message(word), word.right or None, word.certain, word.level)


def _message(word: Word) -> str:
    if word.right and word.note:
        return say("“{wrong}”应为“{right}”：{note}", wrong=word.wrong, right=word.right, note=word.note)
    if word.right:
        return say("“{wrong}”应为“{right}”", wrong=word.wrong, right=word.right)
    return say("“{wrong}”：{note}", wrong=word.wrong, note=word.note)
