"""The trained models; the only import of onnxruntime."""

from detente.encode.factuality import FactualityModel, default_factuality_model
from detente.encode.files import ModelError, ModelFiles, open_model
from detente.encode.model import EventModel, default_event_model
from detente.encode.reader import Reader, default_reader
from detente.encode.relation import PairReader, default_pair_reader
from detente.encode.rows import (
    RowsModel,
    default_participants_model,
    default_sides_model,
    default_worth_model,
)
from detente.encode.tagger import AttributionTagger, default_attribution_tagger

__all__ = [
    "AttributionTagger",
    "EventModel",
    "FactualityModel",
    "ModelError",
    "ModelFiles",
    "PairReader",
    "Reader",
    "RowsModel",
    "default_attribution_tagger",
    "default_event_model",
    "default_factuality_model",
    "default_pair_reader",
    "default_reader",
    "default_participants_model",
    "default_sides_model",
    "default_worth_model",
    "open_model",
]
