"""How fast a store of half a million made-up events answers: `python -m benchmarks.web.asking`."""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.web.made_up import EVENTS, make
from detente.app import looking
from detente.app.looking import Conditions
from detente.web.application import create_app
from detente.web.settings import Settings

_BUSY = 24
"""From how many busiest dyads the asked ones are drawn."""


def main() -> None:
    """Make the store unless it is there, ask each question several times, print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path, default=Path("build/web-store"))
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--times", type=int, default=11, help="how often each question is asked")
    parser.add_argument("--only", default="", help="questions whose name holds this")
    asked = parser.parse_args()
    if not asked.store.exists():
        make(asked.store, asked.events)
    print("| question | median ms | slowest ms | median ms of processor time |\n|---|---|---|---|")
    for name, ask in _questions(asked.store, random.Random(1)):
        if asked.only in name:
            _measure(name, ask, asked.times)
    if asked.only in "pages":
        _measure_pages(asked.store, asked.times)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _measure(name: str, ask: Callable[[int], object], times: int) -> None:
    clock, work = [], []
    for number in range(times):
        start, busy = time.perf_counter(), time.process_time()
        ask(number)
        clock.append(1000 * (time.perf_counter() - start))
        work.append(1000 * (time.process_time() - busy))
    print(
        f"| {name} | {statistics.median(clock):.1f} | {max(clock):.1f} | {statistics.median(work):.1f} |",
        flush=True,
    )


def _measure_pages(store: Path, times: int) -> None:
    """Print how long pages take on the server and how heavy they are, as markup and as sent."""
    client = TestClient(create_app(store, Settings(patience=600)), base_url="http://127.0.0.1:8321")
    (busiest, *_) = looking.matrix(store, most=1)
    pair = f"/dyads/{busiest.actor}/{busiest.recipient}"
    newest = looking.newest_incidents(store, 1)[0]
    print("\n| page | median ms | of it processor | kB | kB as sent |\n|---|---|---|---|---|")
    for path in (
        "/", "/dyads", pair, f"{pair}/events", f"{pair}/figures/change.both.conflict", "/search", "/explore",
        "/explore/network", "/explore/map", "/documents", "/incidents", "/ranking", f"/incidents/{newest.id}",
    ):  # fmt: skip
        client.get(path)  # what is worked out once is not measured here
        clock, work = [], []
        for _ in range(times):
            start, busy = time.perf_counter(), time.process_time()
            page = client.get(path, headers={"Accept-Encoding": "identity"})
            clock.append(1000 * (time.perf_counter() - start))
            work.append(1000 * (time.process_time() - busy))
        with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
            sent = sum(len(part) for part in answer.iter_raw())
        print(
            f"| {path} ({page.status_code}) | {statistics.median(clock):.0f} | {statistics.median(work):.0f} | "
            f"{len(page.content) / 1000:.0f} | {sent / 1000:.0f} |",
            flush=True,
        )


def _questions(store: Path, chance: random.Random) -> Iterator[tuple[str, Callable[[int], object]]]:
    """Yield questions; each is asked with other values every time."""
    start = time.perf_counter()
    whole = looking.overview(store)
    print(f"| first question of a process | {1000 * (time.perf_counter() - start):.1f} | | |")
    newest = looking.newest_incidents(store, 60)
    dyads = [(row.actor, row.recipient) for row in looking.matrix(store)[:_BUSY]]
    chance.shuffle(dyads)
    found = looking.search(store, Conditions(), limit=60, offset=whole.events // 2).rows
    documents = [row["document"] for row in found]
    words = ("checkpoint harvest", '"old bridge"', "praised", "sanctions", "autumn")

    def dyad(n: int) -> tuple[str, str]:
        return dyads[n % len(dyads)]

    def half(n: int) -> tuple[date, date]:
        return date(2019 + n % 5, 1, 1), date(2019 + n % 5, 6, 30)

    def narrow(n: int) -> Conditions:
        since, until = half(n)
        return Conditions(actor=dyad(n)[0], types=("ACCUSE",), since=since, until=until)

    yield "overview", lambda _: looking.overview(store)
    yield "newest incidents", lambda n: looking.newest_incidents(store, 20 + n)
    yield "incident", lambda n: looking.incident(store, newest[n % len(newest)].id)
    yield "document", lambda n: looking.document(store, documents[n % len(documents)])
    yield "search, no condition", lambda n: looking.search(store, Conditions(), offset=50 * n)
    yield "search, dyad", lambda n: looking.search(store, Conditions(dyad=dyad(n)))
    yield (
        "search, actor, type, half a year",
        lambda n: looking.search(store, narrow(n)),
    )
    yield "search, part of a name", lambda n: looking.search(store, Conditions(actor="lan"))
    yield "search, words", lambda n: looking.search(store, Conditions(), words=words[n % len(words)])
    yield (
        "search, words and voice",
        lambda n: looking.search(store, Conditions(voice=dyad(n)[0]), words=words[n % len(words)]),
    )
    yield "facets, no condition", lambda _: looking.facets(store)
    yield "facets, dyad", lambda n: looking.facets(store, Conditions(dyad=dyad(n)))
    yield "facets, words", lambda n: looking.facets(store, words=words[n % len(words)])
    yield "matrix, half a year", lambda n: looking.matrix(store, *half(n))
    yield "matrix, all", lambda _: looking.matrix(store)
    yield "ego", lambda n: looking.ego(store, dyad(n)[0])
    yield "by place, dyad", lambda n: looking.by_place(store, Conditions(dyad=dyad(n)))
    yield "by place, all", lambda _: looking.by_place(store)
    yield "ranking", lambda _: looking.ranking(store)
    yield "dyad", lambda n: looking.dyad_answer(store, *dyad(n))
    yield "dyad, again", lambda n: looking.dyad_answer(store, *dyad(n))


if __name__ == "__main__":
    main()
