"""Dated tables: the bundled ones follow one another without gaps; an office adds its own; a wrong file says what is wrong."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path

import pytest

from drafter.base.errors import UsageError
from drafter.base.layers import Layer, Location
from drafter.reading.rollover.tables import bundled_tables, load_tables
from drafter.reading.rollover.tables.layers import FILE
from drafter.reading.rollover.tables.read import read_tables

TABLES = bundled_tables()
MEETINGS = [each.meeting for each in (*TABLES.congresses, *TABLES.plenums, *TABLES.sessions)]


def test_plan_periods_are_counted_without_a_gap_and_only_the_first_three_leave_years_between_them() -> None:
    assert [each.ordinal for each in TABLES.periods] == list(range(1, len(TABLES.periods) + 1))
    assert all(each.last - each.first == 4 for each in TABLES.periods)
    gaps = {late.first - early.last - 1 for early, late in pairwise(TABLES.periods) if early.name != "二五"}
    assert gaps == {0}
    assert TABLES.period_of(1964) is None  # years of adjustment between the second and the third


@pytest.mark.parametrize(
    ("year", "place"), [(2025, "“十四五”收官之年"), (2026, "“十五五”开局之年"), (2030, "“十五五”收官之年"), (2099, "")]
)
def test_a_year_knows_its_place(year: int, place: str) -> None:
    assert TABLES.place_of(year) == place


def test_congresses_are_counted_without_a_gap_every_five_years() -> None:
    ordinals = [each.ordinal for each in TABLES.congresses]
    assert ordinals == list(range(ordinals[0], ordinals[-1] + 1))
    years = [each.meeting.opened.year for each in TABLES.congresses]
    assert [late - early for early, late in pairwise(years)] == [5] * (len(years) - 1)


def test_plenums_are_counted_from_one_in_every_term_and_follow_their_congress() -> None:
    for congress in TABLES.congresses:
        own = [each for each in TABLES.plenums if each.congress == congress.ordinal]
        assert [each.ordinal for each in own] == list(range(1, len(own) + 1))
        assert (own[0].meeting.opened - congress.meeting.closed).days == 1


def test_national_sessions_are_one_a_year_for_each_body() -> None:
    for _, own in groupby(TABLES.sessions, key=lambda each: (each.body, each.term)):
        sessions = list(own)
        assert [each.ordinal for each in sessions] == list(range(1, len(sessions) + 1))
        years = [each.meeting.opened.year for each in sessions]
        assert years == list(range(years[0], years[0] + len(years)))


def test_meetings_of_a_kind_stand_in_the_order_of_time_and_none_is_later_than_known() -> None:
    for kind in (TABLES.congresses, TABLES.plenums):
        days = [day for each in kind for day in (each.meeting.opened, each.meeting.closed)]
        assert days == sorted(days)
    assert max(each.closed for each in MEETINGS) <= TABLES.known_until


def test_every_source_is_a_title_with_its_date() -> None:
    for source in [each.source for each in (*TABLES.periods, *TABLES.anniversaries, *MEETINGS)]:
        assert source.startswith("《")
        assert "年" in source.partition("》（")[2]


def test_a_communique_is_dated_on_the_day_the_meeting_closed() -> None:
    for each in (*TABLES.congresses, *TABLES.plenums, *TABLES.sessions):
        closed = each.meeting.closed
        assert each.meeting.source.endswith(f"（{closed.year}年{closed.month}月{closed.day}日）")


OFFICE = """\
known_until: 2026-12-31
plenums:
  - {congress: 20, ordinal: 5, opened: 2026-10-12, closed: 2026-10-15, place: 北京, source: 《公报》（2026年10月15日）}
anniversaries:
  - {names: [建馆], since: 1958-05-01, source: 馆志}
"""


def test_the_offices_file_adds_and_ones_own_goes_before_it(tmp_path: Path) -> None:
    shared, personal = tmp_path / "shared", tmp_path / "own"
    for folder, text in (
        (shared, OFFICE),
        (personal, "anniversaries:\n- {names: [建馆], since: 1959-05-01, source: 我记的}\n"),
    ):
        folder.mkdir()
        (folder / FILE).write_text(text, encoding="utf-8")
    tables = load_tables([Location(Layer.SHARED, shared), Location(Layer.PERSONAL, personal)])
    assert tables.newest_plenum is not None
    assert tables.newest_plenum.name == "二十届五中全会"
    event = tables.event_before("结合建馆")
    assert event is not None
    assert event.since.year == 1959
    assert tables.place_of(2026) == "“十五五”开局之年"
    assert len(tables.plenums) == len(TABLES.plenums) + 1


def test_the_settings_name_the_offices_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    from drafter.base.settings import settings_file

    settings_file().parent.mkdir(parents=True)
    (tmp_path / "office").mkdir()
    settings_file().write_text(f"shared = '{tmp_path / 'office'}'\n", encoding="utf-8")
    (tmp_path / "office" / FILE).write_text(OFFICE, encoding="utf-8")
    assert load_tables().newest_plenum != TABLES.newest_plenum


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("plenum: []\n", "没有“plenum”这个键"),
        ("plenums: 甲\n", "应当是一列"),
        ("plenums:\n- {congress: 20, ordinal: 5}\n", "缺少“opened”"),
        (
            "plenums:\n- {congress: 二十, ordinal: 5, opened: 2026-10-12, closed: 2026-10-15, place: 北京, source: 甲}\n",
            "从 1 起的整数",
        ),
        (
            "plenums:\n- {congress: 20, ordinal: 5, opened: 2026-10-32, closed: 2026-10-15, place: 北京, source: 甲}\n",
            "应当是某一天",
        ),
        (
            "plenums:\n- {congress: 20, ordinal: 5, opened: 2026-10-16, closed: 2026-10-15, place: 北京, source: 甲}\n",
            "closed 早于 opened",
        ),
        (
            "plenums:\n- {congress: 20, ordinal: 5, opened: 2026-10-12, closed: 2026-10-15, place: 北京, source: }\n",
            "不能空着",
        ),
        (
            "national_sessions:\n- {body: 省人大, term: 1, ordinal: 1, opened: 2026-01-12, closed: 2026-01-15, place: 甲"
            ", source: 甲}\n",
            "只能是",
        ),
        ("plan_periods:\n- {name: 十六五, ordinal: 16, first: 2035, last: 2031, source: 甲}\n", "last 早于 first"),
        ("plan_places: {6: [第六年]}\n", "没有“6”这个键"),
        ("anniversaries:\n- {names: [], since: 2026-01-01, source: 甲}\n", "至少写一个"),
    ],
)
def test_a_wrong_entry_is_a_problem_with_its_place_and_left_out(text: str, says: str) -> None:
    tables, problems = read_tables(text, "own.yaml")
    assert problems[0].place.line in (1, 2)
    assert any(says in problem.message for problem in problems)
    assert (tables.plenums, tables.sessions, tables.periods, tables.anniversaries) == ((), (), (), ())


def test_a_wrong_file_stops_the_work_and_names_itself(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("plenum: []\ncongress: []\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_tables([Location(Layer.PERSONAL, tmp_path)])
    assert [Path(problem.place.file).name for problem in caught.value.problems] == [FILE, FILE]
