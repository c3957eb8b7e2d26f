"""What holds for the mentions of every text."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.actors import ActorFinder, default_actor_finder
from detente.actors.names import NameIndex, default_name_index, plain
from detente.coref import default_coreference
from detente.coref.stage import Coreference
from detente.parse import default_parser
from detente.pipeline import ParseSentences, Segment
from detente.records import Document, Mention, Parse
from detente.segment import default_segmenter

WORDS = st.sampled_from(
    "Russia the Kremlin Mr Putin his her they it we Greek and , Turkish officials both sides North South Korea of "
    "ministry Foreign Affairs president Joe Biden Jr. said ' \" - US-led 5 dozens killed in Kabul . army".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, min_size=1, max_size=14).map(" ".join))


@cache
def _stages() -> tuple[Segment, ParseSentences, ActorFinder, Coreference]:
    return default_segmenter(), default_parser(), default_actor_finder(), default_coreference()


def _read(text: str) -> tuple[tuple[Parse, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    segment, parse, find, corefer = _stages()
    document = Document("law", text)
    ((_, _, parses),) = parse([(document, segment(document))])
    found = find(document, parses)
    return parses, found, corefer(document, parses, found)


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_every_mention_lies_in_its_sentence_and_holds_its_head(text: str) -> None:
    parses, _, mentions = _read(text)
    by_number = {p.sentence: p for p in parses}
    for mention in mentions:
        parse = by_number[mention.sentence]
        assert parse.span.holds(mention.span)
        assert mention.span.of(text).strip()
        assert mention.span.overlaps(parse.tokens[mention.head].span)
        assert mention.evidence


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_coreference_keeps_what_names_told(text: str) -> None:
    _, found, mentions = _read(text)
    told = {(m.span, m.participant.country) for m in found if m.participant.country is not None}
    assert told <= {(m.span, m.participant.country) for m in mentions}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert _read(text)[2] == _read(text)[2]


@given(st.text(max_size=60))
def test_plain_words_keep_their_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_names_found_never_overlap(text: str) -> None:
    found = default_names().find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@cache
def default_names() -> NameIndex:
    """Return the index, built once for all examples."""
    return default_name_index()
