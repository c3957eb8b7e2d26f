"""Sources are the participants that earlier stages found."""

from __future__ import annotations

from collections.abc import Callable

from detente.attribution import default_attribution_finder
from detente.records import Document, Mention, Parse, Participant, Span

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


def mention(text: str, words: str, name: str, sentence: int, head: int) -> Mention:
    start = text.index(words)
    return Mention(
        Span(start, start + len(words)), sentence, head, Participant(name, "IRN", ("GOV",)), "noun"
    )


def test_mention_on_the_subject_is_the_source(parsed: Parsed) -> None:
    document, parses = parsed("The ministry said the talks had failed.")
    who = mention(document.text, "The ministry", "Iranian foreign ministry", 0, 1)
    (found,) = default_attribution_finder()(document, parses, [who])
    assert found.source == who


def test_statement_stands_for_who_made_it(parsed: Parsed) -> None:
    document, parses = parsed("Rouhani said the talks had failed. The statement said the door was open.")
    who = mention(document.text, "Rouhani", "Hassan Rouhani", 0, 0)
    last = default_attribution_finder()(document, parses, [who])[-1]
    assert last.source is not None
    assert last.source.span.of(document.text) == "The statement"
    assert last.source.participant.name == "Hassan Rouhani"


def test_government_release_speaks_in_its_own_voice(parsed: Parsed) -> None:
    text = "Iran condemns the attack. We stand with the families."
    document, parses = parsed(text)
    state = Mention(Span(0, 4), 0, 0, Participant("Iran", "IRN", ("GOV",)), "name")
    assert default_attribution_finder()(document, parses, [state]) == ()


def test_news_report_of_the_same_words_has_the_state_as_source(parsed: Parsed) -> None:
    document, parses = parsed("Iran condemns the attack. Families gathered.")
    state = Mention(Span(0, 4), 0, 0, Participant("Iran", "IRN", ("GOV",)), "name")
    (found,) = default_attribution_finder()(document, parses, [state])
    assert found.source == state
