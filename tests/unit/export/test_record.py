"""The JSON record: its shape, its order, and that every offset gives its words back."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from tests.fakes import coded

from detente.export import as_line, as_record, as_reject_line
from detente.pipeline import Coder
from detente.records import Document, Skipped

STORY = (
    "Russia denied on Monday that its troops had crossed into Ukraine. “We condemn this attack,” said "
    "French President Emmanuel Macron in Paris. He will visit Berlin on October 12. 🙂 "
    "Iran could close the strait."
)


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    text = resources.files("detente.resources").joinpath("record.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def test_record_of_a_real_text_meets_the_schema(coder: Coder, schema: Draft202012Validator) -> None:
    record = as_record(coder(Document("story", STORY)))
    schema.validate(record)
    assert record["events"]
    assert record["attributions"]


@pytest.mark.parametrize(
    "text", ["Nothing here.", "Russia attacked Ukraine in Kyiv on Monday, he said.", "rebels attacked"]
)
def test_record_meets_the_schema_with_and_without_findings(text: str, schema: Draft202012Validator) -> None:
    schema.validate(as_record(coded(text, title="A title", url="https://example.org")))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "status"), "sure"),
        (("events", 0, "quad_class"), 5),
        (("events", 0, "extra"), 1),
        (("document", "published"), "yesterday"),
        (("mentions", 0, "country"), "Russia"),
        (("coder", "name"), "other"),
    ],
)
def test_schema_refuses_what_no_record_holds(
    path: tuple[str | int, ...], value: object, schema: Draft202012Validator
) -> None:
    record: Any = as_record(coded())
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        schema.validate(record)


def test_every_offset_gives_its_words_back(coder: Coder) -> None:
    record = as_record(coder(Document("story", STORY)))
    text = record["document"]["text"]
    found = list(_with_offsets(record))
    assert len(found) > 20
    assert all(text[f["start"] : f["end"]] == f["text"] for f in found)


def test_attribution_of_an_event_is_in_the_record(coder: Coder) -> None:
    record = as_record(coder(Document("story", STORY)))
    ids = {a["id"] for a in record["attributions"]} | {None}
    assert {e["attribution"] for e in record["events"]} <= ids


def test_line_keeps_letters_and_stays_one_line() -> None:
    line = as_line(coded("Erdoğan\nsaid “no” \u2028 \x85 twice"))
    assert "Erdoğan" in line
    assert len(line.splitlines()) == 1
    assert json.loads(line)["document"]["text"] == "Erdoğan\nsaid “no” \u2028 \x85 twice"


def test_half_surrogate_does_not_break_the_writing() -> None:
    line = as_line(coded("Russia \ud83d attacked Ukraine"))
    assert json.loads(line.encode("utf-8"))["document"]["text"] == "Russia \ud83d attacked Ukraine"


def test_keys_stand_in_the_order_of_the_schema(schema: Draft202012Validator) -> None:
    record = as_record(coded())
    assert list(record) == list(schema.schema["properties"])
    assert list(record["events"][0]) == list(schema.schema["$defs"]["event"]["properties"])


def test_same_findings_give_the_same_line() -> None:
    assert as_line(coded()) == as_line(coded())


def test_reject_line_says_where_and_why() -> None:
    line = as_reject_line(Skipped("a.txt", "ingest", "empty: there is no text", empty=True))
    assert json.loads(line) == {
        "document": "a.txt",
        "stage": "ingest",
        "reason": "empty: there is no text",
        "empty": True,
    }


def _with_offsets(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [f for item in value for f in _with_offsets(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if isinstance(value.get("start"), int) else []
    return own + [f for item in value.values() for f in _with_offsets(item)]
