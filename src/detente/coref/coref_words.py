"""Words by what they tell of who is meant: "its ally" is of another state, "both camps" can be of one."""

from __future__ import annotations

from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons, words_by_kind


@dataclass(frozen=True, slots=True)
class CorefWords:
    """Lemmas by kind.

    Nouns: `states` are what states, their governments and forces are called among several ("both governments"), and
    of `halves` one state can have two ("both camps"); `people` hold an office or are spoken of by number ("the two
    ministers"); `opposed` are two to each other ("the neighbours"), `others` are of another state than whoever has
    them ("its ally"); `kin` is what somebody with a name is to others and tells no state ("Hamza bin Laden, son of");
    `visitors` are from elsewhere where they are called foreign or international; before those `of_a_state` a
    capitalised word may be its name, those `of_a_town` come from a town when nothing more is said; `titles` and
    `faiths` are capitalised, yet name no state.

    Those `attending` a meeting are the people who met; `persons` without a number ("the men") nobody told of before;
    "our" and "these" `nations` are the two of the story, or those just named; `realms` have an article in their names
    ("of the Ruritanian Federation"). Of a state's own release are its `bodies` with a capital ("the Ministry"), the
    `highest` of its offices, and `state_nouns` that it is called by ("the Kingdom"). Those `in_power` are of the
    place that their clause opens with ("in Peru, the government"); `assemblies` are met at, not with, though their
    names look like a person's ("the Leaders' Summit"). Who is called `from_abroad` is of no state told of, who is
    `unplaced` of none that nothing says ("critics"). Of `undertakings` a release says "our" for both who discuss them,
    of whatever is `shared` ("our joint work") for both of whom it tells. In `invasions`, and in `attacks` by the one
    who has them ("Russia's war", not "the Afghan war"), `sufferers` and whoever is `fleeing`, or has something
    `hitting` done to him, are not of the state that attacks; `opponents` of a ruler who does one `silencing` to them
    are his own ("the king jails journalists"). Whoever is around or across what is `everywhere` is of
    many states ("activists around the world").

    Verbs: who is object or addressee of one `addressing` does next one `answering` ("offered a truce, but it
    refused"), who is asked by one `begging` one `giving` ("asked for boats, and it sent two"); who gets or is refused
    something by one `allotting` is who did one `wanting` ("denied Iraq the loan it had sought"); the object of one
    `judging` did what follows "for" ("thanked Laos for the rice it had sent"). With words of `meeting` two come
    together, with verbs of `receiving` the object is the second one; what follows one `wishing` is what somebody
    wants of others; those who met do one `conferring` ("they discussed trade"). A "we" that does one `conversing`,
    or one `holding` of `talks`, takes in whoever is spoken to ("we discussed trade", "our conversation");
    `conferrers` are the two whose talks a text reports ("the delegations discussed trade"). Whoever does one `hosting`
    to one of the `missions` is another state than its own ("summoned the ambassador"). "The bloc" is the one of the
    `blocs` named last, a `european` body with a capital ("the Commission") one of the European Union. Whoever is object
    of one `controlling` has the "its" of what he is to do ("urged Chad to open its border"), unless that is one `owed`
    to the asker ("to free"). Names of parties and chambers that consist of `creeds` alone are those of several states
    ("the Labour Party").
    """

    states: frozenset[str]
    people: frozenset[str]
    halves: frozenset[str]
    assemblies: frozenset[str]
    opposed: frozenset[str]
    others: frozenset[str]
    kin: frozenset[str]
    visitors: frozenset[str]
    of_a_state: frozenset[str]
    of_a_town: frozenset[str]
    titles: frozenset[str]
    faiths: frozenset[str]
    attending: frozenset[str]
    persons: frozenset[str]
    nations: frozenset[str]
    realms: frozenset[str]
    state_nouns: frozenset[str]
    bodies: frozenset[str]
    in_power: frozenset[str]
    highest: frozenset[str]
    from_abroad: frozenset[str]
    unplaced: frozenset[str]
    everywhere: frozenset[str]
    undertakings: frozenset[str]
    shared: frozenset[str]
    controlling: frozenset[str]
    owed: frozenset[str]
    invasions: frozenset[str]
    attacks: frozenset[str]
    sufferers: frozenset[str]
    fleeing: frozenset[str]
    hitting: frozenset[str]
    opponents: frozenset[str]
    silencing: frozenset[str]
    addressing: frozenset[str]
    answering: frozenset[str]
    begging: frozenset[str]
    giving: frozenset[str]
    wanting: frozenset[str]
    allotting: frozenset[str]
    judging: frozenset[str]
    meeting: frozenset[str]
    receiving: frozenset[str]
    wishing: frozenset[str]
    conferring: frozenset[str]
    conversing: frozenset[str]
    talks: frozenset[str]
    holding: frozenset[str]
    conferrers: frozenset[str]
    missions: frozenset[str]
    hosting: frozenset[str]
    blocs: frozenset[str]
    creeds: frozenset[str]
    european: frozenset[str]


def default_coref_words(lexicons: Lexicons = SHIPPED) -> CorefWords:
    """Return the words."""
    return words_by_kind(lexicons, "coref_words.tsv", CorefWords)
