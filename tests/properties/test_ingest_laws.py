"""Laws of ingest for every input."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ingest import document_of_text, parse_date
from detente.ingest.decode import NotTextError, decode
from detente.ingest.furniture import strip_furniture
from detente.records import Document, Skipped

_MONTHS = "January February March April May June July August September October November December".split()
_LINES = st.sampled_from(
    ["Home", "Share on Facebook", "Leave a Reply", "Related", "News", "", "By Jane Writer", "March 17, 2021",
     "Russia recalled its ambassador from Washington on Wednesday after remarks.", "Tags: a, b", "Print"]
)  # fmt: skip


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_one_answer_and_its_text_can_be_written(text: str) -> None:
    made = document_of_text(text, id="a")
    assert isinstance(made, Document | Skipped)
    if isinstance(made, Document):
        made.text.encode("utf-8")
        assert "\x00" not in made.text


@given(st.lists(_LINES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_furniture_only_goes_by_whole_lines_in_order(lines: list[str]) -> None:
    kept = strip_furniture("\n".join(lines)).text.split("\n")
    rest = iter(lines)
    assert all(any(line == given for given in rest) for line in kept if line)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_written_date_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day} {_MONTHS[day.month - 1]} {day.year}") == day


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_a_date_is_read_or_refused_with_a_sentence(words: str) -> None:
    try:
        assert 1900 <= parse_date(words).year <= 2100
    except ValueError as error:
        assert "date" in str(error) or "YYYY" in str(error) or "year" in str(error)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotTextError:
        return
    assert isinstance(text, str)
