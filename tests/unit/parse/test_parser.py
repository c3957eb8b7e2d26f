"""Sentences become tokens that point into the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.parse import WEIGHTS, default_parser, weight_hashes
from detente.parse.spacy_parser import BATCH, LONGEST_IN_TOKENS, SpacyParser
from detente.records import Document, Parse, Span
from detente.segment import default_segmenter

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return default_parser()


def test_installed_weights_are_the_ones_named() -> None:
    assert weight_hashes() == WEIGHTS


@pytest.mark.parametrize(
    "text",
    [
        "Russia invaded Ukraine.",
        "  Russia   invaded\tUkraine .  ",
        "The UK’s envoy said: “We won’t co-operate with al-Assad.”",
        "Kim Jong-un met Moon Jae-in; they spoke.\nNothing else — at all…",
        "Erdoğan, Müller and İlham Əliyev met in Łódź 🇵🇱 today.",
        "naïve café\u00a0talks\u2003ended.",
    ],
)
def test_token_offsets_give_the_words_of_the_text(parsed: Parsed, text: str) -> None:
    document, parses = parsed(text)
    plain = text.translate(str.maketrans(dict.fromkeys("’´`‘", "'")))
    for parse in parses:
        for token in parse.tokens:
            assert plain[token.start : token.end] == token.text
            assert parse.span.holds(token.span)
        starts = [t.start for t in parse.tokens]
        assert starts == sorted(starts)
    assert document.text == text


def test_every_printed_character_belongs_to_a_token(parsed: Parsed) -> None:
    document, parses = parsed("Russia's army — 3,000 men — left Kyiv (Ukraine) at 5:30 p.m. on May 3.")
    covered = {i for p in parses for t in p.tokens for i in range(t.start, t.end)}
    assert [c for i, c in enumerate(document.text) if i not in covered and not c.isspace()] == []


@pytest.mark.parametrize(
    ("text", "token", "lemma"),
    [
        ("The two states will co-operate.", "co-operate", "cooperate"),
        ("They re-establish ties.", "re-establish", "reestablish"),
        ("A cease-fire began.", "cease-fire", "ceasefire"),
        ("Bashar al-Assad left.", "al-Assad", "al-assad"),
        ("Kim Jong-un left.", "Jong-un", "jong-un"),
        ("Moon Jae-in left.", "Jae-in", "jae-in"),
        ("The ex-president left.", "ex-president", "ex-president"),
        ("The vice-president left.", "vice-president", "vice-president"),
    ],
)
def test_hyphenated_word_is_one_token(parsed: Parsed, text: str, token: str, lemma: str) -> None:
    _, (parse,) = parsed(text)
    assert [t.lemma for t in parse.tokens if t.text == token] == [lemma]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The US-led coalition won.", ["US", "-", "led"]),
        ("Iran-backed rebels won.", ["Iran", "-", "backed"]),
        ("The London-based group won.", ["London", "-", "based"]),
        ("The France-Germany talks ended.", ["France", "-", "Germany"]),
    ],
)
def test_compound_with_a_participant_stays_in_parts(parsed: Parsed, text: str, parts: list[str]) -> None:
    _, (parse,) = parsed(text)
    words = [t.text for t in parse.tokens]
    assert words[words.index(parts[0]) :][:3] == parts


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "´", "`"])
def test_apostrophe_of_any_shape_is_a_possessive(parsed: Parsed, apostrophe: str) -> None:
    _, (parse,) = parsed(f"Russia{apostrophe}s army left Ukraine.")
    assert [t.tag for t in parse.tokens][:3] == ["NNP", "POS", "NN"]
    assert [t.dep for t in parse.tokens][:3] == ["poss", "case", "nsubj"]


def test_long_sentence_is_parsed_up_to_the_cap(parsed: Parsed) -> None:
    document, (parse,) = parsed(" ".join(["Mali"] * (LONGEST_IN_TOKENS + 50)))
    assert len(parse.tokens) == LONGEST_IN_TOKENS
    assert parse.span == Span(0, len(document.text))
    assert parse.tokens[-1].end < parse.span.end


def test_sentence_of_the_cap_is_parsed_whole(parsed: Parsed) -> None:
    _, (parse,) = parsed(" ".join(["Mali"] * LONGEST_IN_TOKENS))
    assert len(parse.tokens) == LONGEST_IN_TOKENS
    assert parse.tokens[-1].end == parse.span.end


def test_one_sentence_has_one_root(parsed: Parsed) -> None:
    text = 'He left; she stayed: they met. Why? "No," he said. One Two Three. Ghana severs ties'
    for parse in parsed(text)[1]:
        assert [i for i, t in enumerate(parse.tokens) if t.head == i] == [parse.root()]


def test_documents_come_back_in_order_with_their_own_sentences(parser: SpacyParser) -> None:
    segment = default_segmenter()
    texts = [f"Mali met Peru {n} times. It ended." if n % 3 else "" for n in range(BATCH)]
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    parsed = list(parser((d, segment(d)) for d in documents))
    assert [d.id for d, _, _ in parsed] == [d.id for d in documents]
    for document, sentences, parses in parsed:
        assert sentences == segment(document)
        assert tuple(p.span for p in parses) == sentences
        assert [p.sentence for p in parses] == list(range(len(sentences)))


def test_batch_gives_the_same_trees_as_one_by_one(parser: SpacyParser) -> None:
    segment = default_segmenter()
    texts = [
        "Russia invaded Ukraine.",
        "Merkel met Macron, who had come from Rome, in Berlin on Monday.",
        "Peru",
        "The envoy said the talks had failed and added that his country would leave.",
    ]
    documents = [Document(str(n), t) for n, t in enumerate(texts)]
    together = [parses for _, _, parses in parser((d, segment(d)) for d in documents)]
    alone = [parses for d in documents for _, _, parses in parser([(d, segment(d))])]
    assert together == alone


def test_document_without_sentences_has_no_parses(parser: SpacyParser) -> None:
    assert list(parser([(Document("d", ""), ())])) == [(Document("d", ""), (), ())]
