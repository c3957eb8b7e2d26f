"""Who "he", "the ministry", "Antonov" and "police" are in this document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coref.antecedents import Memory
from detente.coref.coref_words import CorefWords, default_coref_words
from detente.coref.gender import Genders, default_genders
from detente.coref.groups import counted
from detente.coref.labels import labelled
from detente.coref.namesakes import with_namesakes
from detente.coref.persons import Persons
from detente.coref.possessors import is_of_others, is_owned, owned
from detente.coref.pronouns import with_pronouns
from detente.coref.publishers import Publishers, default_publishers
from detente.coref.reader import Reader
from detente.coref.short_mentions import ShortMentions, identified
from detente.coref.standing import Standing
from detente.coref.state_choice import ChooseState, default_state_choice
from detente.coref.story import Story
from detente.coref.turns import addressed
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Document, Mention, Parse


@dataclass(frozen=True, slots=True)
class Coreference:
    """Resolves what a document's own words leave to its earlier words."""

    short_mentions: ShortMentions
    genders: Genders
    states: ChooseState
    publishers: Publishers
    words: CorefWords

    def __call__(
        self, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """Return all mentions in text order: those given, the short ones resolved, the pronouns added."""
        reader = Reader(self.publishers.of(document))
        mentions = with_namesakes(document.text, mentions, reader, self.words)
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        story = Story.of(parses, mentions, reader, self.states, self.words)
        persons = Persons.of(mentions, self.publishers, document.title or "")
        memory = Memory.empty(document.text, self.genders, self.words)
        standing = Standing.over(parses, by_sentence, self.words.assemblies)
        earlier: list[Mention] = []
        spoken_to: list[Mention] = []
        for parse in parses:
            here: list[Mention] = []
            known = by_sentence.get(parse.sentence, [])
            for mention in [*labelled(parse, known), *known]:
                whole = persons.placed(mention, reader)
                here.extend(self.short_mentions(parse, whole, earlier, here, document.text, standing, reader))
            here.extend(counted(parse, here, standing, self.words))
            here = identified(parse, here)
            reader = reader.after(parse, here)
            for number, mention in enumerate(here):
                if not is_owned(parse, mention):
                    here[number] = story.placed(parse, mention, here, earlier)
            here = with_pronouns(document.text, parse, here, earlier, reader, memory, standing)
            here = owned(parse, here, earlier, standing, self.words)
            for number, mention in enumerate(here):
                if is_owned(parse, mention) and not is_of_others(parse, mention, self.words):
                    here[number] = story.placed(parse, mention, here, earlier)
            memory.keep(parse, here)
            standing.keep(parse, here)
            earlier.extend(here)
            spoken_to.extend(addressed(parse))
        return tuple(sorted([*earlier, *spoken_to], key=lambda m: (m.sentence, m.span.start, -m.span.end)))


def default_coreference(lexicons: Lexicons = SHIPPED) -> Coreference:
    """Return the stage over the word lists."""
    publishers, words = default_publishers(lexicons), default_coref_words(lexicons)
    return Coreference(
        ShortMentions(publishers, words),
        default_genders(lexicons),
        default_state_choice(lexicons),
        publishers,
        words,
    )
