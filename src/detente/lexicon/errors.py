"""What can be wrong with a lexicon."""


class LexiconError(ValueError):
    """A lexicon is missing or has faulty lines; the message names each file and line."""
