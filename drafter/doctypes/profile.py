"""Profiles in files: read over the profile they are based on, every wrong value said with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Place, Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.doctypes.form import FORM_FILE
from drafter.doctypes.format import ROLES, Grid, Look, NumberPlace, PageNumber, Paper, Profile, Rule, Strength, TableLook

__all__ = ["SIZES", "Profile", "load_profile", "read_profile"]

SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
}
"""Type sizes by their names, in pt."""

KEYS = (
    "base",
    "title",
    "paper",
    "margins",
    "grid",
    "latin",
    "latin_gap",
    "hanging_punctuation",
    "keep_headings",
    "looks",
    "first_line",
    "page_number",
    "table",
    "rules",
)
_LOOK_KEYS = ("font", "size", "latin", "bold")
_SAME = "同中文"
_DEEPEST = 5


def load_profile(name: str, folders: Sequence[Path]) -> tuple[Profile | None, list[Problem]]:
    """Return the profile *name*, ``NAME.yaml`` in the first of *folders* that has it, over the profile its ``base`` names.

    A ``type.yaml`` there is the form of a type, never a profile. None where anything is wrong; the problems say what, with
    places in the file that is to blame.
    """
    root, problems = _merged(name, folders, Place(), 0)
    return read_profile(root, name) if root is not None else (None, problems)


def _merged(name: str, folders: Sequence[Path], asked: Place, depth: int) -> tuple[nodes.Mapping | None, list[Problem]]:
    files = _files(folders)
    if name not in files:
        return None, [Problem(asked, say("没有名为“{name}”的格式", name=name), advice(name, sorted(files)))]
    if depth > _DEEPEST:
        return None, [Problem(asked, say("格式“{name}”的 base 绕成了圈", name=name))]
    path = files[name]
    tree = nodes.parse(path.read_text(encoding="utf-8-sig", errors="replace"), str(path))
    if tree.problems:
        return None, tree.problems
    if not isinstance(tree.root, nodes.Mapping):
        return None, [Problem(Place(str(path)), say("格式文件应当是“键: 值”的形式"))]
    base = tree.root.get("base")
    if not isinstance(base, nodes.Scalar):
        return tree.root, []
    below, problems = _merged(base.value, folders, base.span.place, depth + 1)
    return (_over(below, tree.root) if below is not None else None), problems


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    """Return the files of the profiles in *folders* by name; the first of *folders* ranks highest."""
    found = (path for folder in reversed(folders) for path in folder.glob("*.yaml") if path.is_file())
    return {path.stem: path for path in found if path.name != FORM_FILE}


def _over(base: nodes.Mapping, own: nodes.Mapping) -> nodes.Mapping:
    """Return *base* with what *own* writes in its place, key by key."""
    pairs = {key.value: (key, value) for key, value in base.pairs}
    for key, value in own.pairs:
        below = pairs.get(key.value, (key, value))[1]
        both = isinstance(value, nodes.Mapping) and isinstance(below, nodes.Mapping)
        pairs[key.value] = (key, _over(below, value) if both else value)  # type: ignore[arg-type]
    return nodes.Mapping(tuple(pairs.values()), own.span)


def read_profile(root: nodes.Mapping, name: str) -> tuple[Profile | None, list[Problem]]:
    """Return the profile that *root* writes, None where anything is wrong, and everything that is."""
    reader = _ProfileReader(root)
    profile = reader.profile(name)
    if not reader.problems:
        _check(reader, profile)
    return (None if reader.problems else profile), reader.problems


class _ProfileReader(Reader):
    """Reads the parts of a profile."""

    def __init__(self, root: nodes.Mapping) -> None:
        super().__init__()
        self.root = root
        self.top = self.mapping(root, say("格式"), KEYS)

    def profile(self, name: str) -> Profile:
        latin = self.text(self.top, "latin", _SAME)
        return Profile(
            name,
            self.text(self.top, "title", name),
            self.paper(),
            self.grid(),
            self.looks(latin),
            self.number(self.top, "first_line", self.root, 0, 10),
            self.page_number(),
            self.table(),
            self.flag(self.top, "latin_gap", default=True),
            self.flag(self.top, "hanging_punctuation", default=True),
            self.flag(self.top, "keep_headings", default=True),
            self.rules(),
        )

    def part(self, key: str, known: Sequence[str]) -> tuple[dict[str, nodes.Node], nodes.Node]:
        """Return the keys under *key*, and the node to blame where one of them is missing."""
        node = self.top.get(key)
        if node is None:
            self.problem(self.root, say("缺少“{key}”", key=key))
        return self.mapping(node, key, known), node or self.root

    def number(self, pairs: Mapping[str, nodes.Node], key: str, parent: nodes.Node, low: float, high: float) -> float:
        node = pairs.get(key)
        if node is None:
            if self.top:
                self.problem(parent, say("缺少“{key}”", key=key))
            return low
        text = node.value if isinstance(node, nodes.Scalar) else ""
        if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) or not low <= float(text) <= high:
            self.problem(node, say("“{key}”应当是 {low} 到 {high} 之间的数字", key=key, low=f"{low:g}", high=f"{high:g}"))
            return low
        return float(text)

    def whole(self, pairs: Mapping[str, nodes.Node], key: str, parent: nodes.Node, low: int, high: int) -> int:
        value = self.number(pairs, key, parent, low, high)
        if value != int(value):
            self.problem(pairs[key], say("“{key}”应当是整数", key=key))
        return int(value)

    def paper(self) -> Paper:
        paper, sheet = self.part("paper", ("width", "height"))
        margins, edges = self.part("margins", ("top", "bottom", "left", "right", "tolerance"))
        return Paper(
            width=self.number(paper, "width", sheet, 50, 500),
            height=self.number(paper, "height", sheet, 50, 500),
            top=self.number(margins, "top", edges, 5, 100),
            bottom=self.number(margins, "bottom", edges, 5, 100),
            left=self.number(margins, "left", edges, 5, 100),
            right=self.number(margins, "right", edges, 5, 100),
            tolerance=self.number(margins, "tolerance", edges, 0, 10) if "tolerance" in margins else 0.0,
        )

    def grid(self) -> Grid:
        grid, node = self.part("grid", ("lines", "characters", "pitch", "spacing"))
        return Grid(
            self.whole(grid, "lines", node, 1, 100),
            self.whole(grid, "characters", node, 1, 100),
            self.whole(grid, "pitch", node, 100, 2000),
            self.whole(grid, "spacing", node, -60, 60),
        )

    def looks(self, latin: str) -> dict[str, Look]:
        looks, node = self.part("looks", ROLES)
        for role in ROLES:
            if role not in looks:
                self.problem(node, say("“looks”里缺少“{key}”", key=role))
        return {role: self.look(looks[role], role, latin) for role in ROLES if role in looks}

    def look(self, node: nodes.Node, role: str, latin: str) -> Look:
        pairs = self.mapping(node, role, _LOOK_KEYS)
        font = self.text(pairs, "font")
        if not font:
            self.problem(node, say("“{role}”没有写字体（font）", role=role))
        own = self.text(pairs, "latin", latin)
        return Look(font, self.size(pairs, node, role), font if own == _SAME else own, self.flag(pairs, "bold"))

    def size(self, pairs: Mapping[str, nodes.Node], node: nodes.Node, role: str) -> float:
        named = SIZES.get(self.text(pairs, "size"))
        if named is not None:
            return named
        text = self.text(pairs, "size")
        if re.fullmatch(r"\d{1,2}(\.[05])?", text, re.ASCII) and 5 <= float(text) <= 72:
            return float(text)
        message = say("“{role}”的字号（size）应当是三号、小四等，或 5 到 72 磅，可以带 .5", role=role)
        self.problem(pairs.get("size", node), message, advice(text, SIZES) if text in "".join(SIZES) else "")
        return 5.0

    def page_number(self) -> PageNumber:
        pairs, node = self.part("page_number", ("form", "place", "inset", "below"))
        before, digit, after = self.text(pairs, "form").partition("1")
        if not digit:
            self.problem(pairs.get("form", node), say("页码的样子（form）里要有 1，表示页码，如 — 1 —"))
        place = self.text(pairs, "place", NumberPlace.OUTSIDE)
        if place not in list(NumberPlace):
            self.problem(
                pairs["place"], say("页码的位置（place）没有“{place}”", place=place), advice(place, list(NumberPlace))
            )
            place = NumberPlace.OUTSIDE
        inset, below = self.number(pairs, "inset", node, 0, 10), self.number(pairs, "below", node, 0, 50)
        return PageNumber(before, after, NumberPlace(place), inset, below)

    def table(self) -> TableLook:
        pairs, node = self.part("table", ("pitch", "rule"))
        return TableLook(self.whole(pairs, "pitch", node, 100, 2000), self.number(pairs, "rule", node, 0.25, 6))

    def rules(self) -> dict[str, Rule]:
        pairs = self.mapping(self.top.get("rules"), "rules")
        return {key: self.rule(node, key) for key, node in pairs.items()}

    def rule(self, node: nodes.Node, key: str) -> Rule:
        known = {*KEYS, *(f"looks.{role}" for role in ROLES)}
        if key not in known:
            self.problem(node, say("“rules”里的“{key}”不是格式里的项目", key=key), advice(key, known))
        strength, _, clause = (node.value if isinstance(node, nodes.Scalar) else "").partition(" ")
        if strength not in list(Strength):
            self.problem(node, say("规定的强度“{strength}”应当是 规定、一般 或 实务", strength=strength))
            return Rule(Strength.PRACTICE)
        return Rule(Strength(strength), clause.strip())


def _check(reader: _ProfileReader, profile: Profile) -> None:
    """Say where the numbers of *profile*, each possible alone, do not go together."""
    paper, grid = profile.paper, profile.grid
    if paper.block_width < 2000 or paper.block_height < 2000:
        reader.problem(reader.top["margins"], say("页边太宽，纸上没有地方放正文了"))
        return
    if grid.lines * grid.pitch > paper.block_height:
        most = paper.block_height // grid.lines
        message = say("每页 {lines} 行、行距 {pitch} 缇，比版心高", lines=grid.lines, pitch=grid.pitch)
        reader.problem(reader.top["grid"], message, say("pitch 最大为 {most}", most=most))
    if grid.characters * profile.character > paper.block_width:
        spacing = paper.block_width // grid.characters - (profile.character - grid.spacing)
        message = say("每行 {characters} 字，比版心宽", characters=grid.characters)
        reader.problem(reader.top["grid"], message, say("spacing 最大为 {spacing}", spacing=spacing))
    if profile.page_number.below >= paper.bottom:
        reader.problem(reader.top["page_number"], say("页码（below）落到了纸外"))
