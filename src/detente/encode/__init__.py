"""The trained event model; the only import of onnxruntime."""

from detente.encode.files import ModelError, ModelFiles, open_model
from detente.encode.model import EventModel, default_event_model
from detente.encode.relation import relation_chances

__all__ = [
    "EventModel",
    "ModelError",
    "ModelFiles",
    "default_event_model",
    "open_model",
    "relation_chances",
]
