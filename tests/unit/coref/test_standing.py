"""Which states stand foremost in a document so far."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.coref.standing import Standing
from detente.pipeline import Coder
from detente.records import Document, Mention, Parse, Participant, Span

TEXT = "They met."


@pytest.mark.parametrize("states", list(permutations(("CHL", "JPN", "USA"), 2)))
def test_states_under_one_word_come_in_the_order_of_their_mentions(
    rules_coder: Coder, states: tuple[str, str]
) -> None:
    parse = _parse(rules_coder)
    standing = Standing()
    standing.keep(parse, [Mention(Span(0, 4), 0, 0, Participant(s, s), "pronoun") for s in states])
    assert tuple(m.participant.country for m in standing.first(2, 1, ())) == states


def _parse(coder: Coder) -> Parse:
    ((_, _, (parse,)),) = coder.parse([(Document("test", TEXT), [Span(0, len(TEXT))])])
    return parse
