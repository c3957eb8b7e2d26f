"""Many documents: in this process or in several, nothing lost on the way."""

from detente.run.loading import NotLoadedError, load
from detente.run.many import CHUNK, code_many

__all__ = ["CHUNK", "NotLoadedError", "code_many", "load"]
