"""Findings as SARIF 2.1.0, which editors and CI read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import drafter
from drafter.cli.findings import spot_in_word
from drafter.review.finding import Finding, Severity
from drafter.review.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def sarif(findings: Sequence[Finding], rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the log of one run, with columns that count characters as everywhere in drafter."""
    driver = {"name": "drafter", "version": drafter.__version__, "rules": [_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(each) for each in findings]}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": _LEVELS[rule.level], "enabled": rule.is_on},
        "properties": {"source": rule.source},
    }


def _result(finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding), "logicalLocations": _sections(finding)}],
    }


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        region = {"startLine": place.line, "startColumn": max(1, place.column)}
        if finding.fix is not None and finding.fix.span is not None:
            region["endColumn"] = region["startColumn"] + finding.end - finding.start
        location["region"] = region
    return location


def _uri(file: str) -> str:
    """Return the name of a file as an address (RFC 3986): 汉字 and blanks are not allowed there as they are."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _sections(finding: Finding) -> list[dict[str, str]]:
    names = (finding.section, "" if finding.place.line else spot_in_word(finding))
    return [{"fullyQualifiedName": name} for name in names if name]
