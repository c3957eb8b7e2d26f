"""Where quotations open and close."""

from __future__ import annotations

import pytest

from detente.attribution.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said, "We left."', ["We left."]),
        ("He said, “We left.” Then “We stayed.”", ["We left.", "We stayed."]),
        ("``We left,'' he said.", ["We left,"]),
        ("«We left,» he said.", ["We left,"]),
        ('"The "new" plan failed," he said.', ['The "new" plan failed,']),
        ("“The ‘new’ plan is dead,” he said.", ["The ‘new’ plan is dead,"]),
        ('"It [the army] left (sic) ... early," he said.', ["It [the army] left (sic) ... early,"]),
        ('A 12" gun was found.', []),
        ("Macron: 'We stand with Athens'", ["We stand with Athens"]),
        ("The minister's car wasn't there.", []),
        ("", []),
        ('"', [""]),
    ],
)
def test_marks_of_all_styles_pair_up(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_paragraphs_that_reopen_without_closing_are_one_speech() -> None:
    text = '"We will not yield.\n"We will go on.\n"We will win," he said. "Now."'
    found = find_quotations(text)
    assert [q.inner.of(text) for q in found] == [
        "We will not yield.",
        "We will go on.",
        "We will win,",
        "Now.",
    ]
    assert [q.continues for q in found] == [False, True, True, False]
    assert [q.closed for q in found] == [False, False, True, True]


def test_blank_lines_between_paragraphs_do_not_end_a_speech() -> None:
    text = "“We will not yield.\n\n“We will go on,” he said."
    assert [q.continues for q in find_quotations(text)] == [False, True]


def test_quotation_closed_in_the_next_line_runs_over_the_break() -> None:
    assert inner("“We left\nat dawn,” he said.") == ["We left\nat dawn,"]


def test_unclosed_quotation_ends_with_its_line() -> None:
    assert inner("He said, “We left.\nRain fell.") == ["We left."]


def test_mark_left_open_does_not_swallow_the_next_quotation() -> None:
    assert inner('"We left. Rain fell on Lima. He added "a little" later.') == ["We left.", "a little"]


def test_single_marks_are_left_alone_where_double_ones_are_used() -> None:
    assert inner("'Rebels' left, “he said.”") == ["he said."]


def test_a_quotation_goes_on_over_lines_without_marks_until_one_closes_it() -> None:
    text = 'Doe said, "They took him away.\nHe was not asked.\nHe went to Freedonia."\nThat was all.\n'
    (quotation,) = find_quotations(text)
    assert quotation.inner.of(text).endswith("Freedonia.")


def test_a_quotation_that_nothing_closes_near_by_ends_with_its_line() -> None:
    text = 'Doe said, "They took him away.\nHe was not asked.\nHe went to Freedonia.\n'
    (quotation,) = find_quotations(text)
    assert quotation.inner.of(text) == "They took him away."


def test_a_mark_turned_the_wrong_way_after_a_full_stop_closes() -> None:
    text = "Doe said, “They took him away.“ That was all."
    (quotation,) = find_quotations(text)
    assert quotation.inner.of(text) == "They took him away."
