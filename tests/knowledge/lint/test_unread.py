"""What cannot be read: the cause is told at its line, with what to do; what only follows is summed up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import curating
from knowledge import reading
from knowledge.linting import Report, lint
from knowledge.loading import load
from knowledge.model import KnowledgeError
from knowledge.reading import Faults, parse, summed_up
from tests.knowledge.content import entry, sound, write
from tests.knowledge.test_linting import TODAY

ENTRIES = "entries/trial.yaml"
Files = dict[str, Any]


def told(folder: Path, files: Files) -> Report:
    return lint(write(folder, files), TODAY, whole=False)


def as_text(record: Any) -> str:
    return yaml.safe_dump(record, sort_keys=False, width=1000)


def one_fault_of(text: str) -> str:
    """The only fault of a YAML file."""
    faults = Faults()
    parse(text, "x.yaml", faults)
    (fault,) = faults.found
    return str(fault).removeprefix("x.yaml:")


RECORD = '- id: one\n  topic: als\n  question: "What?"\n  phrasings:\n    - a\n    - b\n  caveats: [c]\n'


def broken(old: str, new: str) -> str:
    assert old in RECORD
    return RECORD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "line", "to_do"),
    [
        (broken("  topic", "\ttopic"), 2, "a tab: use spaces"),
        (broken("    - b", "\t- b"), 6, "a tab: use spaces"),
        (broken("    - b", "    - >-\n\tb"), 7, "a tab: use spaces"),
        (broken('What?"', "What?"), 3, "a quote that is not closed"),
        (broken('"What?"', '"What'), 3, "a quote that is not closed"),
        (broken('"What?"', "B12: what?"), 3, "a colon inside the text: put quotes around"),
        (broken('"What?"', "So: what: now?"), 3, "a colon inside the text: put quotes around"),
        (broken("topic: als", "topic als"), 2, "a colon is missing"),
        (broken("id: one", "id:one"), 1, "a space is missing behind ':'"),
        (broken("  topic", "   topic"), 2, "does not fit the ones above"),
        (broken("  topic", " topic"), 2, "does not fit the ones above"),
        (broken("- id", "-id"), 1, "a space is missing behind '-'"),
        (broken("    - a\n    - b", "    -a\n    - b: c"), 5, "a space is missing behind '-'"),
        (broken("- id", "* id"), 1, "begins with '- '"),
        (broken("[c]", "[c"), 7, "'[' is not closed"),
        (broken("- a", "- [a"), 5, "'[' is not closed"),
        (broken("- a", "- {a: 1"), 5, "'{' is not closed"),
        (broken("- a", "- @a"), 5, "must not begin with '@': put quotes"),
        (broken("- a", "- `a`"), 5, "must not begin with '`': put quotes"),
        (broken("- a", "- %a"), 5, "must not begin with '%': put quotes"),
        (broken("- a", "- & a"), 5, "must not begin with '&': put quotes"),
        (broken("- a", "- *a"), 5, "must not begin with '*': put quotes"),
        (broken("- a", "- !a b"), 5, "must not begin with '!': put quotes"),
        (broken("- a", "- , a"), 5, "must not begin with ',': put quotes"),
        (broken("- a", "- 'don't'"), 5, "an apostrophe ends a text in single quotes"),
        (broken("- a", '- "a" b'), 5, "the quotes end before the text"),
        (broken("- a", '- "a \\d"'), 5, "in double quotes"),
        (broken('"What?"', ">- What?"), 3, "nothing may stand behind '>-'"),
        (RECORD + "---\n- id: two\n", 8, "begins another document"),
        (broken("  topic: als", "  topic: als\n  topic: als"), 3, "'topic' stands twice (first on line 2)"),
        (broken("- a", "- a\x07"), 5, "cannot be seen"),
        (RECORD + "  id: two\n  topic: als\n", 8, "begins on line 1: a new record begins with '- id:'"),
        (broken("  topic", "<<<<<<< HEAD\n  topic"), 2, "the mark of a merge that was not finished"),
        (broken("  caveats", "=======\n  caveats"), 7, "the mark of a merge that was not finished"),
    ],
)
def test_broken_yaml_is_told_at_the_line_to_mend_with_what_to_do(text: str, line: int, to_do: str) -> None:
    fault = one_fault_of(text)
    assert fault.startswith(f"{line}: ")
    assert to_do in fault


@pytest.mark.parametrize("text", ["a: [1\n", "a: 'b\n", "\tx: 1\n", "- b: c: d\n", "- 'a' b\n", "x\ny: 1\n"])
def test_the_slower_reader_gives_hints_too(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(reading, "_Loader", yaml.SafeLoader)
    assert "not readable as YAML: " in one_fault_of(text)


@pytest.mark.parametrize(
    ("change", "key", "to_do"),
    [
        ({"reviewed_on": "2026-02-31"}, "reviewed_on", "'2026-02-31' is no date: write year, month and day"),
        ({"review_due": "2026-13-01"}, "review_due", "is no date"),
        ({"reviewed_on": "22.11.2026"}, "reviewed_on", "is no date"),
        ({"certainty": "proven"}, "certainty", "'proven' is none of 'randomised_trial', "),
        ({"question": {"B12": "how long?"}}, "question", "a colon, or a '{' or '?'"),
        ({"question": ["how long?"]}, "question", "read as a list: put quotes"),
        ({"question": 2013}, "question", "'2013' is read as a number: put quotes"),
        ({"question": True}, "question", "true and false are no text: put quotes"),
        ({"caveats": "only-16-weeks"}, "caveats", "a list is needed"),
        ({"prognosis": "perhaps"}, "prognosis", "write true or false"),
        ({"facts": {"weeks": "many"}}, "facts", "'many' is no number: write it in digits"),
        ({"colour": "red"}, "colour", "unknown key: remove it"),
        ({"answers": "It took 16 weeks."}, "answers", "did you mean 'answer'?"),
    ],
)
def test_a_value_that_does_not_fit_is_told_at_its_line_with_what_to_do(
    tmp_path: Path, change: dict[str, Any], key: str, to_do: str
) -> None:
    files = sound()
    records = [entry("length-0", **change), *files[ENTRIES][1:]]
    text = as_text(records).replace("'2026-02-31'", "2026-02-31").replace("'2026-13-01'", "2026-13-01")
    report = told(tmp_path, files | {ENTRIES: text})
    (fault,) = report.faults
    assert to_do in fault.message
    assert text.splitlines()[fault.line - 1].strip().startswith((f"{key}:", "weeks:"))
    assert report.following > 0


@pytest.mark.parametrize("number", ["", "# what", "~"])
def test_a_phrasing_that_is_none_is_told_by_its_number(tmp_path: Path, number: str) -> None:
    files = sound()
    text = as_text(files[ENTRIES]).replace("  - length-0 phrasing number b", f"  - {number}", 1)
    (fault,) = told(tmp_path, files | {ENTRIES: text}).faults
    assert "phrasings (number 2): nothing stands here" in fault.message


TAB = "- id: x\n\ttopic: y\n"


@pytest.mark.parametrize("name", ["sources.yaml", "caveats.yaml", "topics.yaml", ENTRIES])
@pytest.mark.parametrize("content", [TAB, "", "just words\n", "a: 1\n"])
def test_of_a_file_that_cannot_be_read_only_the_file_is_told(tmp_path: Path, name: str, content: str) -> None:
    files = sound()
    files["entries/more.yaml"] = [entry("more-0", related=["length-0", "length-1"])]
    report = told(tmp_path, files | {name: content})
    assert [Path(fault.file).name for fault in report.faults] == [Path(name).name]
    assert report.following > 0


@pytest.mark.parametrize("name", ["sources.yaml", "caveats.yaml", "topics.yaml"])
def test_of_a_file_that_is_missing_only_the_file_is_told(tmp_path: Path, name: str) -> None:
    files = sound()
    del files[name]
    (fault,) = told(tmp_path, files).faults
    assert "there is no such file: put it back" in fault.message
    assert name in fault.file


def test_a_wrong_name_is_told_also_where_another_record_could_not_be_read(tmp_path: Path) -> None:
    files = sound()
    files[ENTRIES][0] = entry("length-0", certainty="proven")
    files[ENTRIES][1] = entry("length-1", related=["length-0", "length-2", "lenght-3"])
    report = told(tmp_path, files)
    assert [fault.cause for fault in report.faults] == [True, False]
    assert "unknown related 'lenght-3'" in report.faults[1].message
    assert report.following == 5


@pytest.mark.parametrize("ending", ["yml", "YML", "YAML", "yaml.txt"])
def test_a_file_with_another_ending_is_told_and_not_what_misses_it(tmp_path: Path, ending: str) -> None:
    files = sound()
    files["entries/more.yaml"] = [entry("more-0", related=["length-0", "length-1"])]
    files[f"entries/trial.{ending}"] = files.pop(ENTRIES)
    report = told(tmp_path, files)
    (fault,) = report.faults
    assert f"trial.{ending}" in fault.file
    assert "is not read: a file of content ends in '.yaml': rename it to trial.yaml" in fault.message
    assert report.following > 0


def test_an_id_that_is_taken_comes_before_what_follows_from_it(tmp_path: Path) -> None:
    files = sound()
    files[ENTRIES][3]["id"] = "length-0"
    report = told(tmp_path, files)
    assert "id 'length-0' is taken" in report.faults[0].message
    assert not any("unknown" in fault.message for fault in report.faults)
    assert report.following > 0


@pytest.mark.parametrize(
    ("change", "to_do"),
    [
        ({"caveats": ["only-16-week"]}, "unknown caveats 'only-16-week': did you mean 'only-16-weeks'?"),
        (
            {"related": ["length-1", "b12-unheard"]},
            "unknown related 'b12-unheard': correct the name, or add it",
        ),
        (
            {"citations": [{"source": "wikipedia", "passage": 1}]},
            "unknown source 'wikipedia': correct the name, or add it to sources.yaml",
        ),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_one_that_was_meant(
    tmp_path: Path, change: dict[str, Any], to_do: str
) -> None:
    files = sound()
    files[ENTRIES][0] = entry("length-0", **change)
    assert any(to_do in fault.message for fault in told(tmp_path, files).faults)


def test_causes_come_first(tmp_path: Path) -> None:
    files = sound()
    files["sources.yaml"][0]["kind"] = "blog"
    files["caveats.yaml"].append({"id": "unused", "text": "Unused.", "short": "unused"})
    report = told(tmp_path, files)
    assert "sources.yaml" in report.faults[0].file
    assert "caveats.yaml" in report.faults[1].file


def test_the_block_that_stops_a_start_sums_up_what_follows_too(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="mend these first") as caught:
        load(write(tmp_path, sound() | {"sources.yaml": TAB}))
    assert len(str(caught.value).splitlines()) == 3


def test_the_line_at_the_end_counts_what_follows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = told(tmp_path, sound() | {"caveats.yaml": TAB})
    monkeypatch.setattr("knowledge.linting.lint", lambda: report)
    assert curating.print_faults() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "6 more faults follow from these: mend these first"
    assert summed_up(1) == ["1 more fault follows from these: mend these first"]
    assert summed_up(0) == []


@pytest.mark.parametrize(("faults", "counted"), [(0, "0 faults, 0 warnings"), (1, "1 fault, 0 warnings")])
def test_the_end_counts_and_names_what_is_not_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], faults: int, counted: str
) -> None:
    report = Report((reading.Fault("a.yaml", 1, "wrong"),) * faults)
    monkeypatch.setattr("knowledge.linting.lint", lambda: report)
    assert curating.print_faults() == faults
    assert capsys.readouterr().err.splitlines() == [counted, *curating.ASKED.splitlines()]
    assert "lint --asked" in curating.ASKED


def test_a_file_that_is_no_text_is_told_to_be_saved_anew(tmp_path: Path) -> None:
    folder = write(tmp_path, sound())
    (folder / "caveats.yaml").write_bytes(b"\xff\xfe\x00")
    (fault,) = lint(folder, TODAY, whole=False).faults
    assert "save it as UTF-8" in fault.message


@pytest.mark.parametrize("name", ["coverage.yaml", "named.yaml", "studies.yaml", "shorthand.yaml"])
def test_every_table_is_read_by_the_linter(tmp_path: Path, name: str) -> None:
    whole = (reading.FOLDER / name).read_text(encoding="utf-8")
    assert told(tmp_path / "sound", sound() | {name: whole}).faults == ()
    (fault,) = told(tmp_path / "broken", sound() | {name: whole + "\n\tx: [\n"}).faults
    assert name in fault.file
