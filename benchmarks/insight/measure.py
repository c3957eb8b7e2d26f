"""`make insight`: does the analysis tell what it should, on real series? Prints a table, a row a figure."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.insight import change, cleaning, mirroring, predicting, reacting, telling
from benchmarks.insight.row import Row
from benchmarks.insight.years import year


def rows(folder: Path, wanted: Collection[int]) -> Iterator[Row]:
    """Yield the rows asked for; which thresholds were fixed on 2018 alone stands in `docs/explanation/dyads.md`."""
    first, second = year(folder, "2018"), year(folder, "2021")
    both = (first, second)
    parts: dict[int, Sequence[Callable[[], Iterator[Row]]]] = {
        1: [lambda: cleaning.missing(both, folder)],
        2: [lambda: cleaning.duplicates(first)],
        3: [lambda: mirroring.mirrors(first, asked=True), lambda: mirroring.mirrors(second, asked=False)],
        4: [partial(part, one) for one in both for part in (cleaning.weekdays, cleaning.bands)],
        5: [lambda: change.turning(first, asked=False), lambda: change.turning(second, asked=True)],
        6: [lambda: change.outburst_calibration(first), lambda: change.outburst_rates(first, second)],
        7: [lambda: change.build_up_calibration(first), lambda: change.slow(first, second)],
        8: [partial(reacting.reacting, one) for one in both],
        9: [lambda: predicting.predicting(first, second)],
        10: [lambda: predicting.persisting(second)],
        11: [telling.claiming],
        12: [lambda: telling.wording(second), lambda: telling.intervals(second)],
        13: [lambda: telling.timing(second)],
    }
    for number, measures in parts.items():
        if number in wanted:
            for measure in measures:
                yield from measure()


def main() -> None:
    """Print the table, each row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the ICEWS and GDELT files")
    parser.add_argument("--rows", help="only rows of these numbers: 4,5")
    asked = parser.parse_args()
    wanted = {int(n) for n in asked.rows.split(",")} if asked.rows else range(1, 14)
    started = time.perf_counter()
    for row in rows(asked.data, wanted):
        target = f" (asked: {row.asked})" if row.asked else ""
        print(f"{row.number:>2}  {row.verdict:<8}  {row.what}{target}\n              {row.found}", flush=True)
    print(f"\nmeasured in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
