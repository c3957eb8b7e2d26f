"""Many documents: in this process or in several, nothing lost on the way."""

from detente.run.loading import CoderOver, MakeCoder, NotLoadedError, load
from detente.run.many import CHUNK, code_many

__all__ = ["CHUNK", "CoderOver", "MakeCoder", "NotLoadedError", "code_many", "load"]
