"""Laws of ingest for every input."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.warcs import members, record

from detente.ingest import document_of_text, parse_date
from detente.ingest.decode import NotTextError, decode
from detente.ingest.furniture import strip_furniture
from detente.ingest.kinds import items_of_stream
from detente.ingest.reading import Reading
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


_ENDINGS = (".json", ".jsonl", ".csv", ".tsv", ".parquet", ".xml", ".warc", ".zip", ".tar", ".html", ".txt")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_ENDINGS), st.booleans(), st.binary(max_size=400))
def test_any_bytes_under_any_ending_give_an_answer_and_no_exception(
    ending: str, packed: bool, data: bytes
) -> None:
    name = f"a{ending}{'.gz' if packed else ''}"
    given_ = gzip.compress(data) if packed and len(data) % 3 else data
    items = list(items_of_stream(io.BytesIO(given_), name, "a", name, Reading()))
    assert all(isinstance(item, Document | Skipped) for item in items)
    assert items or ending in {".jsonl", ".zip", ".tar", ".csv", ".tsv"}
    assert all(item.reason for item in items if isinstance(item, Skipped))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("warc", "zip", "tar", "parquet", "xml", "csv")), st.data())
def test_a_sound_file_with_bytes_changed_gives_answers_and_no_exception(
    kind: str, data: st.DataObject
) -> None:
    sound = bytearray(_sound(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(sound[: data.draw(st.integers(1, len(sound)))])
    items = list(items_of_stream(io.BytesIO(cut), f"a.{kind}", "a", f"a.{kind}", Reading()))
    assert all(isinstance(item, Document | Skipped) for item in items)


@cache
def _sound(kind: str) -> bytes:
    """Return a small sound file of a kind."""
    text = b"Russia recalled its ambassador from Washington on Wednesday after remarks by the president."
    held = io.BytesIO()
    match kind:
        case "warc":
            return record(0) + record(1) + members(record(2))
        case "zip":
            with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("a.txt", text)
                archive.writestr("b.csv", b"id,text\n1," + text)
        case "tar":
            with tarfile.open(fileobj=held, mode="w") as tar:
                info = tarfile.TarInfo("a.txt")
                info.size = len(text)
                tar.addfile(info, io.BytesIO(text))
        case "parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            pq.write_table(pa.table({"id": ["a"], "text": [text.decode()]}), held)
        case "xml":
            return (
                b"<rss><channel><item><guid>a</guid><description>"
                + text
                + b"</description></item></channel></rss>"
            )
        case _:
            return b"id,text\n1," + text + b'\n2,"' + text + b'"\n'
    return held.getvalue()
