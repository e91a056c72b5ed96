"""The build: strict, silent, and the same bytes every time."""

from __future__ import annotations

import filecmp
import re
from typing import TYPE_CHECKING

from support import checkout as checkouts

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

pytest_plugins = ["support.fixtures"]

NOT_ON_THE_SITE = re.compile(r"\.d\.ts$|/(lms[^/]*|scorm\w*|cmi5)\.(js|css)$")


def test_strict_build_has_nothing_to_say(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, process = built
    said = process.stdout + process.stderr
    assert process.returncode == 0, said
    assert not re.search(r"WARNING|ERROR|Traceback|Deprecat", said), said


def test_two_copies_give_the_same_bytes(site: Path, checkout: Path, tmp_path: Path) -> None:
    other = checkouts.copy(tmp_path / "annen" / "mappe", checkout)
    differently = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    process = checkouts.build(other, tmp_path / "bygg", **differently)
    assert process.returncode == 0, process.stdout + process.stderr
    assert checkouts.addresses(site, "*") == checkouts.addresses(tmp_path / "bygg", "*")
    _, different, unread = filecmp.cmpfiles(site, tmp_path / "bygg", checkouts.addresses(site, "*"), shallow=False)
    assert (different, unread) == ([], [])


def test_a_fault_leaves_the_last_good_site(checkout: Path, tmp_path: Path) -> None:
    copy = checkouts.copy(tmp_path / "kopi", checkout)
    tool = next(path for path in (copy / "tools_catalog/tools").glob("*.yml") if not path.name.endswith(".nn.yml"))
    tool.write_text(tool.read_text(encoding="utf-8").replace("\nkind:", "\nkindd:"), encoding="utf-8")
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("den gode", encoding="utf-8")
    process = checkouts.build(copy, target)
    assert process.returncode == 1
    assert f"tools_catalog/tools/{tool.name}:" in process.stdout + process.stderr
    assert "Traceback" not in process.stdout + process.stderr
    assert (target / "index.html").read_text(encoding="utf-8") == "den gode"


def test_theme_is_only_ours(site: Path, checkout: Path) -> None:
    """No file of Material's or of MkDocs' themes; every other asset comes from docs/."""
    assets = checkouts.addresses(site / "assets", "*")
    ours = checkouts.addresses(checkout / "docs" / "assets", "*")
    assert assets == {name for name in ours if not NOT_ON_THE_SITE.search(name)}
    folders = {path.name for path in site.iterdir() if path.is_dir()}
    assert folders <= {
        "assets",
        "faser",
        "kurs",
        "verktoy",
        "skjema",
        "mal",
        "ark",
        "prosjekt",
        "kilde",
        "sok",
        "loyper",
        "planer",
        "nn",
    }


def test_snippets_are_not_pages(site: Path) -> None:
    assert not (site / "snippets").exists()
