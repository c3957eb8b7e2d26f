"""Where: the places of a document, and the place of an event."""

from detente.places.finder import PlaceFinder, default_place_finder
from detente.places.governing import place_of_event
from detente.places.participants import TownNames

__all__ = ["PlaceFinder", "TownNames", "default_place_finder", "place_of_event"]
