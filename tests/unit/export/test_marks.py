"""Marks are cut so that they nest, and no word of the text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.export.marks import Mark, Step, steps


def mark(start: int, end: int, name: str = "m", layer: int = 0) -> Mark:
    return Mark(start, end, layer, name, ())


def written(text: str, *marks: Mark) -> str:
    return "".join(_written(step) for step in steps(text, marks))


def _written(step: Step) -> str:
    if step.do == "words":
        return step.words
    assert step.mark is not None
    if step.do == "close":
        return f"{step.mark.classes}>"
    return f"<{step.mark.classes}{'+' if step.again else ''} "


def test_mark_inside_another_nests() -> None:
    assert written("abcdef", mark(0, 6, "a"), mark(2, 4, "b")) == "<a ab<b cdb>efa>"


def test_crossing_mark_is_cut_where_the_other_ends() -> None:
    assert written("abcdef", mark(0, 4, "a"), mark(2, 6, "b")) == "<a ab<b cdb>a><b+ efb>"


def test_lower_layer_is_outside_over_the_same_words() -> None:
    assert written("abc", mark(0, 3, "b", layer=2), mark(0, 3, "a", layer=1)) == "<a <b abcb>a>"


def test_empty_mark_is_passed_over() -> None:
    assert written("abc", mark(1, 1)) == "abc"


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
)
def test_steps_keep_the_text_and_close_in_order(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [
        mark(min(a, b), min(max(a, b), len(text)), str(n))
        for n, (a, b) in enumerate(ends)
        if min(a, b) < len(text)
    ]
    opened: list[Mark] = []
    words = ""
    covered: dict[str, str] = {m.classes: "" for m in marks}
    for step in steps(text, marks):
        if step.do == "words":
            words += step.words
            for one in opened:
                covered[one.classes] += step.words
        elif step.do == "open":
            assert step.mark is not None
            opened.append(step.mark)
        else:
            assert opened.pop() == step.mark
    assert words == text
    assert opened == []
    assert covered == {m.classes: text[m.start : m.end] for m in marks}
