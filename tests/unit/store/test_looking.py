"""What somebody who looks at a store is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.fakes import coded
from tests.stores import code_into, rows_in, write_stories

from detente.app import looking
from detente.app.explain import explain
from detente.app.looking import Conditions
from detente.records import CodedDocument, Mention, Participant, Party, Span
from detente.store import StoreError
from detente.store.keeping import delete
from detente.store.rows import rows_of
from detente.store.writer import open_writer

SAID = "Russia attacked Ukraine on Monday, he said."


def write(path: Path, *documents: dict[str, str]) -> Path:
    path.write_text("".join(f"{json.dumps(d)}\n" for d in documents), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Four documents: two of 1 May, one of 4 May, one without a day; one that denies, one that quotes."""
    path = write(
        tmp_path / "stories.jsonl",
        {"id": "a", "published": "2019-05-01", "publisher": "Post", "title": "War", "text": SAID},
        {"id": "b", "published": "2019-05-01", "publisher": "Mail", "text": "Ukraine attacked Russia in Kyiv."},
        {"id": "c", "published": "2019-05-04", "publisher": "Post", "text": "Russia never attacked Ukraine in Kyiv."},
        {"id": "d", "text": "Ukraine attacked Russia."},
        {"id": "e", "published": "2019-05-04", "text": ""},
    )  # fmt: skip
    code_into(tmp_path / "store", path)
    return tmp_path / "store"


def test_overview_counts_and_tells_days_without_documents_as_gaps(store: Path) -> None:
    told = looking.overview(store)
    assert (told.documents, told.events, told.attributions, told.publishers) == (4, 4, 1, 2)
    assert (told.undated, told.empty + told.skipped, len(told.runs)) == (1, 1, 1)
    assert (told.first, told.last) == (date(2019, 5, 1), date(2019, 5, 4))
    assert [(d.day.day, d.documents, d.events) for d in told.days] == [(1, 2, 2), (4, 1, 1)]
    assert [(g.first.day, g.last.day, g.days) for g in told.gaps] == [(2, 3, 2)]


def test_overview_of_an_empty_store_is_empty(tmp_path: Path) -> None:
    with open_writer(tmp_path / "new"):
        pass
    told = looking.overview(tmp_path / "new")
    assert (told.documents, told.coder, told.days, told.first) == (0, None, (), None)
    assert looking.newest_incidents(tmp_path / "new") == ()


def test_newest_incidents_come_by_their_last_report(store: Path) -> None:
    found = looking.newest_incidents(store, 10)
    assert found[0].published == date(2019, 5, 4)
    assert [f.published for f in found] == sorted((f.published for f in found if f.published), reverse=True)
    assert sum(f.reports for f in found) == sum(row["reports"] for row in rows_in(store, "incidents")) - 1


def test_an_incident_has_its_reports_with_their_sentences_and_both_sides(store: Path) -> None:
    (id,) = {looking.document(store, "c").incidents["e1"]}
    told = looking.incident(store, id)
    (denial,) = told.told_against
    assert denial.event.document == "c"
    assert denial.sentence == "Russia never attacked Ukraine in Kyiv."
    assert denial.sentence[denial.trigger_start : denial.trigger_end] == "attacked"
    assert set(told.told_for).isdisjoint(told.told_against)
    assert told.places[0][:4] == ("Kyiv", "UKR", 50.45, 30.52)
    assert sum(n for *_, n in told.dates) == len(told.reports) == told.row.reports
    with pytest.raises(StoreError, match="has no incident 'nonsense'"):
        looking.incident(store, "nonsense")


def test_a_document_has_the_marks_that_coding_found(store: Path) -> None:
    told = looking.document(store, "a")
    assert (told.title, told.publisher, told.text, told.marked) == ("War", "Post", SAID, True)
    marks = {told.text[m.start : m.end]: m for m in told.marks}
    assert marks["Russia"].actor_of == ("e1",)
    assert marks["Ukraine"].recipient_of == ("e1",)
    assert (marks["Monday"].kind, marks["Monday"].first) == ("time", date(2019, 10, 7))
    assert marks["said"].cue_of == ("a1",)
    assert marks["Russia"].because[0].rule == "names.tsv:2"
    (said,) = told.attributions
    assert [told.text[s:e] for s, e in said.content] == ["Russia attacked Ukraine on Monday"]
    with pytest.raises(StoreError, match="has no document 'nonsense'"):
        looking.document(store, "nonsense")


def test_a_pronoun_keeps_what_it_stands_for_and_an_implied_actor_is_marked(tmp_path: Path) -> None:
    of = coded("Russia said it attacked Ukraine.")
    russia = of.mentions[0]
    it = Mention(Span(12, 14), 0, 0, russia.participant, "pronoun", antecedent=russia.span)
    hidden = replace(it, span=of.events[0].trigger, kind="implied", antecedent=None)
    event = replace(of.events[0], actors=(it, hidden))
    told = _stored(tmp_path / "store", replace(of, mentions=(russia, it), events=(event,)))
    marks = {(m.start, m.kind): m for m in told.marks}
    assert marks[12, "pronoun"].earlier == (0, 6)
    assert marks[12, "pronoun"].actor_of == marks[15, "implied"].actor_of == ("e1",)
    assert marks[0, "name"].actor_of == ()


