"""Where sentences begin and end; in the examples `|` stands between two sentences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.records import Document, Span
from detente.segment import Segmenter, default_segmenter
from detente.segment.sentences import LONGEST_SENTENCE

CASES = [
    # plain
    "Russia left. | Ukraine stayed.",
    "Russia left! | Why? | Nobody knows.",
    "Really?! | He left.",
    "No punctuation at all",
    "He left.She stayed.",
    # titles and abbreviations
    "Gen. Haftar left Libya. | He returned.",
    "Mr. Trump met Mrs. May. | They spoke.",
    "Lt. Col. Smith and Brig. Gen. Jones met. | They spoke.",
    "Gov. Abbott of Texas left. | He did.",
    "Sen. Cruz (R., Texas) left. | He came back.",
    "Dr. Smith, Ph.D., left. | He came back.",
    "St. Petersburg is far. | So is Kyiv.",
    "No. 10 said so. | It did.",
    "Jones et al. wrote it. | It was read.",
    "It is Libya vs. Mali. | That is all.",
    "He works for Acme Inc. in Paris. | She does not.",
    "Acme Corp. said it left. | It did.",
    "The talks with Iran, etc. failed. | They did.",
    "Mexico, Brazil, etc. | They met.",
    "He left in Jan. | She left in May.",
    "On Jan. 5 he left. | On Feb. 6 he came.",
    "He came at 5 p.m. on Monday. | She did not.",
    "He came at 5 p.m. | She came at 6 a.m. | They met.",
    # initials
    "J. K. Rowling and George W. Bush met. | They spoke.",
    "John F. Kennedy spoke.",
    "Prof. A. B. Smith left. | He came.",
    # states and bodies in initials
    "The U.S. Navy left. | Iran stayed.",
    "He met U.S. President Obama.",
    "They left the U.S. | The army stayed.",
    "The U.N. Security Council met in the U.K. | In May it met again.",
    "The E.U. and the U.K. met. | They spoke.",
    "The U.S.-led force left. | It came back.",
    "He lives in Washington, D.C. | She lives in Paris.",
    # quotation marks and brackets
    '"We will leave." | Then he left.',
    '"We will leave," he said. | "You will stay."',
    "“We will leave.” | “No.”",
    "He said: “We will leave.” | She stayed.",
    "He said. | ‘We left.’ | She did.",
    '"Why?" he asked. | Nobody knew.',
    '"Leave!" he cried. | "Now!"',
    "He left (at last.) | She stayed.",
    "He left. | (She stayed.) | They met.",
    "He left [sic]. | She stayed.",
    # dots that end nothing
    "Well... he left.",
    "He waited... | Then he left.",
    "He waited… | Then he left.",
    "Inflation was 3.5 percent. | It rose.",
    "It cost $1.5 million. | He paid.",
    "See www.example.com. | It is there.",
    # lists
    "a. Russia left.",
    "iv. Russia left.",
    "12. Russia left.",
]


@pytest.fixture(scope="module")
def segment() -> Segmenter:
    return default_segmenter()


def cases() -> list[object]:
    return [pytest.param(c, id=c) for c in CASES]


@pytest.mark.parametrize("marked", cases())
def test_text_has_these_sentences(segment: Segmenter, marked: str) -> None:
    text = marked.replace(" | ", " ")
    assert [s.of(text) for s in segment(Document("d", text))] == marked.split(" | ")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Title without end\nRussia left.", ["Title without end", "Russia left."]),
        ("1. Russia left.\n2. Ukraine stayed.", ["1. Russia left.", "2. Ukraine stayed."]),
        ("Russia\nleft.", ["Russia", "left."]),
        ("\n\n  Russia left.  \n\t\n", ["Russia left."]),
        ("Russia left.\r\nUkraine stayed.", ["Russia left.", "Ukraine stayed."]),
        ("   \n\n  ", []),
        ("", []),
    ],
)
def test_line_break_ends_a_sentence_and_blanks_are_none(
    segment: Segmenter, text: str, sentences: list[str]
) -> None:
    assert [s.of(text) for s in segment(Document("d", text))] == sentences


def test_line_of_a_megabyte_is_cut_at_blanks(segment: Segmenter) -> None:
    text = "word " * 200_000
    sentences = segment(Document("d", text))
    assert max(map(len, sentences)) <= LONGEST_SENTENCE
    assert {s.of(text).split(" ")[0] for s in sentences} == {"word"}
    assert sum(len(s.of(text).split()) for s in sentences) == 200_000


def test_megabyte_without_a_blank_is_cut_anyway(segment: Segmenter) -> None:
    sentences = segment(Document("d", "x" * 1_000_000))
    assert [len(s) for s in sentences] == [LONGEST_SENTENCE] * 500


@pytest.mark.parametrize("unit", ["Mr. ", '."', "word ", "x", ". ", "“A.” "])
def test_long_bad_line_takes_no_time(segment: Segmenter, unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    segment(Document("d", text))
    assert time.perf_counter() - begin < 5


def test_row_of_dots_takes_no_time(segment: Segmenter) -> None:
    begin = time.perf_counter()
    segment(Document("d", "." * 10_000))
    assert time.perf_counter() - begin < 0.5


_PIECES = ["Mr. ", "U.S. ", "J. ", "said ", "Russia", ". ", '." ', "...", "\n", "\r", " ", "(", ")", "”"]
_ANY = st.one_of(
    st.lists(st.sampled_from(_PIECES)).map("".join),
    st.text(max_size=200),
)


@settings(max_examples=200, deadline=None)
@given(_ANY)
def test_sentences_are_ordered_disjoint_and_cover_all_but_blanks(text: str) -> None:
    sentences = _segmenter()(Document("d", text))
    ends = 0
    covered: set[int] = set()
    for sentence in sentences:
        assert ends <= sentence.start < sentence.end <= len(text)
        assert sentence.of(text) == sentence.of(text).strip()
        assert "\n" not in sentence.of(text)
        ends = sentence.end
        covered.update(range(sentence.start, sentence.end))
    assert [c for i, c in enumerate(text) if i not in covered and not c.isspace()] == []


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3), st.integers(1, 5_000))
def test_no_sentence_is_longer_than_the_cap(words: int, length: int) -> None:
    text = " ".join(["x" * length] * words)
    assert all(0 < len(s) <= LONGEST_SENTENCE for s in _segmenter()(Document("d", text)))


def test_sentence_of_the_cap_is_kept_whole(segment: Segmenter) -> None:
    text = f"{'x' * (LONGEST_SENTENCE - 1)}."
    assert segment(Document("d", text)) == (Span(0, LONGEST_SENTENCE),)


_MADE: list[Segmenter] = []


def _segmenter() -> Segmenter:
    """Return the segmenter, made once: hypothesis takes no fixtures of a narrower scope."""
    if not _MADE:
        _MADE.append(default_segmenter())
    return _MADE[0]
