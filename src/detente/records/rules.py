"""Names of rules that one stage gives as evidence and another one goes by."""

from __future__ import annotations

SPEAKER_LABEL = "attribution.speaker_label"
"""The rule of words said behind a speaker's label in a transcript."""

RETRACTION = "attribution.retraction"
"""The rule of words taken back ("withdrew its report that"): who once told it tells it no more."""

PUBLISHER = "coref.publisher"
"""The rule of whoever is meant because of who put the document out."""

OF_ANOTHER_STATE = "coref.of_another_state"
"""The rule of whoever is of any state but that of the one whose ally or partner he is."""

QUOTED_SPEAKER = "coref.quoted_speaker"
"""The rule of a "we" or "I" that is the speaker of the words around it."""

ADDRESSED = "coref.addressee"
"""The rule of a "you" that is the other speaker of a transcript."""

STATE_OF_SENTENCE = "coref.state_of_the_sentence"
"""The rule of whoever is guessed to be of the state that the sentence names."""

STATE_OF_STORY = "coref.state_of_the_story"
"""The rule of whoever is guessed to be of the state that the document is about."""
