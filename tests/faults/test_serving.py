"""A server asked under a strange name, with too much, of a store that is not there or being written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serving import client_of, write_served
from tests.stores import code_into, files_in
from typer.testing import CliRunner

import detente.web.extra
from detente.cli.commands import cli
from detente.store.lock import writing
from detente.web.errors import without_paths
from detente.web.safety import HEADERS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    code_into(folder / "store", write_served(folder / "stories.jsonl", 30))
    return folder / "store"


@pytest.mark.parametrize(
    "host",
    ["attacker.example", "127.0.0.1.attacker.example", "", "127.0.0.1:80:80", "localhost@evil", "[::2]"],
)
def test_strange_host_is_refused_in_the_shape_of_what_was_asked(store: Path, host: str) -> None:
    client = client_of(store)
    for address in ("/", "/api/v1/store", "/static/x/page.css"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code == 421
        assert "documents" not in answer.text.split("<main")[-1]
    assert answer.headers["content-type"].startswith("text/html")
    told = client.get("/api/v1/store", headers={"Host": host}).json()
    assert told["error"]["code"] == "strange-host"


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:8321", "[::1]:8321", "news.example:443"])
def test_own_and_allowed_hosts_are_answered(store: Path, host: str) -> None:
    client = client_of(store, hosts=("news.example",))
    assert client.get("/api/v1/store", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/nothing", "/api/v1/events", "/api/v1/nothing", "/static/x/y"])
def test_every_answer_forbids_what_it_does_not_need(store: Path, address: str) -> None:
    answer = client_of(store).get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_fault_inside_is_answered_with_headers_and_without_its_words(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError(f"secret of {store}")

    monkeypatch.setattr("detente.web.home.overview", broken)
    monkeypatch.setattr("detente.web.api.stores.overview", broken)
    client = client_of(store)
    for address in ("/", "/api/v1/store"):
        answer = client.get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_body_that_is_too_large_is_refused_told_or_not(store: Path) -> None:
    client = client_of(store, token="a token for tests", body_bytes=1000)

    def pieces() -> Iterator[bytes]:
        for _ in range(50):
            yield b"x" * 100

    assert client.post("/writing", content=b"x" * 1001).status_code == 413
    assert client.post("/writing", content=pieces()).status_code == 413
    assert client.post("/writing", headers={"Content-Length": "-5"}, content=b"x").status_code == 413
    assert client.post("/writing", content=b"token=wrong", headers=_FORM).status_code == 401


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_missing_store_is_told_without_its_place(tmp_path: Path) -> None:
    client = client_of(tmp_path / "secret-place" / "none")
    page, told = client.get("/"), client.get("/api/v1/events")
    assert page.status_code == told.status_code == 503
    assert told.json()["error"]["code"] == "no-store"
    assert "secret-place" not in page.text + told.text


def test_damaged_store_is_told_without_its_place(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "secret-place"
    shutil.copytree(store, copy)
    for name in files_in(copy):
        (copy / name).write_bytes(b"no parquet")
    client = client_of(copy)
    for address in ("/", "/api/v1/events", "/api/v1/documents"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "secret-place" not in answer.text
        assert str(tmp_path) not in answer.text
    (copy / "state.sqlite").write_bytes(b"no database" * 1000)
    answer = client.get("/api/v1/events")
    assert (answer.status_code, "secret-place" in answer.text) == (503, False)


def test_store_with_a_writer_at_work_is_read(store: Path) -> None:
    with writing(store):
        assert client_of(store).get("/").status_code == 200


def test_readers_beside_a_writer_see_no_fault_and_in_the_end_all(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code_into(store, write_served(tmp_path / "some.jsonl", 10))
    client = client_of(store)
    seen: list[tuple[int, int]] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            answer = client.get("/api/v1/documents?limit=1")
            seen.append((answer.status_code, answer.json().get("total", -1)))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for count in (20, 40, 60):
        code_into(store, write_served(tmp_path / f"{count}.jsonl", count))
    stop.set()
    for reader in readers:
        reader.join()
    assert {status for status, _ in seen} == {200}
    assert {total for _, total in seen} <= {10, 20, 40, 60}
    assert client.get("/api/v1/documents").json()["total"] == 60


def test_what_changed_in_the_store_is_sent_anew(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code_into(store, write_served(tmp_path / "some.jsonl", 5))
    client = client_of(store)
    tag = client.get("/api/v1/store").headers["etag"]
    code_into(store, write_served(tmp_path / "more.jsonl", 6))
    answer = client.get("/api/v1/store", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.json()["documents"]) == (200, 6)


def test_words_of_documents_stay_words(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    lines = (
        f'{{"id": "d{n}", "published": "2019-09-{n + 1:02}", "publisher": "{evil}", "title": "{evil}", '
        f'"text": "Russia never attacked Ukraine. {evil}"}}\n'
        for n in range(9)
    )
    (tmp_path / "evil.jsonl").write_text("".join(lines))
    code_into(tmp_path / "store", tmp_path / "evil.jsonl")
    text = client_of(tmp_path / "store").get("/").text
    assert evil not in text
    assert "&lt;script&gt;alert(1)" in text


def test_every_file_of_the_store_is_left_out_of_a_message() -> None:
    store = Path("/data/news of today")
    message = f"IO Error: cannot open '{store}/events/a.parquet': damaged; {store}: x"
    assert without_paths(message, store) == "IO Error: cannot open 'the store': damaged; the store: x"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--store", "nowhere"], "there is no store here"),
        (["--store", "x", "--token", "a token of mine, long"], "--open-writing"),
        (["--store", "x", "--open-writing", "--token", "short"], "16 characters"),
        (["--store", "x", "--port", "70000"], "--port"),
    ],
)
def test_server_that_cannot_start_says_why(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner(env={"COLUMNS": "200"}).invoke(cli, ["serve", *arguments])
    assert result.exit_code == 2
    assert message in result.output


def test_matrices_of_the_ranking_take_one_processor(store: Path) -> None:
    """In a process of its own: OpenBLAS reads how many threads it may start when numpy is loaded."""
    told = """
import os, sys
import detente.cli.serving as serving, detente.web.serving
from detente.web.settings import Settings
from pathlib import Path
assert "numpy" not in sys.modules
detente.web.serving.serve = lambda *_: print(os.environ["OPENBLAS_NUM_THREADS"])
serving.serve_store(Path(sys.argv[1]), Settings(port=0))
"""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    ran = subprocess.run(
        [sys.executable, "-c", told, str(store)], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "1"


def test_taken_port_is_told(store: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", "--store", str(store), "--port", port])
    assert result.exit_code == 2
    assert "--port takes another" in result.stderr


def test_missing_libraries_are_named_with_the_way_to_get_them(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detente.web.extra, "LIBRARIES", {"no_such_module": "no-such"})
    result = CliRunner().invoke(cli, ["serve", "--store", str(store)])
    assert result.exit_code == 2
    assert "no no-such: install them with pip install 'detente[serve]'" in result.stderr
