"""The office's list of units: full and short names, and what part each may take in a task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.base.messages import say
from drafter.base.problems import Place, Problem
from drafter.review.toml import read_toml

"""What the list is called in the shared and the personal folder."""

_KEYS = ("name", "short", "roles", "leader")
ROLES = ("牵头", "配合", "责任")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the office. ``roles`` are the parts it may take in a task (牵头, 配合, 责任); empty: any."""

    name: str
    short: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    leader: str = ""


@dataclass(frozen=True)
class Units:
    """The units in the order of the list; without any, nothing is known of the office."""

    units: tuple[Unit, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Unit]:
        """The units by full and short names."""
        return {name: unit for unit in self.units for name in (unit.name, *unit.short)}

    def __bool__(self) -> bool:
        """Tell whether the office has given a list."""
        return bool(self.units)


def read_units(path: Path) -> tuple[Units, list[Problem]]:
    """Return the units that the TOML file *path* lists, and what is wrong with it."""
    table, problems = read_toml(path)
    entries = table.get("unit", [])
    if not isinstance(entries, list):
        return Units(), [*problems, Problem(Place(str(path)), say("单位要写成 [[unit]]，每个一节"))]
    units: list[Unit] = []
    for number, entry in enumerate(entries, 1):
        wrong = list(_wrong(entry, number, path))
        problems += wrong
        if not wrong:
            units.append(_unit(entry))
    return Units(tuple(units)), [*problems, *_twice(units, path)]


def _unit(entry: Mapping[str, Any]) -> Unit:
    short = entry.get("short", [])
    shorts = (short,) if isinstance(short, str) else tuple(short)
    return Unit(entry["name"].strip(), shorts, tuple(entry.get("roles", [])), entry.get("leader", ""))


def _wrong(entry: object, number: int, path: Path) -> Iterator[Problem]:
    place = Place(str(path))
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        yield Problem(place, say("第 {number} 个 [[unit]] 没有写 name", number=number))
        return
    for key in entry:
        if key not in _KEYS:
            yield Problem(place, say("单位“{name}”没有“{key}”这一项", name=entry["name"], key=key))
    if not _are_texts(entry.get("short", [])) or not _are_texts(entry.get("roles", [])):
        yield Problem(place, say("单位“{name}”的 short、roles 应当是一列文字", name=entry["name"]))
    elif unknown := [role for role in entry.get("roles", []) if role not in ROLES]:
        message = say("单位“{name}”的 roles 里有“{role}”", name=entry["name"], role=unknown[0])
        yield Problem(place, message, say("可用的有：{names}", names="、".join(ROLES)))


def _are_texts(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _twice(units: Sequence[Unit], path: Path) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for unit in units:
        for name in dict.fromkeys((unit.name, *unit.short)):
            if name in seen:
                message = say("“{name}”既指“{first}”又指“{second}”", name=name, first=seen[name], second=unit.name)
                yield Problem(Place(str(path)), message)
            seen[name] = unit.name
