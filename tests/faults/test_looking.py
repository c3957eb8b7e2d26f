"""Many look at a store while a coder writes into it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from tests.stores import code_into, write_stories

from detente.app import looking
from detente.app.looking import Conditions
from detente.store.keeping import compact, delete

READERS = 20


def test_twenty_readers_beside_a_writer_see_whole_states_and_no_error(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code_into(store, write_stories(tmp_path / "first.jsonl", range(10)))
    known = looking.newest_incidents(store, 1)[0].id
    faults: list[Exception] = []
    documents: set[int] = set()
    asked = [0] * READERS
    done = threading.Event()
    questions: list[Callable[[], object]] = [
        lambda: documents.add(looking.overview(store).documents),
        lambda: looking.newest_incidents(store, 5),
        lambda: looking.document(store, "d1"),
        lambda: looking.search(store, Conditions(actor="RUS"), words="story"),
        lambda: looking.facets(store, Conditions(dyad=("RUS", "UKR"))),
        lambda: looking.matrix(store),
        lambda: looking.incident(store, known),
        lambda: looking.mark(store, "d1", "e1", "wrong", who="A. Reader"),
    ]

    def look(reader: int) -> None:
        while not done.is_set():
            try:
                questions[(reader + asked[reader]) % len(questions)]()
            except Exception as error:
                faults.append(error)
            asked[reader] += 1

    readers = [threading.Thread(target=look, args=(n,)) for n in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for part in range(1, 4):
            stories = write_stories(tmp_path / f"{part}.jsonl", range(10 * part, 10 * part + 10))
            code_into(store, stories)
            compact(store)
        delete(store, "d35")
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert faults == []
    assert min(asked) > 0
    assert documents <= {10, 20, 30, 40, 39}
    assert looking.overview(store).documents == 39
