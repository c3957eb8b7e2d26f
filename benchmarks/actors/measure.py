"""`make actors`: the share of another coder's expectations about country and first sector that are met.

Each case is asked twice: of `detente.app.who` with its words, and of mention finding with its words as a whole
document, where the first participant that is no mere nationality counts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.actors.cases import Case, NotRunnable, read_cases
from detente.actors import default_actor_finder
from detente.app.who import who
from detente.parse import default_parser
from detente.records import Document
from detente.segment import default_segmenter

CASES = Path("../shared/data/actors/cases_dev.jsonl")
READING = """\
how an expectation is read
  country ""     met by no country, and by our NGO, which stands for a body of no state
  code_1 ""      met by no sector, and by the sector of a bare state or people, which PLOVER's manual gives them
  code_1 "UNK"   met by UNK and by no sector
  code_1 "PRE"   not compared: no sector of PLOVER 1.3; the country is
  code is None   met by nobody, or by somebody without country and sector
  no day, today  2023-01-01, the time that the expectations about office holders hold at"""
_BARE = frozenset({"state", "people", "seat of the government"})
_BARE_SECTORS = frozenset({("GOV",), ("CVL",)})


@dataclass(frozen=True, slots=True)
class Found:
    """The first answer: country, first sector, and whether it is no more than a state or a people."""

    country: str = ""
    sector: str = ""
    is_bare: bool = False


Ask = Callable[[Case], Found]


def ask_who(case: Case) -> Found:
    """Return what `who` answers first."""
    answers = who(case.words, case.on)
    if not answers:
        return Found()
    first = answers[0]
    return Found(first.country or "", next(iter(first.sectors), ""), first.role in _BARE)


def mention_asker() -> Ask:
    """Return a function that asks mention finding, its models loaded once."""
    find, segment, parse = default_actor_finder(), default_segmenter(), default_parser()

    def ask(case: Case) -> Found:
        document = Document("case", f"{case.words}.", case.on)
        ((_, _, parses),) = parse([(document, segment(document))])
        mentions = find(document, parses)
        named = [m for m in mentions if m.kind != "nationality"] or list(mentions)
        if not named:
            return Found()
        who_ = named[0].participant
        is_bare = (
            named[0].evidence[0].rule.startswith("names.tsv")
            and not named[0].role
            and who_.sectors in _BARE_SECTORS
        )
        return Found(who_.country or "", next(iter(who_.sectors), ""), is_bare)

    return ask


def is_met(case: Case, found: Found) -> bool:
    """Return whether an answer is what the case expects, read as `READING` says."""
    if case.nobody:
        return not found.country and not found.sector
    if case.other_country_than is not None:
        return found.country != case.other_country_than
    country = "" if found.country == "NGO" and case.country == "" else found.country
    if case.country is not None and country != case.country:
        return False
    if case.sector is None or found.sector == case.sector:
        return True
    return (case.sector == "" and found.is_bare) or (case.sector == "UNK" and not found.sector)


def main(given: Sequence[str] | None = None) -> None:
    """Print the shares, what could not be asked and why, and with --errors each expectation missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print each expectation that is not met")
    asked = parser.parse_args(given)
    if not asked.cases.is_file():
        parser.error(
            f"{asked.cases}: no such file; the cases are not part of the repository, give --cases FILE"
        )
    cases = list(read_cases(asked.cases))
    runnable = [c for c in cases if isinstance(c, Case)]
    left = Counter(c.why for c in cases if isinstance(c, NotRunnable))
    print(f"{len(cases)} expectations, {len(runnable)} of them about country, sector or nobody")
    for why, count in left.most_common():
        print(f"{count:5} left out: {why}")
    print(READING)
    for name, ask in (("who", ask_who), ("mentions", mention_asker())):
        answers = [(case, ask(case)) for case in runnable]
        met = sum(is_met(case, found) for case, found in answers)
        print(f"{name:10}{100 * met / len(runnable):6.1f} % met ({met} of {len(runnable)})")
        for case, found in answers:
            if asked.errors and not is_met(case, found):
                expected = "nobody" if case.nobody else f"{case.country or '-'} {case.sector or '-'}"
                got = f"{found.country or '-'} {found.sector or '-'}"
                print(f"    {case.test} {case.words!r} on {case.on}: expected {expected}, got {got}")


if __name__ == "__main__":
    main()
