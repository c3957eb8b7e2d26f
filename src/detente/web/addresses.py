"""Addresses of searches: what is asked stands in them, so each can be shared and narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

Items = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """A path with what is asked, in order; nothing in it is empty.

    >>> here = Address("/search", (("actor", "RUS"), ("type", "AID")))
    >>> here.add("type", "ASSAULT").href
    '/search?actor=RUS&type=AID&type=ASSAULT'
    >>> here.put(actor="USA").drop("type").href
    '/search?actor=USA'
    """

    path: str
    items: Items = ()

    @property
    def href(self) -> str:
        """Return it as it stands in a link."""
        return f"{self.path}?{urlencode(self.items)}" if self.items else self.path

    def put(self, **values: str) -> Address:
        """Return it with these values in place of what was asked under the same names; "" asks nothing."""
        kept = (item for item in self.items if item[0] not in values)
        return Address(self.path, (*kept, *((name, value) for name, value in values.items() if value)))

    def add(self, name: str, value: str) -> Address:
        """Return it with one more value of a name."""
        return self if (name, value) in self.items else Address(self.path, (*self.items, (name, value)))

    def drop(self, *names: str) -> Address:
        """Return it without some names."""
        return Address(self.path, tuple(item for item in self.items if item[0] not in names))

    def without(self, name: str, value: str) -> Address:
        """Return it without one value."""
        return Address(self.path, tuple(item for item in self.items if item != (name, value)))

    def at(self, path: str) -> Address:
        """Return another path where the same is asked."""
        return Address(path, self.items)

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a name."""
        return tuple(value for key, value in self.items if key == name)

    def first(self, name: str) -> str:
        """Return the first value of a name, "" if there is none."""
        return next(iter(self.all(name)), "")


def asked_of(path: str, given: Iterable[tuple[str, str]], names: Iterable[str]) -> Address:
    """Return the address of what is given under known names."""
    known = frozenset(names)
    return Address(path, tuple((name, value) for name, value in given if name in known and value))


def address_of(path: str, values: Mapping[str, object]) -> str:
    """Return the link to a path with what is asked; `None` and "" ask nothing."""
    return Address(path, tuple((n, str(v)) for n, v in values.items() if v not in (None, ""))).href
