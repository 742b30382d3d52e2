"""The review of the draft on a screen: the same rules as of a file, and only what changed is read again."""

from __future__ import annotations

from dataclasses import replace

from drafter.base.problems import Place
from drafter.draft.fields import Draft
from drafter.inspection.inspect import previous_of
from drafter.inspection.office import Office
from drafter.review.choice import chosen, read_settings
from drafter.review.drafted import read_draft
from drafter.review.engine import Review
from drafter.review.finding import Finding
from drafter.review.registry import all_rules
from drafter.review.sources import Sources, nowhere


class LiveReview:
    """Reviews a draft again and again; a change costs about what the changed paragraph does.

    What the draft says of rules (``review``) and what it is based on are heeded whenever they change.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._settled: tuple[object, ...] | None = None
        self._review = Review(())

    def findings(self, draft: Draft, sources: Sources | None = None) -> tuple[Finding, ...]:
        """Return what is found in *draft* now.

        With the *sources* that its places point into, findings and fixes have the places of their characters; without them
        places are those of paragraphs.
        """
        settled = (tuple(draft.review.items()), draft.based_on, draft.file)
        if settled != self._settled:
            self._review = self._reviewing(draft)
            self._settled = settled
        return self._review.findings(read_draft(draft, sources or nowhere(), self._office.phrases))

    def _reviewing(self, draft: Draft) -> Review:
        rules = all_rules()
        said, _ = read_settings(draft.review, [rule.id for rule in rules], Place(draft.file))
        previous, _ = previous_of(draft, draft.file or "-", self._office)
        reference = replace(self._office.reference, previous=previous)
        return Review(chosen(rules, self._office.settings, said), reference)
