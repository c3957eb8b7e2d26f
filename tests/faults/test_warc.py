"""Damaged and hostile WARC files (FAULTS 16-21): complete records are kept, every gap is told."""

from __future__ import annotations

import gzip
import io
import random
import resource
import time
import zlib

import pytest
from tests.warcs import members, page, record

from detente.ingest.reading import Reading
from detente.ingest.warc import documents_of_warc
from detente.records import Document, Skipped


def _read(data: bytes) -> list[Document | Skipped]:
    return list(documents_of_warc(io.BytesIO(data), "a.warc.gz", Reading()))


def _numbers(items: list[Document | Skipped]) -> list[int]:
    """Return the numbers of the pages that became documents."""
    return [int((item.url or "").rsplit("/", 1)[1]) for item in items if isinstance(item, Document)]


def _reasons(items: list[Document | Skipped]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Skipped)]


def test_sound_files_give_every_page_packed_or_not() -> None:
    records = [record(n) for n in range(5)]
    for data in (b"".join(records), members(*records), gzip.compress(b"".join(records))):
        items = _read(data)
        assert _numbers(items) == [0, 1, 2, 3, 4]
        assert not _reasons(items)
        assert all(isinstance(i, Document) and not any("digest" in n for n in i.notes) for i in items)


def test_a_packed_file_that_is_cut_off_keeps_its_complete_records_and_says_so() -> None:
    records = [record(n) for n in range(4)]
    for packed in (members(*records), gzip.compress(b"".join(records))):
        items = _read(packed[:-40])
        assert _numbers(items)[:3] == [0, 1, 2]
        assert len(_reasons(items)) == 1
        assert "ends early" in _reasons(items)[0]


def test_a_plain_file_that_is_cut_off_keeps_its_complete_records_and_says_so() -> None:
    items = _read(b"".join(record(n) for n in range(4))[:-60])
    assert _numbers(items) == [0, 1, 2]
    [why] = _reasons(items)
    assert "cut off" in why
    assert "bytes passed over" in why


def test_after_corrupt_bytes_reading_goes_on_at_the_next_record() -> None:
    packed = [members(record(n)) for n in range(5)]
    broken = bytearray(packed[2])
    broken[len(broken) // 2 : len(broken) // 2 + 20] = b"\xff" * 20
    items = _read(b"".join([*packed[:2], bytes(broken), *packed[3:]]))
    assert _numbers(items)[-2:] == [3, 4]
    assert _numbers(items)[:2] == [0, 1]
    assert any("damaged" in why for why in _reasons(items))


def test_corrupt_bytes_between_plain_records_are_a_gap_of_their_size() -> None:
    items = _read(record(0) + b"\xfe" * 1000 + b"\r\n" + record(1))
    assert _numbers(items) == [0, 1]
    assert "1,002 bytes passed over" in _reasons(items)[0]


@pytest.mark.parametrize("seed", range(20))
def test_damage_at_random_places_loses_no_more_than_the_records_it_hits(seed: int) -> None:
    dice = random.Random(seed)
    packed = [members(record(n)) for n in range(12)]
    hit = dice.randrange(12)
    broken = bytearray(packed[hit])
    for _ in range(dice.randint(1, 30)):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    changed = bytes(broken) != packed[hit]
    packed[hit] = bytes(broken)
    items = _read(b"".join(packed))
    assert set(_numbers(items)) >= set(range(12)) - {hit}
    if changed and hit not in _numbers(items):
        assert _reasons(items)


def test_zeros_between_records_are_passed_over() -> None:
    packed = members(record(0)) + b"\0" * 5000 + members(record(1)) + b"\0" * 100_000
    assert _numbers(_read(packed)) == [0, 1]
    assert not _reasons(_read(packed))
    plain = record(0) + b"\0" * 5000 + record(1) + b"\0" * 512
    assert _numbers(_read(plain)) == [0, 1]
    assert not _reasons(_read(plain))


@pytest.mark.parametrize("length", ["-5", "1e9", "99999999999999", "9" * 40, "", "0x10", "5", "400000"])
def test_a_wrong_length_costs_only_its_own_record(length: str) -> None:
    for pack in (members, lambda *records: b"".join(records)):
        items = _read(pack(record(0), record(1, length=length), record(2), record(3)))
        assert _numbers(items) == [0, 2, 3]
        assert len(_reasons(items)) >= 1


def test_two_lengths_or_two_addresses_are_refused() -> None:
    twice = record(1, headers="Content-Length: 7\r\n")
    two = record(2, headers="WARC-Target-URI: https://example.org/other\r\n")
    items = _read(record(0) + twice + two + record(3))
    assert _numbers(items) == [0, 3]
    assert any("Content-Length" in why for why in _reasons(items))
    assert any("WARC-Target-URI" in why for why in _reasons(items))


def test_a_header_without_end_is_bounded() -> None:
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 300_000
    items = _read(record(0) + endless + b"\r\n" + record(1))
    assert _numbers(items) == [0, 1]
    assert any("no end" in why for why in _reasons(items))


def test_a_wrong_digest_is_noted_in_the_document() -> None:
    [item] = _read(record(0, payload_digest="sha1:" + "A" * 32))
    assert isinstance(item, Document)
    assert any("digest" in note for note in item.notes)


def _bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"a" * (1 << 20)) for _ in range(size >> 20)) + packer.flush()


