"""The search that is felt on every key: a few tiers of finds in the strands, forty from each, ranked together."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.snippets.search.fold import fold
from drafter.snippets.search.index import Facet, Index
from drafter.snippets.search.query import Query, likely, read_query, wanted
from drafter.snippets.search.ranking import Found, Ranking
from drafter.snippets.search.seek import Members, Wanted, Word, together

ENOUGH = 5
"""With fewer finds than this, typing mistakes are allowed for."""

_PER_TIER = 40
_DEAREST = 500_000.0  # what looking for the words in one may cost, in characters skipped by str.find
_MOST_USED = 200


class Filters(NamedTuple):
    """What every find has to be: in one of the categories, with all tags, for one of the types. Empty asks nothing.

    Names count where they are exact, else by their beginning, in characters or pinyin. A phrase without types suits all.
    """

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


NO_FILTERS = Filters()


class _Scope(NamedTuple):
    """The rows that pass, ascending (None: all), and how many of each kind are enough."""

    members: array[int] | None
    most: int


class Search:
    """Searches one *index*; *used* is how much each phrase has been used of late, by id, *today* the number 20261231."""

    def __init__(self, index: Index, used: Mapping[str, float], today: int) -> None:
        self.index = index
        rows = ((index.row_of(each), weight) for each, weight in used.items())
        self._used = {row: weight for row, weight in rows if row is not None}
        self._ranking = Ranking(index, self._used, today)

    def find(self, text: str, limit: int, filters: Filters = NO_FILTERS) -> list[Found]:
        """Return what the query *text* finds, the best first, at most *limit*."""
        query = read_query(text)
        scope = _Scope(self._members(query, filters), max(limit, _PER_TIER))
        if not query.words:
            return self._listed(scope.members, limit)
        words = self._words(query, scope)
        found = self._by_id(query, scope)
        known = {each.row for each in found}
        rows = self._exact(query, words, scope) if all(each.inside for each in words) else ()
        found += self._ranking.ranked((row for row in rows if row not in known), words)
        if len(found) < min(ENOUGH, limit):
            found += self._mistyped(query, words, scope, {each.row for each in found})
        return found[:limit]

    def _words(self, query: Query, scope: _Scope) -> list[Wanted]:
        """Return what to look for: with an eye to how much of each word has to be gone through until there is enough."""
        frequencies, total = self.index.frequencies, max(1, len(self.index))
        counts = [likely(word, frequencies) for word in query.words]
        rows = float(total if scope.members is None else len(scope.members))
        for count in counts:
            rows *= min(1.0, count / total)
        share = scope.most / rows if rows > scope.most else float("inf")
        return [wanted(word, frequencies, count * share) for word, count in zip(query.words, counts, strict=True)]

    def _by_id(self, query: Query, scope: _Scope) -> list[Found]:
        row = self.index.row_of(query.words[0]) if len(query.words) == 1 and "-" in query.words[0] else None
        return [Found(row)] if row is not None and _is_member(row, scope.members) else []

    def _exact(self, query: Query, words: Sequence[Wanted], scope: _Scope) -> Iterable[int]:
        """Return the rows that match as typed: the used, those with all words in the title, and all others."""
        titles, texts = self.index.titles, self.index.texts
        rows = dict.fromkeys(self._used_rows(words, scope))
        if len(words) > 1:
            joined = wanted("".join(query.words), self.index.frequencies, scope.most, _DEAREST)
            rows |= dict.fromkeys(self._tier([Word((titles, texts), joined)], scope))
        in_titles = self._tier([Word((titles,), each) for each in words], scope)
        if len(in_titles) == scope.most and len(words) == 1:
            begun = words[0]._replace(everywhere=tuple(each.at_start() for each in words[0].everywhere))
            in_titles += self._tier([Word((titles,), begun)], scope)
        columns = (texts,) if len(words) == 1 else (titles, texts)
        anywhere = self._tier([Word(columns, each) for each in words], scope)
        return rows | dict.fromkeys([*in_titles, *anywhere])

    def _mistyped(self, query: Query, words: Sequence[Wanted], scope: _Scope, known: set[int]) -> list[Found]:
        from drafter.snippets.search.mistakes import variants  # most queries are typed well

        found: list[Found] = []
        for readings in variants(query.words, words, self.index):
            rows = self._near(readings, scope)
            fresh = [row for row in rows if row not in known]
            known.update(fresh)
            found += self._ranking.ranked(fresh, readings)
            if len(known) >= ENOUGH:
                break
        return found

    def _near(self, words: Sequence[Wanted], scope: _Scope) -> list[int]:
        titles, texts = self.index.titles, self.index.texts
        rows = self._tier([Word((titles,), each) for each in words], scope)
        if len(rows) < ENOUGH:
            rows += self._tier([Word((titles, texts), each) for each in words], scope)
        return rows

    def _tier(self, words: Sequence[Word], scope: _Scope) -> list[int]:
        known = [] if scope.members is None else [Members(scope.members)]
        return together([*words, *known], len(self.index), scope.most)

    def _used_rows(self, words: Sequence[Wanted], scope: _Scope) -> list[int]:
        rows = sorted(self._used, key=self._used.__getitem__, reverse=True)[:_MOST_USED]
        sought = self._ranking.sought(words) if rows else ()
        return [row for row in rows if _is_member(row, scope.members) and self._ranking.matches(row, sought) is not None]

    def _listed(self, members: array[int] | None, limit: int) -> list[Found]:
        used = [row for row in sorted(self._used, key=self._used.__getitem__, reverse=True) if _is_member(row, members)]
        rows = range(len(self.index)) if members is None else members
        return [Found(row) for row in islice(dict.fromkeys([*used[:limit], *rows[: limit + len(used)]]), limit)]

    def _members(self, query: Query, filters: Filters) -> array[int] | None:
        """Return the rows that pass, ascending; None where nothing is asked."""
        groups = [self._rows_of("category", [each]) for each in query.categories]
        groups += [self._rows_of("tag", [each]) for each in (*query.tags, *filters.tags)]
        if filters.categories:
            groups.append(self._rows_of("category", filters.categories))
        if filters.types:
            groups.append(self._rows_of("type", filters.types, "type:"))
        if not groups:
            return None
        return array("I", sorted(set.intersection(*groups)))

    def _rows_of(self, kind: str, names: Sequence[str], *always: str) -> set[int]:
        facets = [each for each in self.index.facets if each.kind == kind]
        wanted = {each for name in names for each in _named(fold(name), facets)}
        wanted.update(each for each in facets if f"{each.kind}:{each.key}" in always)
        return {row for facet in wanted for row in self.index.members(facet)}


def _named(name: str, facets: Sequence[Facet]) -> list[Facet]:
    """Return the facets called *name*; where there is none, those whose name, pinyin or initials begin so, else contain it."""
    exact = [each for each in facets if name in (fold(each.key), fold(each.name))]
    if exact or not name:
        return exact
    begun = [each for each in facets if any(fold(word).startswith(name) for word in each[1:])]
    return begun or [each for each in facets if name in fold(each.name)]


def _is_member(row: int, members: array[int] | None) -> bool:
    if members is None:
        return True
    at = bisect_left(members, row)
    return at < len(members) and members[at] == row
