"""Slips of the parser that the words around them mend; without the repair each of these fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.parse.repair import repaired
from detente.records import Document, Parse, Token

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


def governor(parse: Parse, word: str) -> tuple[str, str]:
    """Return the label of a word's arc and the governing word; the last such word of the sentence."""
    token = [t for t in parse.tokens if t.text == word][-1]
    return token.dep, parse.tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lavrov said the talks had failed and added that Russia would leave.", "added"),
        ("Merkel said that Germany was ready and warned that time was short.", "warned"),
        ("Putin said Russia supports Syria and denied that it sells gas there.", "denied"),
        ("Biden said the deal was dead and told reporters that Iran knew.", "told"),
        ("Modi said the army had left and announced that talks would begin.", "announced"),
        ('Iran said the ship had entered its waters and added: "It will pay."', "added"),
    ],
)
def test_second_verb_of_saying_is_joined_to_the_first(parsed: Parsed, text: str, verb: str) -> None:
    _, (parse, *_) = parsed(text)
    assert governor(parse, verb) == ("conj", "said")
    assert governor(parse, "and") == ("cc", "said")


def test_verb_of_saying_with_a_subject_of_its_own_stays(parsed: Parsed) -> None:
    _, (parse,) = parsed("Lavrov said the army fired and the minister added that it stopped.")
    assert governor(parse, "added") != ("conj", "said")


@pytest.mark.parametrize(
    ("text", "verb", "first"),
    [
        ("The ambassador urged the embassy to reconsider and spoke with reporters.", "spoke", "urged"),
        ("Kerry asked Iran to release the sailors and flew to Vienna.", "flew", "asked"),
        ("The general ordered his men to leave and went home.", "went", "ordered"),
        ("Macron invited Putin to visit and praised his help.", "praised", "invited"),
    ],
)
def test_finite_verb_is_joined_to_the_finite_verb_before(
    parsed: Parsed, text: str, verb: str, first: str
) -> None:
    _, (parse,) = parsed(text)
    assert governor(parse, verb) == ("conj", first)


def test_infinitive_stays_joined_to_the_infinitive(parsed: Parsed) -> None:
    _, (parse,) = parsed("Kerry urged Iran to stop and meet him.")
    assert governor(parse, "meet") == ("conj", "stop")


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("The envoy was expelled from the country for spying by Russia.", "expelled"),
        ("The ship was seized in the Gulf of Oman by Iran.", "seized"),
        ("The pilot was jailed for life for spying by Belarus.", "jailed"),
    ],
)
def test_agent_belongs_to_the_passive(parsed: Parsed, text: str, passive: str) -> None:
    _, (parse,) = parsed(text)
    assert governor(parse, "by") == ("agent", passive)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The strike was condemned after an attack by Hamas.", "attack"),
        ("The letter on the attack by Iran was read.", "attack"),
    ],
)
def test_agent_of_a_deed_stays_with_its_noun(parsed: Parsed, text: str, noun: str) -> None:
    _, (parse,) = parsed(text)
    assert governor(parse, "by")[1] == noun


@pytest.mark.parametrize(
    ("text", "first", "object_", "second", "subject"),
    [
        ("Serbia froze Croatian assets and Croatia deported forty students.", "froze", "assets", "deported", "Croatia"),
        ("Peru seized Chilean boats and Chile recalled its envoy.", "seized", "boats", "recalled", "Chile"),
        ("Italy jailed two Maltese sailors and Malta expelled a diplomat.", "jailed", "sailors", "expelled", "Malta"),
    ],
)  # fmt: skip
def test_second_clause_has_its_own_subject(
    parsed: Parsed, text: str, first: str, object_: str, second: str, subject: str
) -> None:
    _, (parse,) = parsed(text)
    assert governor(parse, object_) == ("dobj", first)
    assert governor(parse, subject) == ("nsubj", second)
    assert governor(parse, second) == ("conj", first)
    assert governor(parse, "and") == ("cc", first)


def test_joint_subject_of_a_clause_told_of_stays_joined(parsed: Parsed) -> None:
    _, (parse,) = parsed("Poland said Czech ministers and Austria opposed the plan.")
    assert governor(parse, "Austria") == ("conj", "ministers")


