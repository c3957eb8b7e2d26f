"""Markdown to plain text: the marks go, the words stay."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*_])")
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+([^\n]*?)[ \t]*#*$")
_QUOTE = re.compile(r"(?m)^ {0,3}>[ \t]?")
_BULLET = re.compile(r"(?m)^([ \t]*)[-*+][ \t]+(?=\S)")
_RULE = re.compile(r"(?m)^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$\n?")


def without_markup(text: str) -> str:
    r"""Return a Markdown text without headings' hashes, emphasis, links' addresses, bullets and rules.

    >>> without_markup("# Crisis\n\nFrance **bombed** [Mali](https://example.org) on *Monday*.")
    'Crisis\n\nFrance bombed Mali on Monday.'
    """
    for pattern, kept in (
        (_RULE, ""),
        (_HEADING, r"\1"),
        (_QUOTE, ""),
        (_BULLET, r"\1"),
        (_LINK, r"\1"),
        (_EMPHASIS, r"\2"),
        (_EMPHASIS, r"\2"),  # once more for emphasis inside emphasis
    ):
        text = pattern.sub(kept, text)
    return text
