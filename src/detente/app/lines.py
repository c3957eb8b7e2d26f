"""The lexicon lines that findings name as their reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_LINE = re.compile(r"([\w-]+(?:/[\w-]+)*\.tsv):([1-9]\d*)\Z", re.ASCII)


def line_of(rule: str) -> Mapping[str, str] | None:
    """Return the cells by column name of the line that a rule names ("patterns/accuse.tsv:12").

    `None` where the rule is no line of a shipped lexicon, such as "status.negated".
    """
    found = _LINE.match(rule)
    if found is None:
        return None
    lines = _lines(found[1])
    number = int(found[2])
    if not 2 <= number <= len(lines):
        return None
    return dict(zip(lines[0], lines[number - 1], strict=False))


@cache
def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    file = resources.files("detente.resources").joinpath(name)
    if not file.is_file():
        return ()
    text = file.read_text(encoding="utf-8").removesuffix("\n")
    return tuple(tuple(line.split("\t")) for line in text.split("\n"))
