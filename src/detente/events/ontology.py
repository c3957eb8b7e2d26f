"""What PLOVER and CAMEO say of each type: quad class, intensity, CAMEO code, Goldstein value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons

TYPE_COLUMNS = ("type", "quad_class", "intensity", "citation")
CAMEO_COLUMNS = ("type", "mode", "context", "cameo", "goldstein", "citation")


@dataclass(frozen=True, slots=True)
class Ontology:
    """The tables of the types; CAMEO by (type, mode, context), "" standing for any."""

    quad_and_intensity: Mapping[str, tuple[int, float]]
    cameo: Mapping[tuple[str, str, str], tuple[str, float]]

    def values(self, type_: str) -> tuple[int, float]:
        """Return the quad class (1 to 4) and the PLOVER intensity of a type."""
        return self.quad_and_intensity[type_]

    def cameo_of(self, type_: str, mode: str | None, contexts: tuple[str, ...]) -> tuple[str, float] | None:
        """Return the CAMEO code ("0231") and its Goldstein value, by mode and context, else by the type alone."""
        for key in (
            *((type_, mode or "", context) for context in contexts),
            (type_, mode or "", ""),
            *((type_, "", context) for context in contexts),
            (type_, "", ""),
        ):
            if key in self.cameo:
                return self.cameo[key]
        return None


def default_ontology(lexicons: Lexicons = SHIPPED) -> Ontology:
    """Return the ontology of the tables."""
    types = {
        r["type"]: (int(r["quad_class"]), float(r["intensity"]))
        for r in lexicons.table("types.tsv", TYPE_COLUMNS)
    }
    cameo = {
        (r["type"], r["mode"], r["context"]): (r["cameo"], float(r["goldstein"]))
        for r in lexicons.table("cameo.tsv", CAMEO_COLUMNS)
    }
    return Ontology(types, cameo)
