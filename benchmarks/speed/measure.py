"""`make speed`: sentences a second, seconds to the first event, memory, size, and the share of each stage."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.speed.stages import measure_stages
from detente.pipeline import Coder, coder_over, default_coder
from detente.records import CodedDocument, Document, Skipped
from detente.run import MakeCoder, code_many

CORPUS = Path("../shared/data/corpora/state_dept.jsonl.gz")
EXAMPLE = Path("examples/moscow-recalls-envoy.txt")
MEBIBYTE = 1 << 20
WARMING = 16
"""Short documents a worker gets first, so that the clock starts when all have loaded."""

Row = tuple[str, str]


def main(given: Sequence[str] | None = None) -> int:
    """Print the table; exit code 2 if the corpus is not there."""
    asked = _arguments().parse_args(given)
    if not asked.corpus.is_file():
        print(f"no corpus {asked.corpus}; name another: --corpus FILE.jsonl[.gz]", file=sys.stderr)
        return 2
    if asked.memory_only:
        print(_peak_of_this_process(read_corpus(asked.corpus, asked.memory_documents)))
        return 0
    documents = list(read_corpus(asked.corpus, asked.documents))
    letters = sum(len(d.text) for d in documents)
    _show(
        "corpus", [(asked.corpus.name, f"{len(documents)} documents, {letters / 1e6:.1f} million characters")]
    )
    # Before this process grows: on Linux a child's peak begins with its parent's memory.
    _show("size", size(asked.corpus, asked.memory_documents, asked.venv))
    _show(f"throughput, {asked.workers} workers", throughput(documents, asked.workers))
    _show(f"without the model, {asked.workers} workers", throughput(documents, asked.workers, patterns_only))
    _show("start", start(asked.example))
    _show("share of time by stage, one process", stages(documents[: asked.stage_documents]))
    return 0


def read_corpus(path: Path, count: int) -> Iterator[Document]:
    """Yield the first `count` documents of a JSONL file, packed or not."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            given = json.loads(line)
            published = given.get("published") or given.get("date")
            yield Document(
                str(given["id"]),
                given["text"],
                date.fromisoformat(str(published)[:10]) if published else None,
                given.get("title"),
            )


def patterns_only() -> Coder:
    """Return the coder without the trained model; a function that workers can import."""
    return coder_over(with_model=False)


def throughput(
    documents: Sequence[Document], workers: int, make_coder: MakeCoder = default_coder
) -> list[Row]:
    """Return sentences a second with the start-up of the workers and without it."""
    warming = [Document(f"warm-{n}", "Russia invaded Ukraine.") for n in range(WARMING * workers)]
    sentences = events = skipped = 0
    begin = perf_counter()
    loaded = begin
    for number, answer in enumerate(code_many([*warming, *documents], workers, make_coder=make_coder)):
        if number < len(warming):
            loaded = perf_counter()
        elif isinstance(answer, Skipped):
            skipped += 1
        else:
            sentences += len(answer.sentences)
            events += len(answer.events)
    end = perf_counter()
    return [
        ("sentences", f"{sentences:,}"),
        ("events", f"{events:,}"),
        ("documents skipped", f"{skipped:,}"),
        ("sentences a second", f"{sentences / (end - loaded):,.0f}"),
        ("sentences a second, start-up included", f"{sentences / (end - begin):,.0f}"),
        ("start-up", f"{loaded - begin:.1f} s"),
        ("wall time", f"{end - begin:.1f} s"),
    ]


def start(example: Path, tries: int = 3) -> list[Row]:
    """Return the seconds from the command to the first record with an event, the best of some tries."""
    command = [sys.executable, "-m", "detente.cli", "code", str(example), "--format", "jsonl"]
    script = Path(sys.executable).with_name("detente")
    if script.is_file():
        command = [str(script), *command[3:]]
    return [
        (
            f"command to first event, best of {tries}",
            f"{min(_first_event(command) for _ in range(tries)):.2f} s",
        )
    ]


def _first_event(command: Sequence[str]) -> float:
    begin = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["events"]:
                taken = perf_counter() - begin
                process.stdout.read()
                return taken
    raise RuntimeError(f"no event from: {' '.join(command)}")


def size(corpus: Path, count: int, venv: Path) -> list[Row]:
    """Return the peak memory of one process that codes `count` documents, and what is on disk."""
    command = [sys.executable, "-m", "benchmarks.speed.measure", "--memory-only"]
    command += ["--corpus", str(corpus), "--memory-documents", str(count)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [(f"peak memory of one process, {count} documents", f"{int(told.stdout) / MEBIBYTE:,.0f} MiB")]
    if venv.is_dir():
        rows.append((f"{venv} on disk", f"{_bytes_under(venv) / MEBIBYTE:,.0f} MiB"))
    return rows


def _peak_of_this_process(documents: Iterator[Document]) -> int:
    """Return the most bytes that this process has held once the documents are coded."""
    for answer in code_many(documents):
        assert isinstance(answer, CodedDocument | Skipped)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # Linux counts in KiB


def _bytes_under(folder: Path) -> int:
    """Return the bytes of all files, a file with several names once, links not followed."""
    seen: dict[tuple[int, int], int] = {}
    for here, _, files in os.walk(folder):
        for name in files:
            told = (Path(here) / name).lstat()
            seen[told.st_dev, told.st_ino] = told.st_size
    return sum(seen.values())


def stages(documents: Sequence[Document]) -> list[Row]:
    """Return each stage's share of the time of one process, the longest first."""
    times = measure_stages(default_coder(), documents)
    rows = [(name, f"{share:5.1f} %  {seconds:7.2f} s") for name, share, seconds in times.shares()]
    rate = times.sentences / times.total if times.total else 0.0
    return [*rows, ("sentences a second, one process", f"{rate:,.0f}")]


def _show(title: str, rows: Sequence[Row]) -> None:
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:<48} {value}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.measure", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="JSONL, packed or not: id, text, date, title"
    )
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory-documents", type=int, default=100)
    parser.add_argument("--stage-documents", type=int, default=50)
    parser.add_argument(
        "--example", type=Path, default=EXAMPLE, help="the file that `detente code` starts with"
    )
    parser.add_argument("--venv", type=Path, default=Path(".venv"))
    parser.add_argument("--memory-only", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
