"""Whether a person is spoken of as a man or a woman."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from detente.lexicon import SHIPPED, Lexicons
from detente.lexicon.columns import GIVEN_NAME_COLUMNS
from detente.records import Mention

Gender = Literal["f", "m"]

_FEMALE = frozenset({
    "queen", "princess", "duchess", "wife", "mother", "daughter", "sister", "widow", "woman", "girl",
    "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "policewoman", "actress", "ms",
    "mrs", "miss", "madam", "lady", "dame", "her", "she", "baroness", "stateswoman", "nun", "aunt"
})  # fmt: skip
_MALE = frozenset({
    "king", "prince", "duke", "husband", "father", "son", "brother", "widower", "man", "boy",
    "spokesman", "chairman", "congressman", "businessman", "policeman", "actor", "mr", "sir", "lord",
    "emir", "sultan", "pope", "sheikh", "imam", "his", "he", "him", "baron", "statesman", "monk",
    "uncle", "gunman"
})  # fmt: skip
_SELF = frozenset({"himself", "herself", "him", "hers"})
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Genders:
    """Tells the gender of a mention by its own words."""

    given_names: Mapping[str, Gender]

    def of(self, mention: Mention, text: str) -> Gender | None:
        """Return the gender that title, kinship, pronoun or first name tell, else `None`."""
        words = _WORD.findall(mention.span.of(text).lower())
        if mention.kind == "pronoun":
            return (
                gender_of_pronoun(words[0])
                if words and words[0] in _FEMALE | _MALE | _SELF
                else self._by_name(mention)
            )
        role = _WORD.findall(mention.role.lower())[-1:]
        words = [*role, *(words if mention.kind == "name" else words[-1:])]
        if _FEMALE.intersection(words):
            return "f"
        return "m" if _MALE.intersection(words) else self._by_name(mention)

    def _by_name(self, mention: Mention) -> Gender | None:
        return self.given_names.get(mention.participant.name.partition(" ")[0])


def default_genders(lexicons: Lexicons = SHIPPED) -> Genders:
    """Return the reader over the first names."""
    rows = lexicons.table("given_names.tsv", GIVEN_NAME_COLUMNS)
    return Genders({r["words"]: cast(Gender, r["gender"]) for r in rows})


def gender_of_pronoun(word: str) -> Gender:
    """Return the gender of "he" or "she" in any case."""
    return "f" if word.startswith(("she", "her")) else "m"
