"""How a store is served: where, to whom, and how much of it at once."""

from __future__ import annotations

from dataclasses import dataclass

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a browser on the same machine asks."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a store is served.

    `hosts` are names beside those of this machine under which it may be asked (without port). `token` is
    what a reader must know to write; `None`: nobody writes. `page_size` rows are shown unless asked
    otherwise, `most_rows` at most, and `deepest` is how far a list can be paged through. `seconds` is what
    one question to the store may take, `body_bytes` what a request may bring, `body_seconds` how long
    that may take, `readers` how many questions are answered at a time. `most_events` can be downloaded at once.
    `patience` is how many seconds a reader waits for a relationship before a page says that it is being worked out.
    A pasted article may have `most_letters`, and coding it may take `coding_seconds`.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    hosts: tuple[str, ...] = ()
    token: str | None = None
    page_size: int = 50
    most_rows: int = 1000
    deepest: int = 100_000
    seconds: float = 20.0
    patience: float = 1.5
    body_bytes: int = 1_000_000
    body_seconds: float = 20.0
    readers: int = 8
    most_events: int = 100_000
    most_letters: int = 60_000
    coding_seconds: float = 60.0

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Names that may stand in a request's `Host`, in small letters and without port."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*LOCAL, own, *self.hosts)) - {"0.0.0.0", "[::]"}

    @property
    def writing(self) -> bool:
        """Whether anybody can write at all."""
        return self.token is not None
