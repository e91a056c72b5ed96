"""The whole of `handbook publish`, on the handbook itself: the same bytes from two clones, and a sound edition."""

from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from handbook.publish import NAME, read
from support import checkout as checkouts

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["support.fixtures"]

SITE_URL = "https://eksempel.no/fellesmodellen/"
IGNORED = ".cache/\n__pycache__/\n/dist/\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git with a name and a moment that never change."""
    who = {
        f"GIT_{part}_{field}": value
        for part in ("AUTHOR", "COMMITTER")
        for field, value in (("NAME", "Prøve"), ("EMAIL", "prove@eksempel.no"), ("DATE", "2026-11-22T12:00:00Z"))
    }
    process = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=checkouts.environment(folder, GIT_CONFIG_GLOBAL="/dev/null", **who),
        capture_output=True,
        text=True,
        check=True,
    )
    return process.stdout.strip()


@pytest.fixture(scope="module")
def clones(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two clones of one commit, in folders of different length, published by people who are set up differently."""
    origin = checkouts.copy(tmp_path_factory.mktemp("kilde") / "handbok", checkout)
    (origin / ".gitignore").write_text(IGNORED, encoding="utf-8")
    git(origin, "init", "--quiet")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "-m", "Alt")
    found = []
    for name, variables in (("en", {}), ("den andre mappen", {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"})):
        clone = tmp_path_factory.mktemp("klone") / name
        git(origin, "clone", "--quiet", str(origin), str(clone))
        process = checkouts.run("handbook", "publish", "--site-url", SITE_URL, cwd=clone, **variables)
        assert process.returncode == 0, process.stdout + process.stderr
        assert "Obs" not in process.stdout
        found.append(clone)
    return found[0], found[1]


def test_two_clones_give_the_same_bytes(clones: tuple[Path, Path]) -> None:
    one, other = (clone / "dist" for clone in clones)
    assert checkouts.addresses(one, "*") == checkouts.addresses(other, "*")
    different = [
        name for name in checkouts.addresses(one, "*") if (one / name).read_bytes() != (other / name).read_bytes()
    ]
    assert different == []


def test_the_edition_is_what_it_says(clones: tuple[Path, Path]) -> None:
    clone = clones[0]
    manifest = read(clone / "dist")
    commit = git(clone, "rev-parse", "HEAD")
    assert (manifest.commit, manifest.edition, manifest.changed) == (commit, commit[:8], False)
    assert (manifest.date, manifest.site_url) == ("2026-11-22", SITE_URL)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=clone / "dist", capture_output=True, check=False)
    assert checked.returncode == 0
    names = set(manifest.files)
    for wanted in (
        f"fellesmodellen-nettsted-{commit[:8]}.zip",
        f"fellesmodellen-innebygd-{commit[:8]}.zip",
        "katalog.json",
        "katalog.schema.json",
        "LES-MEG.txt",
        "kompetansebroen/oversikt.html",
        "lms/scorm12/fellesmodellen-kurs-scorm12.zip",
        "lms/scorm2004/fellesmodellen-kurs-scorm2004.zip",
        "lms/cmi5/fellesmodellen-kurs-cmi5.zip",
    ):
        assert wanted in names
    assert [name for name in names if name.startswith("pdf/")]


def test_the_archive_is_the_site(clones: tuple[Path, Path]) -> None:
    dist = clones[0] / "dist"
    manifest = read(dist)
    archive = zipfile.ZipFile(BytesIO((dist / f"fellesmodellen-nettsted-{manifest.edition}.zip").read_bytes()))
    embedded = zipfile.ZipFile(BytesIO((dist / f"fellesmodellen-innebygd-{manifest.edition}.zip").read_bytes()))
    pages = {name for name in archive.namelist() if name.endswith((".html", ".pdf", ".docx"))}
    assert pages == manifest.pages.keys() | manifest.redirects.keys()
    assert set(archive.namelist()) - set(embedded.namelist()) == {"sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    canonical = f'<link rel="canonical" href="{SITE_URL}verktoy/index.html">'
    for one in (archive, embedded):
        assert canonical in one.read("verktoy/index.html").decode("utf-8")
    assert json.loads((dist / "katalog.json").read_text(encoding="utf-8"))["revision"] == manifest.revision


def test_a_tool_that_is_taken_away_stops_the_next_edition(clones: tuple[Path, Path]) -> None:
    """And an alias makes it good again. The old edition is as it was."""
    clone = clones[0]
    before = (clone / "dist" / NAME).read_bytes()
    path = clone / "modules/2-oppstart/module.yml"
    text = path.read_text(encoding="utf-8")
    goal = next(line.split("- id: ")[1] for line in text.split("\ngoals:\n")[1].splitlines() if "- id: " in line)
    path.write_text(text.replace(f"- id: {goal}\n", f"- id: {goal}-ny\n", 1), encoding="utf-8")
    for other in [*clone.glob("modules/**/*.*"), *clone.glob("tools_catalog/**/*.yml")]:
        if other != path and goal in other.read_text(encoding="utf-8"):
            renamed = other.read_text(encoding="utf-8").replace(goal, f"{goal}-ny")
            other.write_text(renamed, encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(f"goal: {goal}\n", f"goal: {goal}-ny\n"), "utf-8")
    process = checkouts.run("handbook", "publish", "--compare", "dist", cwd=clone)
    assert process.returncode == 1, process.stdout + process.stderr
    assert f"læringsmål: {goal}\n" in process.stderr
    assert "Ingenting er skrevet." in process.stderr
    assert (clone / "dist" / NAME).read_bytes() == before


def test_an_edition_that_is_not_there(clones: tuple[Path, Path]) -> None:
    process = checkouts.run("handbook", "publish", "--compare", "finnes-ikke", cwd=clones[1])
    assert process.returncode == 1
    assert process.stderr.startswith("Fant ingen tidligere utgave i finnes-ikke.")
