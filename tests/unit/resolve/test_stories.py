"""Which documents tell one story."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from benchmarks.stories.measure import Score, score_of
from benchmarks.stories.wire import rewordings

from detente.records import Document, Skipped, StoryGroup
from detente.resolve import StoryIndex, group_stories, without_copies

WIRE = (
    "France recalled its ambassador from Rome on Thursday after an Italian deputy prime minister met leaders of the "
    "yellow vest protests near Paris. The foreign ministry called the visit a provocation without precedent since the "
    "end of the war. Luigi Di Maio wrote on Facebook that the wind of change had crossed the Alps. Matteo Salvini said "
    "he was ready to meet President Emmanuel Macron. Officials in Brussels asked both sides to talk."
)
OTHER = (
    "Chile and Peru signed an agreement on fishing rights in Lima on Friday. The foreign ministers of both countries "
    "said that boats of either side may work up to eighty miles from the coast from next year on."
)
READOUT = (
    "Secretary of State Jane Doe spoke today with {}. The Secretary underscored the strong partnership between the two "
    "countries and thanked {} for the cooperation on regional security. {}"
)
DAY = date(2019, 2, 7)


def _together(*texts: str, days: tuple[date | None, ...] = ()) -> list[tuple[str, ...]]:
    dated = days or (DAY,) * len(texts)
    documents = [Document(str(n), text, day) for n, (text, day) in enumerate(zip(texts, dated, strict=True))]
    return [group.documents for group in group_stories(documents)]


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.upper(),
        WIRE.replace(". ", ".\n\n").replace("'", "’"),
        f"PARIS (Agency) - {WIRE}",
        f"Row between neighbours grows\n{WIRE}\nReporting by our staff",
        WIRE[: len(WIRE) // 2],
        WIRE.replace("called", "named").replace("asked", "told").replace("ready", "prepared"),
        " ".join(reversed(WIRE.split(". "))),
    ],
)
def test_a_wire_copy_is_a_report_of_the_same_story(copy: str) -> None:
    assert _together(WIRE, OTHER, copy) == [("0", "2"), ("1",)]


def test_other_news_is_another_story() -> None:
    assert _together(WIRE, OTHER) == [("0",), ("1",)]


def test_releases_made_after_one_pattern_are_different_stories() -> None:
    calls = [
        (
            "Foreign Minister Ali Bey of Freedonia",
            "They turned to dams on the river, which farmers below fear for.",
        ),
        (
            "President Rosa Lopez of Costaguana",
            "Both want the price of maize to come down before the next harvest.",
        ),
        (
            "King Rudolf of Ruritania",
            "Guests from forty lands will come to Strelsau for the coronation in May.",
        ),
    ]
    texts = [READOUT.format(who, who, more) for who, more in calls]
    assert len(_together(*texts)) == 3


def test_near_copies_lie_no_more_than_a_week_apart_and_exact_ones_may() -> None:
    near = f"Again: {WIRE} The talks go on."
    late = date(2019, 3, 7)
    assert len(_together(WIRE, near, days=(DAY, late))) == 2
    assert len(_together(WIRE, near, days=(DAY, None))) == 1
    assert len(_together(WIRE, WIRE, days=(DAY, late))) == 1


def test_a_paragraph_within_a_long_roundup_is_not_its_story() -> None:
    roundup = " ".join(f"In town {n} people number {n * 7} spoke of item {n * 13} again." for n in range(200))
    assert len(_together(roundup, f"{roundup[:150]}")) == 2


def test_short_texts_are_copies_only_with_the_same_words() -> None:
    assert len(_together("Talks go on.", "Talks go on today.")) == 2
    assert len(_together("Talks go on.", "Talks  go on")) == 1
    assert len(_together("", "")) == 1


def test_a_group_says_how_like_each_report_is() -> None:
    [group] = group_stories(
        [Document("a", WIRE), Document("b", WIRE), Document("c", f"{WIRE} And one sentence more.")]
    )
    assert group.id == "a"
    assert [report.how for report in group.reports] == ["first", "exact", "near"]
    assert 0.9 < group.reports[2].similarity <= 1


def test_a_copy_is_refused_with_the_story_it_tells_and_the_index_keeps_its_report() -> None:
    index = StoryIndex()
    items: list[Document | Skipped] = [
        Document("a", WIRE),
        Skipped("x", "ingest", "x: empty", empty=True),
        Document("b", f"ROME - {WIRE}"),
        Document("c", OTHER),
    ]
    given = list(without_copies(items, index))
    assert [item.id if isinstance(item, Document) else item.stage for item in given] == [
        "a", "ingest", "resolve", "c",
    ]  # fmt: skip
    assert "'a'" in given[2].reason  # type: ignore[union-attr]  # it is Skipped
    assert [group.documents for group in index.groups()] == [("a", "b"), ("c",)]


def test_the_same_documents_give_the_same_groups() -> None:
    documents = list(_documents())
    assert group_stories(documents) == group_stories(documents)


def test_rewordings_are_other_texts_with_other_headlines_of_about_the_same_day() -> None:
    copies = rewordings(Document("a", WIRE, DAY, title="Envoy"), list(_documents()), 3, random.Random(1))
    assert len({copy.text for copy in (*copies, Document("a", WIRE))}) == 4
    assert all(
        copy.title != "Envoy" and copy.published and (copy.published - DAY).days <= 2 for copy in copies
    )


def test_the_score_counts_pairs() -> None:
    reports = group_stories([Document("a", WIRE), Document("b", WIRE), Document("c", WIRE)])
    score = score_of(reports, {"a": "s", "b": "s", "c": "t", "d": "t"})
    assert score == Score(right=1, found=3, wanted=2)
    assert isinstance(reports[0], StoryGroup)


def _documents() -> Iterator[Document]:
    for n in range(30):
        text = " ".join(
            f"Minister {n} of land {n * 3} met envoy {n + i} in town {i * n} on talks {i}." for i in range(8)
        )
        yield Document(f"d{n}", text, DAY)
