"""The page in the terminal is the page that is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.doctypes import TypeLibrary
from drafter.doctypes.format import Profile
from drafter.draft.blocks import Block, BlockKind, Cell, Run, TableBlock
from drafter.draft.compose import compose
from drafter.draft.fields import Draft
from drafter.preview.kinsoku import NOT_FIRST, NOT_LAST, breaks
from drafter.preview.measure import cells, type_of
from drafter.preview.pages import Preview
from drafter.preview.setting import Page
from drafter.preview.stationery import Line, Stationery
from drafter.session.stationery import Surroundings

ROOT = Path(__file__).parents[2]
BODY = type_of(16, -5, latin_gap=True)
ROOM = 8844


@pytest.fixture
def profile(bundled_types: TypeLibrary) -> Profile:
    return bundled_types.get("work-plan").profile


def paragraphs(count: int, characters: int = 20) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.BODY, (Run("字" * characters),)) for _ in range(count))


def rows(page: Page) -> list[str]:
    return [row.text for row in page.rows]


def lines(text: str, first: int = ROOM) -> list[str]:
    begins = breaks(text, BODY, first, ROOM)
    return [text[start:end] for start, end in zip([0, *begins], [*begins, len(text)], strict=True)]


def test_a_line_holds_28_characters_and_is_56_cells_wide() -> None:
    found = lines("字" * 60)
    assert [len(line) for line in found] == [28, 28, 4]
    assert cells(found[0]) == 56


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert lines("字" * 28 + "，后面")[1] == "字，后面"
    assert lines("字" * 27 + "（里面）")[1] == "（里面）"
    assert lines("字" * 26 + "（“里面”）")[1] == "（“里面”）"


def test_a_year_or_a_word_is_not_torn_apart() -> None:
    assert lines("字" * 27 + "2026年")[1] == "2026年"
    assert lines("字" * 26 + "GB/T9704的")[1] == "GB/T9704的"


@given(st.text(st.sampled_from("字汉，。（）“”《》1a 、：—…"), max_size=120))
def test_whatever_is_written_no_line_is_lost_or_ill_begun(text: str) -> None:
    found = lines(text)
    assert "".join(found) == text
    for above, below in pairwise(found):
        ill = below[0] in NOT_FIRST or above[-1] in NOT_LAST
        assert not ill or all(character in NOT_FIRST | NOT_LAST or character == " " for character in above[1:] or above)


def test_a_page_holds_22_lines(profile: Profile) -> None:
    pages = Preview(profile).show(paragraphs(45))
    assert [len(page.rows) for page in pages] == [22, 22, 1]
    assert rows(pages[0])[0] == "　　".replace("　", "  ") + "字" * 20


def test_a_heading_goes_to_the_page_of_its_text(profile: Profile) -> None:
    heading = Block(BlockKind.HEADING, (Run("标题"),), level=1)
    pages = Preview(profile).show((*paragraphs(21), heading, *paragraphs(1)))
    assert [len(page.rows) for page in pages] == [21, 2]


def test_a_new_page_begins_where_it_is_asked_for(profile: Profile) -> None:
    (block,) = paragraphs(1)
    pages = Preview(profile).show((block, block.on(new_page=True)))
    assert [len(page.rows) for page in pages] == [1, 1]


def test_a_landscape_page_is_wider_and_shorter(profile: Profile) -> None:
    blocks = tuple(block.on(landscape=True) for block in paragraphs(16, 50))
    pages = Preview(profile).show((*paragraphs(1), *blocks))
    assert [(page.width, page.lines) for page in pages] == [(56, 22), (80, 15), (80, 15), (80, 15)]
    assert cells(rows(pages[1])[0]) == 80


def test_a_table_is_drawn_and_its_header_repeats(profile: Profile) -> None:
    cell = [(Cell((Run(str(number)),)), Cell((Run("事项" * 6),))) for number in range(60)]
    header = (Cell((Run("序号"),), heading=True), Cell((Run("事项"),), heading=True))
    table = Block(BlockKind.TABLE, table=TableBlock((header, *cell), (5.0, 31.0)))
    pages = Preview(profile).show((table,))
    assert len(pages) > 1
    for page in pages:
        assert any("序号" in row for row in rows(page)[:3])
        assert all(cells(row) == 56 for row in rows(page))
    assert rows(pages[0])[0].startswith("┌─")
    assert rows(pages[-1])[-1].startswith("└─")


def test_the_place_of_every_block_is_known(profile: Profile) -> None:
    preview = Preview(profile)
    preview.show(paragraphs(45))
    assert (preview.place_of(0), preview.place_of(22), preview.place_of(44)) == ((0, 0), (1, 0), (2, 0))
    assert preview.place_of(45) is None


def test_the_contents_say_the_pages_that_the_preview_has(profile: Profile) -> None:
    title = Block(BlockKind.HEADING, (Run("甲"),), level=1, new_page=True)
    contents = Block(BlockKind.CONTENTS, level=1)
    pages = Preview(profile).show((contents, title, *paragraphs(25), title.on(runs=(Run("乙"),))))
    assert [row.rstrip("…")[-1] for row in rows(pages[0])] == ["2", "4"]


def test_signature_and_date_stand_where_the_standard_puts_them(draft_of: Callable[[str], Draft], profile: Profile) -> None:
    draft = draft_of("type: work-plan\ntitle: 要点\nbody: 正文\nsignature: 区图书馆\ndate: 2026-1-8\n")
    (page,) = Preview(profile).show(compose(draft).blocks)
    signature, date = rows(page)[-2:]
    assert cells(date) == 56 - 4, "a date longer than the signature keeps 2 字 at the right"
    assert cells(signature) - cells("区图书馆") == cells(date) - cells("2026年1月8日") - 4


def test_a_number_stays_with_the_comma_before_it_and_a_dash_is_whole() -> None:
    assert lines("字" * 27 + "，24小时")[1] == "字，24小时"
    assert lines("字" * 27 + "；24小时")[1] == "24小时"
    assert lines("字" * 28 + "——后面")[1] == "——后面"
    assert lines("字" * 27 + "——后面")[1] == "——后面"
    assert lines("字" * 27 + "0—3岁")[1] == "0—3岁"


def test_a_table_broken_over_pages_is_closed_and_opened_again_even_at_a_group(profile: Profile) -> None:
    row = (Cell((Run("1"),)), Cell((Run("事项"),)))
    group = (Cell((Run("一、组（9项）"),), across=2, heading=True),)
    header = (Cell((Run("序号"),), heading=True), Cell((Run("事项"),), heading=True))
    for before in range(20, 26):
        table = TableBlock((header, *[row] * before, group, *[row] * 4), (5.0, 31.0))
        first, second = Preview(profile).show((Block(BlockKind.TABLE, table=table),))
        assert rows(first)[-1].startswith("└─")
        assert rows(second)[0].startswith("┌─")
        assert "序号" in rows(second)[1]
        if "一、组" in rows(second)[3]:
            return
    pytest.fail("no page began with the group")


def test_letterhead_and_imprint_stand_at_the_head_and_the_foot(profile: Profile) -> None:
    number = Line("某文〔2027〕5号", 16.0, -5, 579, centred=True, below="red")
    foot = (Line("抄送：甲，乙。", 14.0, 0, 440, above="rule", first=280), Line("办公室\t3月15日印发", 14.0, 0, 440, tab=8564))
    stationery = Stationery(above=(Line("某馆文件", 42.0, 0, 1000, before=186, centred=True, look="red"), number), foot=foot)
    pages = Preview(profile).show(paragraphs(38), stationery)
    assert [len(page.rows) for page in pages] == [22, 23]
    first, last = rows(pages[0]), rows(pages[1])
    assert (first[1].strip(), first[2].strip(), set(first[3])) == ("某馆文件", "某文〔2027〕5号", {"─"})
    assert last[20].startswith("─")
    assert (last[21].strip(), last[22].split()) == ("抄送：甲，乙。", ["办公室", "3月15日印发"])
    assert cells(last[22]) == 54, "one 字 is kept at the right"


def test_an_imprint_without_room_goes_to_a_page_of_its_own(profile: Profile) -> None:
    foot = (Line("抄送：甲。", 14.0, 0, 440), Line("印发", 14.0, 0, 440))
    assert len(Preview(profile).show(paragraphs(20), Stationery(foot=foot))) == 1
    assert len(Preview(profile).show(paragraphs(21), Stationery(foot=foot))) == 2


NAMES = ("work-plan", "seminar-speech", "exchange-report", "notice", "request", "minutes")
WORDS = ("开展主题阅读活动", "提升服务水平", "建设城市书房", "“一街一书”", "（见附件）", "《工作办法》", "一家——一户", "读者")
OTHERS = ("2027年", "24小时", "15%", "3.5万册", "App", "PDF", "〔2027〕5号", "5G", "1200人", "、", "，", "；", "：")


def mixed_text(seed: int) -> str:
    """Paragraphs of words, digits and signs in any order, plain: only there are digits as wide as in the real fonts."""
    random, found = Random(seed), list[str]()
    for _ in range(25):
        words = "".join(random.choice((*WORDS, *OTHERS)) for _ in range(random.randint(8, 60)))
        found.append(f"  {words.strip('，、；：—')}。\n")
    return "".join(found)


def squeezed(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in texts if text.strip() and text.strip()[0] not in "┌├└│─"]


def test_pages_and_lines_are_those_of_the_printed_document(
    printed: Callable[[str], bytes],
    pages_of: Callable[[bytes], Sequence[Any]],
    draft_of: Callable[[str], Draft],
    bundled_types: TypeLibrary,
) -> None:
    """Every line of prose, 版头 and 版记 stands on the same page with the same words; rows of tables are drawn wider."""
    sources = {name: (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8") for name in NAMES}
    sources |= {f"mixed {seed}": f"type: work-plan\ntitle: 要点\nbody: |\n{mixed_text(seed)}" for seed in range(4)}
    for name, text in sources.items():
        composition, document_type = compose(draft_of(text)), bundled_types.get(name if name in NAMES else "work-plan")
        stationery = Surroundings(document_type).of(composition.values)
        pages, paper = Preview(document_type.profile).show(composition.blocks, stationery), pages_of(printed(text))
        assert len(pages) == len(paper), name
        for ours, theirs in zip(pages, paper, strict=True):
            there = squeezed(theirs.texts)
            assert [line for line in squeezed(rows(ours)) if line not in there] == [], (name, ours.number)
