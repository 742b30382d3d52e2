"""Problems as one types: found, reviewed once the writer pauses, walked, listed, mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer
from textual.widgets.input import Selection

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Level, Problem
from drafter.draft.fields import Draft
from drafter.session.problems import ordered, problems
from drafter.session.remarks import Remark, Reviewer, mended
from drafter.session.session import Session
from drafter.session.whereabouts import where
from drafter.tui.body import BodyPanel
from drafter.tui.chinese import ChineseInput
from drafter.tui.fields import FieldsPanel
from drafter.tui.problems import ProblemsBar

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object

_REVIEWED = 0.4  # seconds without a key after which the draft is reviewed


class ProblemActions(Base):
    """The actions of a drafting screen that have to do with problems."""

    session: Session
    _reviewer: Reviewer | None = None
    _reviewing: Timer | None = None
    _found: tuple[Remark, ...] = ()
    _remarks: tuple[Remark, ...] = ()

    def find_problems(self) -> None:
        """Say what is wrong with the draft as it is now, and have it reviewed in a moment."""
        self._found = tuple(Remark(each) for each in problems(self.session))
        self._show_problems()
        self._wait_for_review()

    def _show_problems(self) -> None:
        self.query_one(ProblemsBar).show(ordered(self.session, [*self._found, *self._remarks]))

    def _wait_for_review(self) -> None:
        """Review once the writer pauses for longer: it works beside the screen, but on the same processor."""
        if self._reviewing is not None:
            self._reviewing.stop()
        session = self.session
        self._reviewing = self.set_timer(_REVIEWED, lambda: self._review(session.to_review, session.texts, session.revision))

    @work(thread=True, exclusive=True, group="review")
    def _review(self, draft: Draft, texts: Mapping[str, str], revision: int) -> None:
        self._reviewer = self._reviewer or Reviewer(self.session.filing.types)
        try:
            remarks = self._reviewer.remarks(draft, texts.get)
        except DrafterError as error:  # settings of the review that are wrong: said once, and no review
            remarks = [Remark(each) for each in error.problems]
        except Exception as error:  # a defect of a rule is said; it does not end the writer's work
            words = say("检查没有做完：程序内部出错（{reason}）", reason=f"{type(error).__name__}: {error}")
            remarks = [Remark(Problem(NOWHERE, words, "", Level.NOTICE))]
        self.app.call_from_thread(self._reviewed, remarks, revision)

    def _reviewed(self, remarks: list[Remark], revision: int) -> None:
        if revision == self.session.revision and self.query(ProblemsBar):  # the screen may be going
            self._remarks = tuple(remarks)
            self._show_problems()

    def action_problem(self, step: int) -> None:
        """Go to the next problem, or the one before."""
        self.bring_up_to_date()  # type: ignore[attr-defined]
        self._go_to_problem(self.query_one(ProblemsBar).step(step))

    def _go_to_problem(self, remark: Remark | None) -> None:
        if remark is None:
            self.notify(say("没有发现问题"))
        elif (place := remark.problem.place) != NOWHERE:
            self.go_to(place.file, place.line, max(0, place.column - 1), remark.length)  # type: ignore[attr-defined]
            if remark.length:
                self.call_after_refresh(self._select_in_field, place.file, place.column - 1, remark.length)

    def _select_in_field(self, key: str, start: int, length: int) -> None:
        """Select the words that are meant, where they stand in a line of input."""
        row = self.query_one(FieldsPanel).row(key)
        for line in row.query(ChineseInput) if row is not None else ():
            line.selection = Selection(start, start + length)

    def action_list_problems(self) -> None:
        """Show all problems in a list."""
        from drafter.tui.problem_list import ProblemListScreen

        self.bring_up_to_date()  # type: ignore[attr-defined]
        bar = self.query_one(ProblemsBar)

        def listed() -> list[tuple[Remark, str]]:
            return [(each, where(self.session, each.problem.place)) for each in bar.problems]

        self.app.push_screen(
            ProblemListScreen(listed, lambda index: self._mend(bar.choose(index)), max(0, bar.index)),
            lambda index: self._go_to_problem(bar.choose(index)) if index is not None else None,
        )

    def action_mend(self) -> None:
        """Write what the problem that is shown proposes."""
        remark = self.query_one(ProblemsBar).current
        if remark is None or not self._mend(remark):
            self.notify(say("这里没有现成的改法"))

    def _mend(self, remark: Remark) -> bool:
        """Write what *remark* proposes and tell whether it does; what else was found in that text is found anew."""
        if remark.instead is None:
            return False
        anchor = remark.problem.place.file
        self.session.change_texts({anchor: mended(self.session.texts[anchor], remark)})
        self._remarks = tuple(each for each in self._remarks if each.problem.place.file != anchor)
        self._remarks += tuple(self._reviewed_now(anchor))
        for body in self.query(BodyPanel):
            body.sync(self.session)
        row = self.query_one(FieldsPanel).row(anchor)
        if row is not None:
            row.set_words(self.session.words(anchor))
        self.bring_up_to_date()  # type: ignore[attr-defined]
        return True

    def _reviewed_now(self, anchor: str) -> list[Remark]:
        assert self._reviewer is not None  # it found what was mended
        found = self._reviewer.remarks(self.session.to_review, self.session.texts.get)
        return [each for each in found if each.problem.place.file == anchor]
