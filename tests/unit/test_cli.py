"""`handbook` on the command line: what it says, what it writes and the code it ends with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from handbook import cli


@pytest.fixture
def here(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue as the current folder."""
    monkeypatch.chdir(mini)
    return mini


def tool(root: Path) -> Path:
    """One of its tools."""
    return root / "tools_catalog" / "tools" / "alfa.yml"


def damage(root: Path) -> None:
    """Two faults in one file."""
    text = tool(root).read_text(encoding="utf-8")
    tool(root).write_text(
        text.replace("phases: [oppstart]", "phases: [oppstartt]").replace("kind: metode", "kind: metod"), "utf-8"
    )


def test_check_of_a_sound_catalogue(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--strict"]) == 0, here
    assert capsys.readouterr() == ("Ingen feil.\n", "")


def test_check_tells_every_fault_on_a_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(here)
    assert cli.main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith("tools_catalog/") for line in lines)
    assert any(line.startswith("tools_catalog/tools/alfa.yml:5: ") for line in lines)


def test_check_for_programs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    damage(here)
    assert cli.main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert all(set(problem) == {"file", "line", "message", "severity"} for problem in problems)
    assert {problem["severity"] for problem in problems} == {"feil"}


def test_check_counts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--summary"]) == 0, here
    out = capsys.readouterr().out
    counts = dict(line.rsplit(maxsplit=1) for line in out.splitlines() if line[-1].isdigit())
    assert counts["verktøy"] == "4"
    assert counts["faser"] == "4"
    assert counts["moduler"] == "2"
    assert counts["spørsmål"] == "10"


def test_warnings_fail_only_the_strict(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = here / "modules" / "course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("2027-06-01", "2020-01-01"), encoding="utf-8")
    assert cli.main(["check"]) == 0
    assert "advarsel: " in capsys.readouterr().out
    assert cli.main(["check", "--strict"]) == 1


@pytest.mark.parametrize("command", ["check", "new tool ny", "new term ny", "schema", "export portable --out ut"])
def test_wrong_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(command.split()) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Fant ikke mappen tools_catalog. Stå i roten av håndboken når du kjører kommandoen.\n"
    assert list(tmp_path.iterdir()) == []


def test_new_tool(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "tool", "nytt-verktoy"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Laget tools_catalog/tools/nytt-verktoy.yml. ")
    text = tool(here).with_name("nytt-verktoy.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert data["id"] == "nytt-verktoy"
    assert data["number"] == 5
    assert cli.main(["check"]) == 1, "an empty tool is no tool"
    problems = capsys.readouterr().out.splitlines()
    assert any("nytt-verktoy.yml" in line for line in problems)
    assert not any("ukjent felt" in line or "kolon" in line for line in problems), problems


def test_new_tool_never_overwrites(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tool(here).read_bytes()
    assert cli.main(["new", "tool", "alfa"]) == 1
    assert "finnes alt" in capsys.readouterr().err
    assert tool(here).read_bytes() == before


@pytest.mark.parametrize("key", ["Stor", "æøå", "to ord", "../ut", "", "-", "a--b", "ny\n"])
def test_new_refuses_what_cannot_be_an_id(here: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    before = sorted(here.rglob("*"))
    for kind in ("tool", "term"):
        assert cli.main(["new", kind, f"{key}"] if not key.startswith("-") else ["new", kind, "--", key]) == 1
        assert "kan ikke være id" in capsys.readouterr().err
    assert sorted(here.rglob("*")) == before


def test_new_term(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "tools_catalog" / "glossary.yml"
    before = path.read_text(encoding="utf-8")
    assert cli.main(["new", "term", "nytt-ord"]) == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert [term["id"] for term in yaml.safe_load(after)["terms"]] == ["mandat", "forankre", "nytt-ord"]
    assert cli.main(["new", "term", "nytt-ord"]) == 1
    assert "står alt i" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == after


def test_schema_writes_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == 0
    assert "tool.schema.json" in capsys.readouterr().out
    assert (here / "schema" / "tool.schema.json").is_file()
    assert cli.main(["schema"]) == 0
    assert capsys.readouterr().out == "Skjemaene var à jour.\n"


def test_export_of_a_broken_catalogue_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(here)
    old = here / "ut"
    old.mkdir()
    assert cli.main(["export", "portable", "--out", "ut"]) == 1
    err = capsys.readouterr().err
    assert "tools_catalog/tools/alfa.yml:" in err
    assert "Ingenting er skrevet" in err
    assert list(old.iterdir()) == []


def test_export_into_a_foreign_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "portable", "--out", "modules"]) == 1
    assert "Velg en tom mappe" in capsys.readouterr().err
    assert (here / "modules" / "course.yml").is_file()


def test_installed_command(here: Path) -> None:
    """The script that pip makes, on a terminal that knows no Norwegian."""
    damage(here)
    process = subprocess.run(
        [str(Path(sys.executable).with_name("handbook")), "check"],
        cwd=here,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert process.returncode == 1
    assert b"Traceback" not in process.stderr
    assert "tools_catalog/tools/alfa.yml:5: " in process.stdout.decode("utf-8", "replace")


def test_nothing_to_do_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([])
    assert stop.value.code == 2
    assert "handbook" in capsys.readouterr().err
