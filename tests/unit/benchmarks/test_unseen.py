"""The documents that nothing was trained on: read by places, and kept apart from what models learned from."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from benchmarks.accuracy.unseen.documents import LABELS, unseen

REPOSITORY = Path(__file__).parents[3]
TEXT = "Ruritania warned Freedonia. It then left."
WARNING = {
    "type": "THREATEN",
    "trigger": [10, 16],
    "actors": [[0, 9, "RUS"]],
    "recipients": [[17, 26, "FRA"]],
    "status": "asserted",
    "by": None,
}
LEAVING = {
    "type": "RETREAT",
    "trigger": [8, 12],
    "actors": [[0, 2, None]],
    "recipients": [],
    "status": "asserted",
    "by": "elsewhere",
    "unnamed_actors": ["RUS"],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the kind of the development data, with a text of each source."""
    (tmp_path / "corpora").mkdir()
    given = {"id": "s1", "text": TEXT, "published": "2021-02-03", "title": "A warning", "source": "State"}
    with gzip.open(tmp_path / "corpora/state_dept.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(given) + "\n")
    folder = tmp_path / "attribution/polnear"
    (folder / "dev/text").mkdir(parents=True)
    (folder / "dev/text/p1.txt").write_text("\n" + TEXT + "\nMore that is not labelled.\n", encoding="utf-8")
    (folder / "metadata.tsv").write_text(
        "filename\tpublisher\tpublication_date\ttitle\np1\tHerald\t2016-05-06\tOf warnings\n",
        encoding="utf-8",
    )
    (tmp_path / "gum/dep").mkdir(parents=True)
    first, second = TEXT.split(". ")
    (tmp_path / "gum/dep/g1.conllu").write_text(
        "# meta::author = Wikinews\n# meta::dateCreated = 2015-01-02\n# meta::title = Of leaving\n"
        f"# text = {first}.\n1\tRuritania\n\n# text = {second}\n",
        encoding="utf-8",
    )
    return tmp_path


def labels_of(folder: Path, corpus: str, item: str) -> Path:
    lines = (
        {"corpus": corpus, "item": item, "start": 0, "end": 27, "read": True, "events": [WARNING]},
        {"corpus": corpus, "item": item, "start": 28, "end": 41, "read": True, "events": [LEAVING]},
    )
    file = folder / "labels.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("corpus", "item", "published", "publisher"),
    [
        ("state_dept", "s1", date(2021, 2, 3), "State"),
        ("polnear", "p1", date(2016, 5, 6), "Herald"),
        ("gum", "g1", date(2015, 1, 2), "Wikinews"),
    ],
)
def test_a_document_is_read_from_its_source_up_to_the_last_labelled_sentence(
    data: Path, corpus: str, item: str, published: date, publisher: str
) -> None:
    (one,) = unseen(data, labels_of(data, corpus, item))
    gold = one.gold
    assert (one.corpus, one.read) == (corpus, True)
    assert gold.document.text.replace("\n", " ") == TEXT
    assert (gold.document.published, gold.document.publisher) == (published, publisher)
    assert [(e.sentence, e.trigger) for e in gold.events] == [(0, "warned"), (1, "left")]


def test_who_is_known_from_elsewhere_counts_and_who_has_no_country_does_not(data: Path) -> None:
    (one,) = unseen(data, labels_of(data, "state_dept", "s1"))
    warning, leaving = one.gold.events
    assert (warning.actors, warning.recipients) == ({"RUS"}, {"FRA"})
    assert (leaving.actors, leaving.recipients) == ({"RUS"}, frozenset())
    assert (warning.voiced, leaving.voiced) == (False, True)


def test_a_text_that_is_not_there_is_named(data: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no text p2\.txt"):
        list(unseen(data, labels_of(data, "polnear", "p2")))


def test_nothing_was_trained_on_these_documents() -> None:
    def items(*files: Path) -> set[str]:
        lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
        return {json.loads(line)["item"].lower().replace("gum-", "gum_") for line in lines}

    learned = items(
        *(
            f
            for name in ("labels", "documents", "items")
            for f in (REPOSITORY / "train" / name).glob("*.jsonl")
        )
    )
    measured = items(LABELS)
    assert len(learned) > 5000
    assert len(measured) > 80
    assert not learned & measured
