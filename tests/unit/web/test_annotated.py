from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.app.looking import DocumentTold, Mark
from detente.app.looking import Told as Attribution
from detente.records import StoredEvent
from detente.web.annotated import Piece, pieces

TEXT = "Minister Lavrov of Russia attacked Ukraine on Monday, he said."


def told(
    events: tuple[tuple[int, int], ...] = (),
    marks: tuple[tuple[int, int], ...] = (),
    said: tuple[tuple[int, int], ...] = (),
) -> DocumentTold:
    return DocumentTold(
        "d", "c", None, None, None, None, None, None, TEXT, (),
        tuple(
            StoredEvent("d", f"e{n}", "ASSAULT", "asserted", quad_class=4, trigger_start=start, trigger_end=end)
            for n, (start, end) in enumerate(events, 1)
        ),
        tuple(Attribution(f"a{n}", 0, None, None, (span,), "direct", "positive", None) for n, span in enumerate(said)),
        tuple(Mark(start, end, "name", name="Russia") for start, end in marks),
        True,
        {},
    )  # fmt: skip


def at(found: tuple[Piece, ...], words: str) -> Piece:
    return next(piece for piece in found if piece.words == words)


def test_event_goes_before_the_participant_that_holds_it() -> None:
    found = pieces(told(events=((26, 34),), marks=((19, 42),)))
    assert [(p.words, p.href) for p in found if p.href] == [
        ("Russia ", "#m0"),
        ("attacked", "#e1"),
        (" Ukraine", "#m0"),
    ]


def test_smaller_of_two_nested_marks_is_the_one_led_to() -> None:
    found = pieces(told(marks=((0, 25), (19, 25))))
    assert at(found, "Russia").href == "#m1"
    assert at(found, "Minister Lavrov of ").href == "#m0"


def test_two_events_in_the_same_words_can_both_be_reached() -> None:
    piece = at(pieces(told(events=((26, 34), (26, 34)))), "attacked")
    assert piece.ids == ("w-e1", "w-e2")
    assert piece.numbers == (("1", "#e1"), ("2", "#e2"))


def test_overlapping_events_are_cut_and_keyboard_stops_at_each_once() -> None:
    found = pieces(told(events=((19, 34), (26, 42))))
    assert [(p.words, p.href, p.first) for p in found if p.href] == [
        ("Russia ", "#e1", True),
        ("attacked", "#e1", False),
        (" Ukraine", "#e2", False),
    ]
    assert "w-e2" in at(found, "attacked").ids


def test_quotation_inside_a_quotation_has_a_deeper_shade() -> None:
    found = pieces(told(said=((0, 52), (19, 42))))
    assert "said1" in at(found, "Minister Lavrov of ").classes
    assert "said2" in at(found, "Russia attacked Ukraine").classes


def test_event_that_is_denied_is_marked_otherwise_than_by_colour() -> None:
    document = told(events=((26, 34),))
    denied = replace(document, events=(replace(document.events[0], status="denied"),))
    assert "unsure" in at(pieces(denied), "attacked").classes


spans = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8).map(tuple)


@settings(deadline=None)
@given(spans, spans, spans, st.none() | st.tuples(st.integers(0, 70), st.integers(0, 70)))
def test_pieces_give_the_whole_text_back_however_findings_lie(
    events: tuple[tuple[int, int], ...],
    marks: tuple[tuple[int, int], ...],
    said: tuple[tuple[int, int], ...],
    pointed: tuple[int, int] | None,
) -> None:
    found = pieces(told(events, marks, said), pointed)
    assert "".join(piece.words for piece in found) == TEXT
    assert [piece.start for piece in found] == [
        len("".join(p.words for p in found[:n])) for n in range(len(found))
    ]
    reached = {anchor for piece in found for anchor in piece.ids}
    inside = {f"w-e{n}" for n, (start, end) in enumerate(events, 1) if 0 <= start < end <= len(TEXT)}
    assert reached == inside