@pytest.mark.parametrize(
    ("text", "first", "second", "role"),
    [
        (
            "US President Donald Trump and Turkish President Recep Tayyip Erdogan met in Osaka.",
            "Trump",
            "Erdogan",
            ("nsubj", "met"),
        ),
        (
            "US President Donald Trump and Chancellor Angela Merkel met in Geneva.",
            "Trump",
            "Merkel",
            ("nsubj", "met"),
        ),
        (
            "Poland praised Chancellor Angela Merkel and Turkish President Recep Tayyip Erdogan.",
            "Merkel",
            "Erdogan",
            ("dobj", "praised"),
        ),
        (
            "German Chancellor Angela Merkel and French President Emmanuel Macron met on Monday.",
            "Merkel",
            "Macron",
            ("nsubj", "met"),
        ),
    ],
)
def test_joined_names_are_two(
    parsed: Parsed, text: str, first: str, second: str, role: tuple[str, str]
) -> None:
    _, (parse,) = parsed(text)
    assert governor(parse, first) == role
    assert governor(parse, second) == ("conj", first)


def test_titles_go_with_their_own_name(parsed: Parsed) -> None:
    text = "US President Donald Trump and Turkish President Recep Tayyip Erdogan met in Osaka."
    _, (parse,) = parsed(text)
    titles = [parse.tokens[t.head].text for t in parse.tokens if t.text == "President"]
    assert titles == ["Trump", "Erdogan"]


@pytest.mark.parametrize(
    ("text", "subject", "verb", "lemma"),
    [
        ("Ghana severs ties with Taiwan", "Ghana", "severs", "sever"),
        ("Chad bombs Iran", "Chad", "bombs", "bomb"),
        ("Kyiv shells Iran", "Kyiv", "shells", "shell"),
        ("Iran rejects US offer of talks", "Iran", "rejects", "reject"),
    ],
)
def test_headline_verb_is_a_verb_with_a_subject(
    parsed: Parsed, text: str, subject: str, verb: str, lemma: str
) -> None:
    _, (parse,) = parsed(text)
    root = parse.tokens[parse.root()]
    assert (root.text, root.pos, root.tag, root.lemma) == (verb, "VERB", "VBZ", lemma)
    assert governor(parse, subject) == ("nsubj", verb)


@pytest.mark.xfail(reason="the parser makes 'relations' the root: the rule looks at the root alone")
def test_headline_verb_before_a_noun_taken_for_the_root_is_a_verb(parsed: Parsed) -> None:
    _, (parse,) = parsed("Senegal severs relations with Taiwan")
    assert parse.tokens[parse.root()].text == "severs"


@pytest.mark.parametrize(("form", "lemma"), [("denies", "deny"), ("slashes", "slash"), ("backs", "back")])
def test_headline_verb_has_its_lemma(form: str, lemma: str) -> None:
    first, second, third = (len("Chad "), len(f"Chad {form} "), len(f"Chad {form} Mali"))
    tokens = (
        Token(0, 4, "Chad", "chad", "PROPN", "NNP", "compound", 1, "GPE"),
        Token(first, second - 1, form, form, "NOUN", "NNS", "ROOT", 1),
        Token(second, third, "Mali", "mali", "PROPN", "NNP", "dobj", 1, "GPE"),
    )
    assert repaired(tokens, frozenset())[1].lemma == lemma


ARTICLE_NAMES = [
    ("He spoke with General Abdel Fattah al-Burhan and left.", "al-Burhan", "pobj"),
    ("Chad has captured Majid bin Mohammad al-Majid.", "al-Majid", "dobj"),
    ("The leaders of Sudan and South Sudan, Omar al-Bashir and Salva Kiir, will meet.", "al-Bashir", "conj"),
]


@pytest.mark.parametrize(("text", "name", "dep"), ARTICLE_NAMES)
def test_a_name_with_an_article_is_a_proper_name_and_governs_the_name_before_it(
    parsed: Parsed, text: str, name: str, dep: str
) -> None:
    _, (parse,) = parsed(text)
    index = next(i for i, t in enumerate(parse.tokens) if t.text == name)
    assert (parse.tokens[index].pos, parse.tokens[index].dep) == ("PROPN", dep)
    assert parse.tokens[index - 1].head == index


@pytest.mark.parametrize(
    "text",
    [
        "Russia invaded Ukraine.",
        "Merkel met Macron in Berlin and signed a treaty.",
        "The town was bombed by Russian warplanes near the border.",
        "US sanctions hurt Iran.",
    ],
)
def test_sentence_without_a_slip_stays_as_it_is(parsed: Parsed, text: str) -> None:
    _, (parse,) = parsed(text)
    assert repaired(parse.tokens, frozenset({"say", "add"})) is parse.tokens


def test_repair_of_the_repaired_changes_nothing(parsed: Parsed) -> None:
    text = (
        "Lavrov said the talks had failed and added that Russia would leave. "
        "US President Donald Trump and Turkish President Recep Tayyip Erdogan met in Osaka. "
        "The envoy was expelled from the country for spying by Russia. "
        "He spoke with General Abdel Fattah al-Burhan and left."
    )
    for parse in parsed(text)[1]:
        assert repaired(parse.tokens, frozenset({"say", "add"})) == parse.tokens
