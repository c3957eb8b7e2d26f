"""Whatever is wrong with a user's lexicons is told at once, with file and line, reason and way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lexicons import write_table

import detente
from detente.lexicon import LexiconError
from detente.lexicon.checking import check_tables, checked_lexicons
from detente.lexicon.vocabulary import shipped_rows

STATE = "XVA|Valdoria|Brennick|||||own"
PATTERN = "meet/v|CONSULT||||obj|France met Spain.|FRA>ESP|own"

FAULTY = [
    ("agents.tsv", "troop|MLI|people|own", "no sector 'MLI'; did you mean MIL?"),
    ("agents.tsv", "troop|MIL|peeple|own", "no kind 'peeple'; did you mean people?"),
    ("agents.tsv", "troop|MIL|x|own", "no kind 'x'; one of: body office people"),
    ("agents.tsv", "troop||people|own", "no sectors; fill the cell, or take the line out"),
    (
        "agents.tsv",
        "troop|MIL|people|",
        "no citation; say where it can be checked, or 'own' for a wording of yours",
    ),
    (
        "agents.tsv",
        "Troop|MIL|people|own",
        "capitals in 'Troop'; write the noun in small letters, in the singular",
    ),
    ("agents.tsv", "troop |MIL|people|own", "blanks around or doubled in words; take them out"),
    (
        "agents.tsv",
        "troop|MIL|people",
        "3 cells, not 4; one tab between each: words sectors kind citation",
    ),
    ("agents.tsv", "", "an empty line; take it out"),
    ("coref_words.tsv", "teacher|oters|own", "no kind 'oters'; did you mean others?"),
    ("deed_kinds.tsv", "ACCUSE|charge||own", "no words; fill the cell, or take the line out"),
    ("irregular_forms.tsv", "swum||own", "no lemma; fill the cell, or take the line out"),
    ("retellings.tsv", "same word|much|own", "'much' is no number; write one like -0.35"),
    ("state_signs.tsv", "place||own", "no weight; fill the cell, or take the line out"),
    ("names.tsv", "Freedonia|ger|name|||own", "no country 'ger'; did you mean DEU (Germany)?"),
    (
        "names.tsv",
        "Freedonia|XQQ|name|||own",
        "no country 'XQQ'; use an ISO 3166 alpha-3 code, or add it to your states.tsv",
    ),
    (
        "names.tsv",
        "Burma|MMR|name|1.1.1990||own",
        "'1.1.1990' is no day; write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    (
        "names.tsv",
        "Burma|MMR|name|1990|1989|own",
        "ends on 1989, before it begins on 1990; set from and until right",
    ),
    (
        "states.tsv",
        "val|Valdoria||||||own",
        "'val' is no code of a state; write three capital letters; XAA to XZZ are free for your own",
    ),
    (
        "states.tsv",
        "XVA|Valdoria||95.5|0|||own",
        "'95.5' is no number of degrees; write -90 to 90, with a point: 12.5",
    ),
    ("states.tsv", "XVA|Valdoria||12.5||||own", "latitude or longitude alone; give both or neither"),
    (
        "types.tsv",
        "Hostage|4|-7|own",
        "'Hostage' is no name of a type; write capitals, such as HOSTAGE-DIPLOMACY; NONE is taken",
    ),
    (
        "types.tsv",
        "HOSTAGE|5|-7|own",
        "no quad class '5'; 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, "
        "4 material conflict",
    ),
    ("types.tsv", "HOSTAGE|4|7,5|own", "'7,5' is no number from -10 to 10; write it with a point: -7.2"),
    ("types.tsv", "HOSTAGE|4|7.5|own", "intensity 7.5 with quad class 4; put it below zero"),
    (
        "cameo.tsv",
        "AGREE|||42|4|own",
        "'42' is no CAMEO code; write three or four digits with the leading zero, such as 0231",
    ),
    ("cues.tsv", "claim|speech|!|own", "no stance '!'; one of: + - ? c f"),
    ("patterns/mine.tsv", PATTERN.replace("CONSULT", "CONSLT"), "no type 'CONSLT'; did you mean CONSULT?"),
    (
        "patterns/mine.tsv",
        PATTERN.replace("CONSULT", "HUG"),
        "no type 'HUG'; add it to your types.tsv",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("CONSULT|", "CONSULT|vist"),
        "CONSULT has no mode 'vist'; did you mean visit?",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("CONSULT||", "CONSULT||millitary"),
        "no context 'millitary'; did you mean military?",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("meet/v", "meet"),
        "'meet' is not LEMMA/v, LEMMA/n or LEMMA/a; write such as hold/v or visit/n",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("meet/v", "meet/v dobj:envoy"),
        "no slot 'dobj'; did you mean obj?",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("Spain.", "Spain"),
        "the example is no sentence; write a whole one with its full stop",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("FRA>ESP", "FRA-ESP"),
        "expects 'FRA-ESP'; write ACTORS>RECIPIENTS, such as FRA+DEU>IRN, TUR> or >GRC",
    ),
    (
        "patterns/mine.tsv",
        PATTERN.replace("FRA>ESP", "FRA>SPA"),
        "no country 'SPA' in expects; did you mean ESP (Spain)?",
    ),
]


@pytest.mark.parametrize(("name", "line", "told"), FAULTY)
def test_faulty_line_is_told_with_its_place_reason_and_way_out(
    tmp_path: Path, name: str, line: str, told: str
) -> None:
    write_table(tmp_path, name, line)
    reasons = [str(fault) for fault in check_tables(tmp_path).faults]
    assert f"{tmp_path}/{name}:2: {told}" in reasons


def test_sound_lines_have_no_faults_and_are_counted(tmp_path: Path) -> None:
    write_table(tmp_path, "states.tsv", STATE)
    write_table(tmp_path, "names.tsv", "Valdoria|XVA|name|||own", "Valdorian|XVA|adjective|||own")
    write_table(tmp_path, "sectors.tsv", "ORC|orchestras|own")
    write_table(tmp_path, "agents.tsv", "tubist|ORC|people|own")
    checked = check_tables(tmp_path)
    assert (checked.faults, checked.tables, checked.lines) == ((), 4, 5)


def test_faults_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    write_table(tmp_path, "patterns/mine.tsv", PATTERN, PATTERN.replace("CONSULT", "HUG"))
    write_table(tmp_path, "agents.tsv", "troop|MLI|people|own", "abbot|REL|ofice|")
    (tmp_path / "nmaes.tsv").write_text("x")
    places = [fault.where.removeprefix(f"{tmp_path}/") for fault in check_tables(tmp_path).faults]
    assert places == [
        "nmaes.tsv",
        "agents.tsv:2",
        "agents.tsv:3",
        "agents.tsv:3",
        "patterns/mine.tsv:3",
        "patterns/mine.tsv:3",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nmaes.tsv", "no lexicon has this name; did you mean names.tsv?"),
        ("names.csv", "no lexicon has this name; save it as names.tsv, UTF-8 with cells parted by tabs"),
        ("Names.TSV", "no lexicon has this name; save it as names.tsv, UTF-8 with cells parted by tabs"),
        (
            "pattern/mine.tsv",
            "no lexicon has this name; did you mean patterns/?",
        ),
        (
            "patterns/mine.csv",
            "no lexicon has this name; save it as patterns/mine.tsv, UTF-8 with cells parted by tabs",
        ),
        ("lists/names.tsv", "no lexicon has this name; put names.tsv into the folder itself"),
        (
            "gazetteer.tsv.gz",
            "cannot be laid over the shipped one; put places into landmarks.tsv",
        ),
        (
            "furniture.tsv",
            "cannot be laid over the shipped one; pages are cleaned before the lexicons of a coder are asked: "
            "take the file out",
        ),
    ],
)
def test_file_that_is_no_lexicon_is_told_with_what_may_be_meant(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x\n")
    assert [str(f) for f in check_tables(tmp_path).faults] == [f"{tmp_path}/{name}: {told}"]


def test_readme_article_and_hidden_files_do_no_harm(tmp_path: Path) -> None:
    write_table(tmp_path, "states.tsv", STATE)
    for name in ("README.md", "article.txt", ".names.tsv", "~names.tsv", "LICENSE"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.tsv").write_text("x")
    assert check_tables(tmp_path).faults == ()


def test_wrong_header_is_told_with_the_right_one(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_text("words\tsector\tkind\tcitation\ntroop\tMIL\tpeople\town\n")
    (fault,) = check_tables(tmp_path).faults
    assert str(fault) == (
        f"{tmp_path}/agents.tsv:1: not the header of this table; "
        "write, parted by tabs: words sectors kind citation"
    )


def test_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_bytes("Élysée".encode("latin-1"))
    (fault,) = check_tables(tmp_path).faults
    assert fault.where == f"{tmp_path}/agents.tsv:1"
    assert "not UTF-8" in fault.reason
    assert fault.remedy == "save it as UTF-8"


def test_line_that_stands_twice_is_told_with_the_other_also_in_another_file(tmp_path: Path) -> None:
    write_table(tmp_path, "patterns/a.tsv", PATTERN)
    write_table(tmp_path, "patterns/b.tsv", PATTERN)
    (fault,) = check_tables(tmp_path).faults
    assert str(fault) == (
        f"{tmp_path}/patterns/b.tsv:2: stands already in {tmp_path}/patterns/a.tsv:2; keep one of the two"
    )


def test_name_may_have_several_meanings(tmp_path: Path) -> None:
    write_table(tmp_path, "names.tsv", "Valdo|FRA|city|||own", "Valdo|ESP|region|||own")
    assert check_tables(tmp_path).faults == ()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("none", "none: no such folder; check the path"),
        ("file.tsv", "file.tsv: is a file; give the folder that it lies in"),
        ("empty", "empty: no lexicon table in it; put one of these there: abbreviations.tsv, agents.tsv"),
        ("mine/patterns", "mine/patterns: give the folder above it, in which 'patterns' lies"),
    ],
)
def test_folder_that_is_none_or_empty_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, told: str
) -> None:
    (tmp_path / "file.tsv").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine" / "patterns").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for asked in (checked_lexicons, detente.check_lexicon):
        with pytest.raises(LexiconError) as raised:
            asked(Path(given))
        assert str(raised.value).startswith(told)


def test_coder_is_not_made_over_faulty_lines_and_all_are_told(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "troop|MLI|people|own", "abbot|REL|ofice|own")
    with pytest.raises(LexiconError) as raised:
        detente.default_coder(tmp_path)
    assert len(str(raised.value).splitlines()) == 2


def test_example_that_is_coded_otherwise_is_told_beside_the_faults_of_other_lines(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "troop|MLI|people|own")
    write_table(
        tmp_path,
        "patterns/mine.tsv",
        PATTERN,
        "greet/v|HUG|||||France greeted Spain.|FRA>ESP|own",
        "embrace/v|CONSULT|||||France embraced Spain.|ESP>FRA|own",
        "salute/v|CONSULT|||||France waved at Spain.|FRA>ESP|own",
        "wave/v|NONE|||||France condemned Spain.|>|own",
    )
    told = [str(fault).removeprefix(f"{tmp_path}/") for fault in detente.check_lexicon(tmp_path).faults]
    assert told[:2] == [
        "agents.tsv:2: no sector 'MLI'; did you mean MIL?",
        "patterns/mine.tsv:3: no type 'HUG'; add it to your types.tsv",
    ]
    assert [t.partition("; ")[0] for t in told[2:]] == [
        "patterns/mine.tsv:4: the example gives FRA>ESP, not ESP>FRA, in 'France embraced Spain.'",
        "patterns/mine.tsv:5: the example gives no event, not CONSULT, in 'France waved at Spain.'",
        "patterns/mine.tsv:6: the example gives ACCUSE in 'France condemned Spain.'",
    ]


@pytest.mark.parametrize("name", ["types.tsv", "cameo.tsv", "names.tsv", "agents.tsv", "cues.tsv"])
def test_shipped_lines_have_no_faults_as_a_users(tmp_path: Path, name: str) -> None:
    lines = ("|".join(cell.replace("|", "¦") for cell in row.values()) for row in shipped_rows(name))
    write_table(tmp_path, name, *lines)
    assert [str(f) for f in check_tables(tmp_path).faults] == []
