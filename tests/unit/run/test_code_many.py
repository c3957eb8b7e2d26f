"""One answer for every document, in the order received."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fakes import fake_coder, faulty_coder

from detente.export import as_line
from detente.records import CodedDocument, Document, Skipped
from detente.run import CHUNK, CoderOver, NotLoadedError, code_many


def documents(count: int, **special: str) -> list[Document | Skipped]:
    """Return `count` documents; `special` gives the text of some, by "d" and number."""
    return [
        Document(f"d{n}", special.get(f"d{n}", f"Russia attacked Ukraine {n} times.")) for n in range(count)
    ]


def ids_of(answers: list[CodedDocument | Skipped]) -> list[str]:
    return [a.document.id if isinstance(a, CodedDocument) else a.document_id for a in answers]


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_order_and_refusals_pass_through(workers: int) -> None:
    given = documents(2 * CHUNK + 3)
    given[5] = Skipped("d5", "ingest", "empty", empty=True)
    answers = list(code_many(given, workers, make_coder=fake_coder))
    assert ids_of(answers) == [f"d{n}" for n in range(len(given))]
    assert answers[5] == given[5]


def test_number_of_workers_changes_nothing() -> None:
    one, two = (
        [
            as_line(a)
            for a in code_many(documents(20), w, make_coder=fake_coder)
            if isinstance(a, CodedDocument)
        ]
        for w in (1, 2)
    )
    assert len(one) == 20
    assert one == two


@pytest.mark.parametrize("workers", [1, 2])
def test_faulty_lexicon_is_told_before_any_document(workers: int) -> None:
    with pytest.raises(NotLoadedError, match=r"agents.tsv:2: no sector 'MLI'"):
        list(code_many(documents(3), workers, make_coder=faulty_coder))


def test_first_answers_come_before_the_last_document_is_read() -> None:
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        while True:
            read += 1
            yield Document(f"d{read}", "Russia attacked Ukraine.")

    answers = code_many(endless(), make_coder=fake_coder)
    next(answers)
    assert read == CHUNK


def test_no_documents_need_no_coder() -> None:
    assert list(code_many([], make_coder=faulty_coder)) == []


def test_no_workers_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or more, not 0"):
        list(code_many([], 0))


def test_what_makes_a_coder_over_a_folder_is_the_same_again_in_a_worker() -> None:
    """Otherwise a worker would load the coder anew for every chunk."""
    one = CoderOver(Path("mine"))
    again = pickle.loads(pickle.dumps(one))
    assert (again, hash(again)) == (one, hash(one))