def test_gzip_bombs_stop_at_the_bound_in_little_memory() -> None:
    bomb = _bomb(1 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    as_record = _read(members(record(0)) + bomb + members(record(2)))
    assert _numbers(as_record) == [0, 2]
    assert any("bomb" in why for why in _reasons(as_record))
    http = "Content-Type: text/html\r\nContent-Encoding: gzip"
    as_body = _read(members(record(0), record(1, http=http, body=bomb), record(2)))
    assert _numbers(as_body) == [0, 2]
    assert any("bomb" in why or "20 MB" in why for why in _reasons(as_body))
    assert time.process_time() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # KiB


def test_what_is_no_page_is_refused_by_what_it_is() -> None:
    image = record(0, http="Content-Type: image/png", body=b"\x89PNG....")
    gone = record(1, status="404 Not Found")
    items = _read(image + gone + record(2))
    assert _numbers(items) == [2]
    assert "image/png" in _reasons(items)[0]
    assert "404" in _reasons(items)[1]


def test_packed_and_chunked_bodies_are_read() -> None:
    packed = record(0, http="Content-Type: text/html\r\nContent-Encoding: gzip", body=gzip.compress(page(0)))
    chunks = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page(1)[:50], page(1)[50:])) + b"0\r\n\r\n"
    )
    chunked = record(1, http="Content-Type: text/html\r\nTransfer-Encoding: chunked", body=chunks)
    assert _numbers(_read(packed + chunked)) == [0, 1]


def test_the_server_s_charset_is_used_and_gzip_marks_without_end_take_little_memory() -> None:
    body = page(0).replace(b"president", "president Karadžić".encode("iso-8859-2"))
    [item] = _read(record(0, http="Content-Type: text/html; charset=iso-8859-2", body=body))
    assert isinstance(item, Document)
    assert "Karadžić" in item.text
    assert _numbers(_read(members(record(0)) + b"\x1f\x8b\x08" * 300_000 + members(record(1)))) == [0, 1]


def test_an_empty_file_is_empty() -> None:
    [item] = _read(b"")
    assert isinstance(item, Skipped)
    assert item.empty


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_at_all_give_answers_and_end(seed: int) -> None:
    dice = random.Random(seed)
    parts = [
        record(0),
        members(record(1)),
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"\x1f\x8b\x08",
        dice.randbytes(300),
    ]
    data = b"".join(dice.choice(parts)[dice.randrange(40) :] for _ in range(30))
    assert _read(data)


def test_a_response_whose_content_type_is_swallowed_by_damage_gives_an_answer() -> None:
    whole = b"".join(record(n) for n in range(3))
    # A zero byte in place of the line end makes the header line before it swallow the content type.
    for place in (i for i in range(len(whole)) if whole[i : i + 14] == b"\r\nContent-Type"):
        cut = whole[:place] + b"\x00" + whole[place + 1 :]
        assert all(isinstance(item, Document | Skipped) for item in _read(cut))
