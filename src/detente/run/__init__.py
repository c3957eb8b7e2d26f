"""Many documents: in this process or in several, nothing lost on the way."""

from detente.run.loading import MakeCoder, NotLoadedError, load
from detente.run.many import CHUNK, code_many

__all__ = ["CHUNK", "MakeCoder", "NotLoadedError", "code_many", "load"]
