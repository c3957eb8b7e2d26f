"""`make insight`: does the analysis tell what it should, on real series? Prints a table, a row a figure."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.insight import change, cleaning
from benchmarks.insight.row import Row
from benchmarks.insight.years import year


def rows(folder: Path) -> Iterator[Row]:
    """Yield all rows; every threshold was fixed on 2018 before 2021 was run."""
    first, second = year(folder, "2018"), year(folder, "2021")
    yield from cleaning.missing((first, second), folder)
    yield from cleaning.duplicates(first)
    yield from cleaning.mirrors(first)
    for one in (first, second):
        yield from cleaning.weekdays(one)
        yield from cleaning.bands(one)
    yield from change.turning(first, asked=False)
    yield from change.turning(second, asked=True)


def main() -> None:
    """Print the table, each row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the ICEWS and GDELT files")
    parser.add_argument("--rows", help="only rows of these numbers: 4,5")
    asked = parser.parse_args()
    wanted = {int(n) for n in asked.rows.split(",")} if asked.rows else None
    started = time.perf_counter()
    for row in rows(asked.data):
        if wanted is not None and row.number not in wanted:
            continue
        target = f" (asked: {row.asked})" if row.asked else ""
        print(f"{row.number:>2}  {row.verdict:<8}  {row.what}{target}\n              {row.found}", flush=True)
    print(f"\nmeasured in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
