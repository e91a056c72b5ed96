"""The portable edition: plain Markdown that stock MkDocs and Zensical build strictly, to the same addresses."""

from __future__ import annotations

import filecmp
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from handbook.catalogue import load
from handbook.editions import portable
from support import checkout as checkouts
from support.html import read

if TYPE_CHECKING:
    from pathlib import Path

    from support.html import Document

pytest_plugins = ["support.fixtures"]


@pytest.fixture(scope="module")
def exported(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A portable edition of a catalogue with old ids, and where its old addresses lead."""
    folder = tmp_path_factory.mktemp("flyttbar")
    copy = checkouts.copy(folder / "handbok", checkout)
    moved = checkouts.give_old_ids(copy)
    process = checkouts.run("handbook", "export", "portable", "--out", str(folder / "ut"), cwd=copy)
    assert process.returncode == 0, process.stdout + process.stderr
    assert process.stdout.startswith("Skrev ")
    return folder / "ut", moved


def built_with(tree: Path, *command: str) -> Path:
    """Build the tree with another generator, without anything of ours on the path."""
    process = checkouts.run(*command, cwd=tree)
    said = process.stdout + process.stderr
    assert process.returncode == 0, said
    assert "WARNING" not in said, said
    return tree / "site"


def titles(document: Document) -> list[str]:
    """The first heading, without the mark of a permanent link."""
    return [text.rstrip("¶").strip() for level, text in document.headings if level == 1]


def anchors(document: Document) -> set[str]:
    """The ids in the text of a page of ours, which others may link to."""
    return {
        element.attributes["id"]
        for element in document.elements
        if "id" in element.attributes and any(around.has_class("innhold") for around in element.around)
    }


@pytest.mark.parametrize("command", [("mkdocs", "build", "--strict"), ("zensical", "build", "--strict", "--clean")])
def test_other_generators_give_the_same_pages(
    exported: tuple[Path, dict[str, str]], documents: dict[str, Document], command: tuple[str, ...]
) -> None:
    tree, moved = exported
    site = built_with(tree, *command)
    assert checkouts.addresses(site) == set(documents) | set(moved)
    pages = read(site)
    files = checkouts.addresses(site, "*")
    for address, document in documents.items():
        if document.redirects or address in {"404.html", "sok.html"}:
            continue
        theirs = pages[address]
        assert titles(document) == titles(theirs), address
        assert anchors(document) <= theirs.ids, address
        styles = [link.attributes["href"] for link in theirs.all("link", rel="stylesheet")]
        missing = [link for link in styles if ":" not in link and theirs.target(link)[0] not in files]
        assert missing == [], address
        for element, link in theirs.links():
            if any(around.name == "article" for around in element.around) and ":" not in link:
                target, anchor = theirs.target(link)
                assert target in files, f"{address} → {link}"
                assert not anchor or anchor in pages[target].ids, f"{address} → {link}"


def test_tree_is_plain(exported: tuple[Path, dict[str, str]]) -> None:
    """Markdown, documents, pictures, style and one small file of macros; no compiler and no path of this machine."""
    tree, _ = exported
    names = {name for name in checkouts.addresses(tree, "*") if not made_by_building(name)}
    assert {name.split("/")[0] for name in names} == {"docs", "main.py", "mkdocs.yml"}
    kinds = {name.rpartition(".")[2] for name in names}
    assert kinds <= {"md", "html", "css", "woff2", "txt", "svg", "png", "py", "yml", "docx"}
    for name in names:
        if name.endswith((".md", ".py", ".yml", ".html")):
            text = (tree / name).read_text(encoding="utf-8")
            assert not re.search(rf"{re.escape(str(checkouts.ROOT))}|{re.escape(str(tree))}|from handbook", text), name


def made_by_building(name: str) -> bool:
    """Whether a generator left the file there, and not the export."""
    return name.startswith(("site/", "__pycache__/", ".cache/"))


def test_same_catalogue_gives_the_same_tree(
    exported: tuple[Path, dict[str, str]], checkout: Path, tmp_path: Path
) -> None:
    first, _ = exported
    copy = checkouts.copy(tmp_path / "annet" / "sted", checkout)
    checkouts.give_old_ids(copy)
    process = checkouts.run("handbook", "export", "portable", "--out", "ut", cwd=copy, PYTHONHASHSEED="1")
    assert process.returncode == 0, process.stderr
    names = checkouts.addresses(copy / "ut", "*")
    assert names == {name for name in checkouts.addresses(first, "*") if not made_by_building(name)}
    assert filecmp.cmpfiles(first, copy / "ut", names, shallow=False)[1:] == ([], [])


@pytest.fixture
def small(mini: Path) -> Path:
    """The small catalogue with the macros, which go with every export."""
    (mini / "hooks").mkdir()
    shutil.copy(checkouts.ROOT / "hooks" / "macros.py", mini / "hooks")
    return mini


def test_writing_again_replaces_all(small: Path, tmp_path: Path) -> None:
    catalogue, _ = load(small)
    target = tmp_path / "ut"
    portable.export(catalogue, small, target)
    (target / "docs" / "gammel.md").write_text("# Gammel", encoding="utf-8")
    portable.export(catalogue, small, target)
    assert not (target / "docs" / "gammel.md").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"mini", "ut"}, "something was left lying about"


def test_folders_of_others_are_left_alone(small: Path, tmp_path: Path) -> None:
    catalogue, _ = load(small)
    foreign = tmp_path / "bilder"
    foreign.mkdir()
    (foreign / "ferie.jpg").write_bytes(b"x")
    other_site = tmp_path / "annet"
    other_site.mkdir()
    (other_site / "mkdocs.yml").write_text("site_name: Et annet\n", encoding="utf-8")
    file = tmp_path / "fil"
    file.write_text("x", encoding="utf-8")
    for target in (foreign, other_site, file):
        with pytest.raises(portable.TargetError, match=r"\.$"):
            portable.export(catalogue, small, target)
    assert [path.name for path in foreign.iterdir()] == ["ferie.jpg"]
    assert (other_site / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Et annet\n"
    assert file.read_text(encoding="utf-8") == "x"
    empty = tmp_path / "tom"
    empty.mkdir()
    assert portable.export(catalogue, small, empty) > 0


def test_checkout_itself_is_never_a_target(small: Path) -> None:
    """Its own mkdocs.yml is a site of another; the content must survive a slip of the finger."""
    catalogue, _ = load(small)
    for target in (small, small / "modules", small / "docs"):
        with pytest.raises(portable.TargetError):
            portable.export(catalogue, small, target)
    assert load(small)[1] == ()


def test_failure_leaves_the_old_tree(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, _ = load(small)
    target = tmp_path / "ut"
    portable.export(catalogue, small, target)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(portable, "lookup", fail)
    with pytest.raises(OSError):  # noqa: PT011 (raised just above)
        portable.export(catalogue, small, target)
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"mini", "ut"}
