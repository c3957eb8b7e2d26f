"""Code into a store, look after it, and compare two of its runs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import BinaryIO

from detente.app.code import received
from detente.pipeline import default_coder
from detente.records import CodedDocument, Document, Skipped
from detente.run import MakeCoder, code_many
from detente.run.identity import coder_identity
from detente.store.layout import Run
from detente.store.writer import RunWriter, open_writer

Told = Callable[[CodedDocument | Skipped], None]


def code_into_store(
    store: Path,
    paths: Iterable[Path],
    published: date | None = None,
    workers: int = 1,
    *,
    stdin: BinaryIO | None = None,
    make_coder: MakeCoder = default_coder,
    lexicon: Path | None = None,
    relevant_only: bool = False,
    columns: Mapping[str, str] | None = None,
    each_story_once: bool = False,
    tell: Told = lambda answer: None,
) -> Run:
    """Code everything under `paths` into a store and return the run with its counts.

    Documents that this coder has coded into it before are passed over. If a run stops half way, the same
    call finishes it: what was coded is kept. `lexicon` and `relevant_only` tell what `make_coder` makes;
    `columns` and `each_story_once` are as in `received`. `tell` hears every answer as it comes.

    Raises:
        StoreError: before any work, if the store cannot be written to.
    """
    paths = list(paths)
    identity = coder_identity(lexicon, relevant_only=relevant_only)
    inputs = [str(path) for path in paths]
    inputs += [f"published {published}"] if published else []
    inputs += [f"column {field}={name}" for field, name in (columns or {}).items()]
    inputs += ["each story once"] if each_story_once else []
    with open_writer(store) as writer:
        run = writer.start(identity.name, identity.parts, inputs)
        documents = received(paths, published, stdin, columns=columns, each_story_once=each_story_once)
        answers = code_many(_wanted(documents, run), workers, make_coder=make_coder)
        with closing(_closable(answers)) as coming:
            try:
                for answer in coming:
                    run.add(answer)
                    tell(answer)
            except KeyboardInterrupt:
                run.stage()
                raise
        return run.finish()


def _wanted(documents: Iterable[Document | Skipped], run: RunWriter) -> Iterator[Document | Skipped]:
    for document in documents:
        wanted = document if isinstance(document, Skipped) else run.wanted(document)
        if wanted is not None:
            yield wanted


def _closable(
    answers: Iterator[CodedDocument | Skipped],
) -> Generator[CodedDocument | Skipped, None, None]:
    yield from answers
