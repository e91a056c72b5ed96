"""The parts of packages: links that end at the border, archives that are whole or not there, ids as on the site."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymdownx.slugs import slugify  # type: ignore[import-untyped]

from handbook.packaging import Target, units, written
from handbook.packaging.links import within
from handbook.pages.markdown_html import heading_id, to_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.catalogue import Catalogue

HERE = "kurs/oppstart/rette-folk.html"
INSIDE = frozenset({HERE, "kurs/oppstart/index.html"})


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ('<a href="index.html">Modulen</a>', True),
        ('<a class="begrep" href="#ord-gevinst">gevinst</a>', True),
        ('<a href="../oppstart/index.html#maal">Mål</a>', True),
        ('<a href="../../verktoy/kart.html">Kart &amp; kompass</a>', False),
        ('<a class="x" href="../innsikt/index.html"><b>En</b> annen</a>', False),
        ('<a href="https://example.org/">Ute</a>', False),
        ('<a href="//example.org/">Ute</a>', False),
        ('<a href="mailto:a@example.org">Skriv</a>', False),
        ('<a id="her">Anker</a>', True),
    ],
)
def test_links_end_at_the_border(link: str, left: bool) -> None:  # noqa: FBT001 (a parameter of the table above)
    assert within(link, HERE, INSIDE) == (link if left else f"<a>{link.partition('>')[2]}")


def test_everything_else_stays_as_it_was() -> None:
    html = (
        "<!-- a > b --><p title='x'>5 &lt; 6 &#8211; &nbsp;<br>«ja»<br/>\n"
        '<script type="application/json">{"a":"<a href=\\"ute.html\\">"}</script><img alt="" src="x.svg"></p>'
    )
    assert within(html, HERE, INSIDE) == html


@given(st.text(alphabet=st.sampled_from("aBcÆøÅ é-–_.,:?!«»&;/()0123 \u00ad")))
def test_headings_get_the_ids_of_the_site(title: str) -> None:
    assert heading_id(title, "-") == slugify(case="lower")(title, "-")


def test_headings_are_numbered_when_they_are_alike() -> None:
    assert to_html("## Én ting\n\n## Én ting {: #eget }\n\n## Én ting").count("<h2 id=") == 3


def test_archive_says_only_what_it_holds() -> None:
    files = {"b.txt": b"b" * 1000, "a.txt": b"a", "imsmanifest.xml": b"<x/>"}
    data = written(files, "imsmanifest.xml")
    assert data == written(dict(reversed(files.items())), "imsmanifest.xml")
    with zipfile.ZipFile(BytesIO(data)) as opened:
        assert opened.namelist() == ["imsmanifest.xml", "a.txt", "b.txt"]
        assert {name: opened.read(name) for name in opened.namelist()} == files


def test_failure_leaves_the_archives_that_were_there(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"gammel")

    def archives() -> Iterator[tuple[str, bytes]]:
        yield "a.zip", b"ny"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Target(tmp_path).write(archives())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b.zip": b"gammel"}


def test_units_are_the_modules_and_the_course(mini_catalogue: Catalogue) -> None:
    names = [module.id for module in mini_catalogue.modules]
    assert [unit.id for unit in units(mini_catalogue)] == [*names, "kurs"]
    assert [unit.id for unit in units(mini_catalogue, names[1])] == [names[1]]
    assert units(mini_catalogue, "finnes-ikke") == ()
    assert len({unit.iri for unit in units(mini_catalogue)}) == len(names) + 1
