"""How fast a text is reviewed: from nothing, and after one paragraph has changed.

    python -m benchmarks.review

20 000 characters in some 280 paragraphs, the bundled word list and 5 000 canonical phrases. Times are the median of the
processor's milliseconds. The peers do a part of the work in a plain way: a scan of the text with a pattern a wrong word, and
``difflib`` looking for each phrase in each paragraph, estimated from a hundredth of the phrases.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from random import Random
from statistics import median
from time import thread_time

from benchmarks.phrases import ACTIONS, ENDS, QUALITIES, THINGS, phrases
from drafter.review.document import Document
from drafter.review.engine import Review
from drafter.review.phrases.standing import Standing, StandingPhrases
from drafter.review.plain import read_plain
from drafter.review.reference import Reference
from drafter.review.registry import text_rules
from drafter.review.wordlist import WordList, bundled_words, read_words

CHARACTERS = 20_000
PHRASES = 5_000
ROUNDS = 21
SAMPLE = 50


def main() -> None:
    standing = [Standing(each.id, "".join(each.text).strip("，。")) for each in phrases(PHRASES)]
    words, _ = read_words([bundled_words()])
    text = text_of(standing)
    lines = [line for line in text.split("\n") if line]
    print(f"{len(text):,} characters, {len(lines)} paragraphs, {len(standing):,} phrases, {len(words.words)} words")
    reference = Reference(words, phrases=StandingPhrases(tuple(standing)))
    rules = [rule for rule in text_rules() if rule.is_on]
    whole = timed("to passages", lambda: read_plain(text), None)
    document = read_plain(text)
    Review(rules, reference).findings(document)  # loads pypinyin, whose 0.2 s come once in the life of a process
    first = timed("from nothing", lambda: Review(rules, reference).findings(document), whole)
    timed("with passages and index", lambda: anew(standing, words, text), first)
    review = Review(rules, reference)
    review.findings(document)
    changed = [with_change(document, number) for number in range(ROUNDS + 1)]
    timed("one paragraph changed", lambda: review.findings(changed.pop()), first)
    timed("index of the phrases", lambda: StandingPhrases(tuple(standing)), first)
    peers(text, lines, standing, reference, first)
    print("\nwhere the time goes, from nothing:")
    for rule in rules:
        timed(f"  {rule.id}", lambda rule=rule: Review([rule], reference).findings(document), first)


def peers(text: str, lines: list[str], standing: list[Standing], reference: Reference, first: float) -> None:
    """Print what plainer ways to do parts of the work take."""
    patterns = [re.compile(re.escape(word.wrong)) for word in reference.words.words]
    timed("peer: re, a pattern a word", lambda: [pattern.findall(text) for pattern in patterns], first)
    sample = [each.text for each in standing[:: PHRASES // SAMPLE]]
    start = thread_time()
    for phrase in sample:
        matcher = difflib.SequenceMatcher(None, b=phrase, autojunk=False)
        for line in lines:
            matcher.set_seq1(line)
            matcher.find_longest_match()
    seconds = (thread_time() - start) * PHRASES / len(sample)
    print(f"{'peer: difflib, all phrases':<30}{seconds * 1000:10.0f} ms{seconds * 1000 / first:9.0f} ×")


def anew(standing: list[Standing], words: WordList, text: str) -> None:
    """Review *text* with nothing prepared."""
    rules = [rule for rule in text_rules() if rule.is_on]
    Review(rules, Reference(words, phrases=StandingPhrases(tuple(standing)))).findings(read_plain(text))


def timed(name: str, work: object, base: float | None) -> float:
    """Print and return the median milliseconds of *work*, and how many times *base* that is."""
    assert callable(work)
    times = []
    for _ in range(ROUNDS):
        start = thread_time()
        work()
        times.append((thread_time() - start) * 1000)
    found = median(times)
    ratio = f"{found / base:9.2f} ×" if base else ""
    print(f"{name:<30}{found:10.2f} ms{ratio}")
    return found


def text_of(standing: list[Standing]) -> str:
    """Return a text of the same words as the phrases; now and then one is quoted, or misquoted."""
    chance = Random(7)
    lines = ["2026年区图书馆工作要点", ""]
    section = 0
    while sum(map(len, lines)) < CHARACTERS:
        if len(lines) % 12 == 2:
            section += 1
            lines.append(f"（{section}）{chance.choice(ACTIONS)}{chance.choice(THINGS)}")
        clauses = [
            chance.choice(QUALITIES) + chance.choice(ACTIONS) + "".join(chance.sample(THINGS, 2))
            for _ in range(chance.randrange(4, 12))
        ]
        if chance.random() < 0.2:
            quoted = chance.choice(standing).text
            at = len(quoted) // 2
            clauses.append(quoted if chance.random() < 0.5 else quoted[:at] + "新" + quoted[at:])
        lines.append("，".join([*clauses, chance.choice(ENDS)]) + "。")
    return "\n".join(lines)


def with_change(document: Document, number: int) -> Document:
    """Return *document* with a character more in one paragraph."""
    at = 40 + number
    passages = list(document.passages)
    passages[at] = replace(passages[at], text=f"{passages[at].text}另{number}")
    return replace(document, passages=tuple(passages))


if __name__ == "__main__":
    main()
