"""The closed classes of words that coreference goes by."""

from __future__ import annotations

PERSON_WORDS = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
GROUP_WORDS = frozenset({"they", "them", "their", "theirs", "themselves"})
THING_WORDS = frozenset({"it", "its", "itself"})
SPEAKER_WORDS = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "ourselves", "myself"})

ADDRESSED_WORDS = frozenset({"you", "your", "yours", "yourself", "yourselves"})

STATE_WORDS = frozenset(
    {"country", "nation", "side", "government", "capital", "neighbour", "neighbor", "ally", "party", "state"}
)
"""What a state is called among others: "the governments" are of several."""

SPEAKER = "speaker"
"""The role of "we" and "I": no later "it" or "they" means them."""

ADDRESSEE = "addressee"
"""The role of "you" until it is told who speaks to whom."""

GROUP = "group"
"""The role of "they" for several."""

LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "throughout", "outside", "around"})
"""Prepositions before where something is."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "obj"})
SAYING = frozenset({
    "say", "tell", "add", "write", "state", "tweet", "announce", "explain", "declare", "note",
    "continue"
})  # fmt: skip
