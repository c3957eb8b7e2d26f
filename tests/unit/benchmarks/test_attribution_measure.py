"""How attributions are compared with PolNeAR's."""

from __future__ import annotations

from pathlib import Path

from benchmarks.attribution.gold import Told, kind_of, read_polnear, words_of
from benchmarks.attribution.measure import Tally, paired

from detente.records import Span


def test_leading_that_does_not_count() -> None:
    text = "that it rained"
    assert words_of(text, [Span(0, 14)]) == words_of(text, [Span(5, 14)])


def test_marks_of_a_file_are_read_with_parted_spans(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("It rains, he said, a lot.", encoding="utf-8")
    spans = "T1\tSource 10 12\the\nT2\tCue 13 17\tsaid\nT3\tContent 0 8;19 24\tIt rains a lot\n"
    marks = f"{spans}E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_abcd.ann").write_text(marks, encoding="utf-8")
    ((_, text, (told,)),) = read_polnear(tmp_path)
    assert told.source[0].of(text) == "he"
    assert [s.of(text) for s in told.content] == ["It rains", "a lot"]


def test_content_with_half_its_words_and_a_common_source_is_right() -> None:
    text = "He said it would rain all day."
    told = Told((Span(0, 2),), (Span(3, 7),), (Span(8, 29),))
    found = Told((Span(0, 2),), (Span(3, 7),), (Span(8, 21),))
    tally = Tally()
    tally.add(text, [told], [found])
    assert tally.f1 == 100.0
    ((one, other),) = paired(text, [told], [found])
    assert one is told
    assert other is found


def test_content_wholly_in_marks_is_direct() -> None:
    text = 'He said "it rains" there.'
    assert kind_of(text, Told((), (), (Span(8, 18),))) == "direct"
    assert kind_of(text, Told((), (), (Span(8, 24),))) == "mixed"
