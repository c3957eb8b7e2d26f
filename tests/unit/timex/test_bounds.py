"""Times that are only a bound: what lies before, after, until, from a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from detente.records import Document, Parse
from detente.timex import default_time_finder, time_of_event, times_in

PUBLISHED = date(2018, 3, 14)
"""A Wednesday."""

Parsed = Callable[[str], tuple[str, Parse]]
Made = Callable[[str], Document]

BOUNDS = [
    ("They left before 2010.", None, "2009-12-31"),
    ("They left earlier than 2010.", None, "2009-12-31"),
    ("They left prior to 2010.", None, "2009-12-31"),
    ("They will leave before Friday.", "2018-03-14", "2018-03-15"),
    ("They will leave before the end of the month.", "2018-03-14", "2018-03-31"),
    ("They left on or before March 2.", None, "2018-03-02"),
    ("They will leave no later than Friday.", "2018-03-14", "2018-03-16"),
    ("He ruled until 2011.", None, "2011-12-31"),
    ("They had until Monday to leave.", None, "2018-03-12"),
    ("They will leave after 2020.", "2021-01-01", None),
    ("They will leave later than 2020.", "2021-01-01", None),
    ("They met after March 2.", "2018-03-03", "2018-03-14"),
    ("It holds for cars of 2012 or later.", "2012-01-01", None),
    ("It holds for 2030 and beyond.", "2030-01-01", None),
    ("It will hold from 2030 onwards.", "2030-01-01", None),
    ("It will hold effective April 1.", "2018-04-01", None),
    ("It will come as early as Friday.", "2018-03-16", None),
    ("They have fought since March.", "2018-03-01", "2018-03-14"),
    ("They found 45 graves to date.", None, "2018-03-14"),
    ("They will have ruled since May.", "2017-05-01", "2018-03-14"),
    ("They will be out since tomorrow.", "2018-03-15", None),
    ("They fled more than two weeks before March 5.", None, "2018-02-18"),
    ("They will come more than two days after today.", "2018-03-17", None),
    ("They left before the first Friday of July 2017.", None, "2017-07-06"),
    ("They have fought since week 3 of 2018.", "2018-01-15", "2018-03-14"),
    ("They left before the 20th of next month.", None, "2018-04-19"),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_a_bound_leaves_the_side_open_that_nobody_told(
    text: str, first: str | None, last: str | None
) -> None:
    (time,) = times_in(text, PUBLISHED)
    days = [day.isoformat() if day is not None else None for day in (time.first, time.last)]
    assert days == [first, last]


@pytest.mark.parametrize(
    "text",
    ["They met before Monday's vote.", "They met since Monday's vote.", "They met after Monday's vote."],
)
def test_the_day_of_what_came_before_or_after_is_that_day(text: str) -> None:
    (time,) = times_in(text, PUBLISHED)
    assert str(time.first) == str(time.last) == "2018-03-12"


@pytest.mark.parametrize(
    "text", ["They want to date the find.", "It is up to date.", "The finds are thought to date back far."]
)
def test_to_date_is_a_time_only_where_the_clause_ends(text: str) -> None:
    assert times_in(text, PUBLISHED) == ()


def test_a_named_thing_after_the_bound_keeps_its_own_day(parsed: Parsed, document: Made) -> None:
    text, parse = parsed(
        "Prices/NNS/nsubj/1 fell/VBD/ROOT/1/fall after/IN/prep/1 Monday/NNP/compound/4 talks/NNS/pobj/2"
    )
    (time,) = default_time_finder()(document(text), (parse,))
    assert (str(time.first), str(time.last)) == ("2018-03-12", "2018-03-12")


def test_what_comes_as_early_as_a_day_is_dated_by_that_day(parsed: Parsed, document: Made) -> None:
    text, parse = parsed(
        "Iran/NNP/nsubj/2 could/MD/aux/2 strike/VB/ROOT/2/strike as/RB/advmod/4 early/RB/advmod/2 as/IN/prep/4 "
        "Friday/NNP/pobj/5"
    )
    times = default_time_finder()(document(text), (parse,))
    dated = time_of_event(parse, 2, times)
    assert [(str(t.first), t.last) for t in times] == [("2018-03-16", None)]
    assert dated is not None
    assert (str(dated.first), str(dated.last)) == ("2018-03-16", "2018-03-16")


def test_what_happened_after_a_day_is_not_dated_by_it(parsed: Parsed, document: Made) -> None:
    text, parse = parsed(
        "Iran/NNP/nsubj/1 banned/VBD/ROOT/1/ban ships/NNS/dobj/1 after/IN/prep/1 Friday/NNP/pobj/3"
    )
    times = default_time_finder()(document(text), (parse,))
    assert time_of_event(parse, 1, times) is None


AHEAD = [
    (
        "what is due",
        "It/PRP/nsubj/1 is/VBZ/ROOT/1/be due/JJ/acomp/1 out/RP/advmod/2 in/IN/prep/1 May/NNP/pobj/4",
        "2018-05-01",
    ),
    (
        "a deadline",
        "The/DT/det/1 deadline/NN/nsubj/2 is/VBZ/ROOT/2/be October/NNP/attr/2 31/CD/nummod/3",
        "2018-10-31",
    ),
    (
        "the next of its kind",
        "He/PRP/nsubj/1 stayed/VBD/ROOT/1/stay jailed/JJ/acomp/1 until/IN/prep/1 his/PRP$/poss/6 next/JJ/amod/6 "
        "hearing/NN/pobj/3 on/IN/prep/6 June/NNP/pobj/7 5/CD/nummod/8",
        "2018-06-05",
    ),
]


@pytest.mark.parametrize(("tree", "first"), [a[1:] for a in AHEAD], ids=[a[0] for a in AHEAD])
def test_words_for_what_is_to_come_look_ahead(parsed: Parsed, document: Made, tree: str, first: str) -> None:
    text, parse = parsed(tree)
    (time,) = default_time_finder()(document(text), (parse,))
    assert str(time.first) == first


def test_a_month_behind_in_is_no_verb(parsed: Parsed, document: Made) -> None:
    text, parse = parsed("They/PRP/nsubj/1 left/VBD/ROOT/1/leave in/IN/prep/1 may/MD/pobj/2")
    times = default_time_finder()(document(text), (parse,))
    assert [t.value[-3:] for t in times] == ["-05"]


def test_a_feast_taken_for_a_person_is_still_a_day_behind_on(parsed: Parsed, document: Made) -> None:
    text, parse = parsed("They/PRP/nsubj/1 met/VBD/ROOT/1/meet on/IN/prep/1 Yuandan/NNP/pobj/2")
    named = replace(parse, tokens=(*parse.tokens[:3], replace(parse.tokens[3], entity="PERSON")))
    assert [t.value for t in default_time_finder()(document(text), (named,))] == ["2018-01-01"]


def test_a_paper_named_after_a_day_is_no_day(parsed: Parsed, document: Made) -> None:
    text, parse = parsed("USA/NNP/compound/1 Today/NNP/nsubj/2 noted/VBD/ROOT/2/note it/PRP/dobj/2")
    named = replace(
        parse, tokens=tuple(replace(t, entity="ORG") for t in parse.tokens[:2]) + parse.tokens[2:]
    )
    assert default_time_finder()(document(text), (named,)) == ()
