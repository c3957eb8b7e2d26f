"""The columns of the lexicons that several stages read."""

STATE_COLUMNS = ("code", "name", "capital", "latitude", "longitude", "from", "until", "citation")
NAME_COLUMNS = ("words", "code", "kind", "from", "until", "citation")
OTHER_COLUMNS = ("words", "why", "citation")
GIVEN_NAME_COLUMNS = ("words", "gender", "citation")
ORGANISATION_COLUMNS = ("name", "aliases", "country", "sectors", "kind", "from", "until", "citation")
WEIGHT_COLUMNS = ("sign", "weight", "citation")
HOLDER_COLUMNS = ("name", "aliases", "country", "office", "sectors", "from", "until", "citation")
KIND_COLUMNS = ("words", "kind", "citation")
