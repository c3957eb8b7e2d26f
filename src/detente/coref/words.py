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

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "obj"})
SAYING = frozenset({
    "say", "tell", "add", "write", "state", "tweet", "announce", "explain", "declare", "note",
    "continue"
})  # fmt: skip

CONFERRING = frozenset({
    "discuss", "agree", "confer", "consult", "exchange", "review", "reaffirm", "affirm", "reiterate", "underscore",
    "emphasize", "emphasise", "stress", "highlight", "note", "pledge", "commit", "resolve", "decide", "express",
    "welcome", "condemn", "call", "speak", "talk", "share", "focus", "recognize", "recognise"
})  # fmt: skip
"""What those who met do: "they discussed trade"."""

ADDRESSING = frozenset({
    "offer", "give", "send", "hand", "lend", "grant", "promise", "propose", "ask", "beg", "urge", "invite", "order",
    "press", "warn", "appeal", "tell", "sell", "supply", "show", "summon"
})  # fmt: skip
"""Verbs whose object or addressee is expected to answer."""

ANSWERING = frozenset({
    "accept", "reject", "refuse", "decline", "turn", "spurn", "agree", "comply", "obey", "repay", "reciprocate",
    "reply", "answer", "respond", "retaliate", "ignore", "rebuff", "relent", "oblige", "thank"
})  # fmt: skip
"""What the one addressed does next: "A offered B a truce, but it refused"."""

BEGGING = frozenset({"ask", "beg", "appeal", "request", "urge", "plead", "press"})
GIVING = frozenset(
    {"send", "give", "lend", "supply", "provide", "deliver", "donate", "grant", "dispatch", "help"}
)
"""What the one asked does next: "A asked B for boats, and it sent two"."""

WANTING = frozenset({"request", "demand", "seek", "want", "ask", "need", "claim", "covet", "crave"})
ALLOTTING = frozenset(
    {"deny", "refuse", "grant", "give", "send", "sell", "lend", "supply", "offer", "hand", "return"}
)
"""Verbs of giving and refusing: who gets it is who wanted it ("denied Iraq the loan it had sought")."""

JUDGING = frozenset({
    "thank", "praise", "commend", "blame", "fault", "criticise", "criticize", "condemn", "denounce",
    "punish", "sanction", "reward", "admire", "applaud", "rebuke"
})  # fmt: skip
"""Verbs whose object did what follows "for": "thanked Laos for the rice it had sent"."""
