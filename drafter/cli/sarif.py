"""Findings as SARIF 2.1.0, which editors and CI read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import drafter
from drafter.review.finding import Finding, Severity
from drafter.review.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def sarif(findings: Sequence[Finding], rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the log of one run; columns count UTF-16 units, as SARIF does unless told otherwise, so it is told."""
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
    location: dict[str, Any] = {"artifactLocation": {"uri": Path(place.file).as_posix()}}
    if place.line:
        region = {"startLine": place.line, "startColumn": max(1, place.column)}
        if finding.fix is not None and finding.fix.span is not None:
            region["endColumn"] = region["startColumn"] + finding.end - finding.start
        location["region"] = region
    return location


def _sections(finding: Finding) -> list[dict[str, str]]:
    return [{"fullyQualifiedName": finding.section}] if finding.section else []
