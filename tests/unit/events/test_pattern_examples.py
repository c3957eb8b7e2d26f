"""Every pattern line codes its own example: its type, by this very line, with these sides."""

from __future__ import annotations

import pytest
from tests.unit.events.pattern_faults import FAULTS

from detente.app.examples import verdicts_on
from detente.events import EventFinder
from detente.events.patterns import Pattern, PatternIndex
from detente.pipeline import Coder


@pytest.fixture(scope="module")
def patterns(rules_coder: Coder) -> PatternIndex:
    finder = rules_coder.events
    assert isinstance(finder, EventFinder)
    return finder.patterns


@pytest.fixture(scope="module")
def verdicts(rules_coder: Coder, patterns: PatternIndex) -> dict[str, str]:
    """Return what is wrong with each line's example, "" if nothing; by "TYPE pattern"."""
    return {
        _key(pattern): verdict and f"{verdict} ({pattern.where})"
        for pattern, verdict in verdicts_on(rules_coder, patterns.patterns)
    }


def test_every_pattern_codes_its_own_example(verdicts: dict[str, str]) -> None:
    failing = {key: verdict for key, verdict in verdicts.items() if verdict and key not in FAULTS}
    assert not failing, "\n".join(f"{key}: {verdict}" for key, verdict in sorted(failing.items()))


def test_every_listed_fault_is_still_one(verdicts: dict[str, str]) -> None:
    mended = [key for key in FAULTS if not verdicts.get(key)]
    assert not mended, "mended or gone, take out of pattern_faults.py:\n" + "\n".join(mended)


def test_few_lines_are_listed_as_faulty(verdicts: dict[str, str]) -> None:
    assert len(FAULTS) <= len(verdicts) // 20


def test_no_pattern_stands_twice(patterns: PatternIndex) -> None:
    seen: dict[str, str] = {}
    twice = []
    for pattern in patterns.patterns:
        words = _words(pattern)
        if words in seen:
            twice.append(f"{pattern.where} and {seen[words]}: {words}")
        seen[words] = pattern.where
    assert twice == []


def _key(pattern: Pattern) -> str:
    return f"{pattern.type} {_words(pattern)}"


def _words(pattern: Pattern) -> str:
    """Return the pattern as it is written, its alternatives sorted: line numbers move, this does not."""
    slots = (f"{c.slot}:{'|'.join(sorted(c.lemmas)) if c.lemmas else '*'}" for c in pattern.constraints)
    return " ".join((f"{pattern.lemma}/{pattern.pos}", *slots))