def _stored(store: Path, document: CodedDocument) -> looking.DocumentTold:
    with open_writer(store) as writer:
        run = writer.start("fake-1", {}, [])
        assert run.wanted(document.document) is not None
        run.add(document)
        run.finish()
    return looking.document(store, document.document.id)


def test_why_says_of_a_stored_event_what_explain_says_of_a_coded_one(store: Path) -> None:
    told = looking.why(looking.document(store, "a"), "e1")
    lines = explain(coded(SAID, id="a", title="War", publisher="Post"), "e1")
    for value in told:
        assert value.value in lines
        for reason in value.reasons:
            assert reason.words in lines
            assert reason.record in lines
    assert lines.count("because") == sum(len(v.reasons) for v in told)
    with pytest.raises(KeyError, match="its events: e1"):
        looking.why(looking.document(store, "a"), "e9")


def test_facets_count_what_a_search_finds(store: Path) -> None:
    told = looking.facets(store, Conditions(actor="RUS"))
    assert told.events == looking.search(store, Conditions(actor="RUS")).total == 2
    assert [(c.value, c.events) for c in told.statuses] == [("asserted", 1), ("denied", 1)]
    assert [(c.value, c.events) for c in told.voices] == [("", 1), ("author", 1)]
    assert [(c.value, c.events) for c in told.publishers] == [("Post", 2)]
    assert {c.value for c in told.months} == {"2019-05", "2019-10"}
    assert (
        looking.facets(store, words="Kyiv").events
        == looking.search(store, Conditions(), words="Kyiv").total
        == 2
    )
    assert looking.facets(store, Conditions(actor="FRA")).events == 0


def test_matrix_ego_and_places_count_dyads(store: Path) -> None:
    counts = {(r.actor, r.recipient): r.events for r in looking.matrix(store)}
    assert counts == {("RUS", "UKR"): 2, ("UKR", "RUS"): 2}
    assert [r.events for r in looking.matrix(store, last="2019-05-03")] == [1]
    assert looking.matrix(store)[0].intensity == pytest.approx(-9.3)
    assert {(r.actor, r.recipient) for r in looking.ego(store, "ukr")} == set(counts)
    assert looking.ego(store, "FRA") == ()
    (kyiv,) = looking.by_place(store)
    assert (kyiv.place, kyiv.events, kyiv.conflict) == ("Kyiv", 2, 2)


def test_search_still_tells_sentences_of_documents_in_all_months(store: Path) -> None:
    found = {row["document"]: row["sentence"] for row in looking.search(store, Conditions()).rows}
    assert found == {
        "a": SAID,
        "b": "Ukraine attacked Russia in Kyiv.",
        "c": "Russia never attacked Ukraine in Kyiv.",
        "d": "Ukraine attacked Russia.",
    }


def test_the_revision_changes_with_the_rows_and_not_with_a_correction(store: Path, tmp_path: Path) -> None:
    before = looking.revision(store)
    looking.mark(store, "a", "e1", "wrong", who="A. Reader")
    assert looking.revision(store) == before
    code_into(store, write_stories(tmp_path / "more.jsonl", range(2)))
    grown = looking.revision(store)
    delete(store, "a")
    assert len({before, grown, looking.revision(store)}) == 3


def test_a_store_without_marks_says_so(store: Path) -> None:
    told = looking.document(store, "a")
    assert told.events[0].actors == (Party("Russia", "RUS", ("GOV",), "Russia"),)
    for path in (store / "mentions").rglob("*.parquet"):
        path.unlink()
    (store / "state.sqlite").unlink()
    from detente.store.keeping import verify

    verify(store, repair=True)
    assert not looking.document(store, "a").marked


def test_a_store_without_the_table_of_records_has_none(store: Path) -> None:
    coder = looking.overview(store).coder or ""
    assert looking.document_record(store, "a", coder) is not None
    for path in (store / "records").rglob("*.parquet"):
        path.unlink()
    (store / "state.sqlite").unlink()
    from detente.store.keeping import verify

    verify(store, repair=True)
    assert looking.document_record(store, "a", coder) is None
    assert looking.document(store, "a").events


def test_mentions_of_the_same_words_keep_what_they_differ_in(tmp_path: Path) -> None:
    """“Both presidents” are two participants whose words and name are the same."""
    both = coded("Both presidents met.", id="d1")
    named = tuple(
        Mention(
            Span(0, 15),
            0,
            1,
            Participant("Both presidents", country, ("GOV",)),
            "noun",
            antecedent=Span(at, at + 1),
        )
        for country, at in (("USA", 3), ("RUS", 5))
    )
    rows = rows_of(replace(both, mentions=named))
    listed = rows["records"][0]["mentions"]
    assert [(m["number"], m["country"], m["earlier_start"]) for m in listed] == [(0, "USA", 3), (0, "RUS", 5)]
