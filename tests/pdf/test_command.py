"""`handbook pdf` on the small catalogue: same bytes, whole or not at all, and words for editors."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest

import factory
from support import checkout as checkouts
from support import prints as printing

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("plakat", "plakat-sv", "faser-a4", "kort", "handbok", "skjema", "ark")


@pytest.fixture
def small(mini: Path) -> Path:
    """The small catalogue, with the fonts and macros that prints are made with."""
    shutil.copytree(factory.ROOT / "docs/assets/fonts", mini / "docs/assets/fonts")
    (mini / "hooks").mkdir()
    shutil.copy(factory.ROOT / "hooks/macros.py", mini / "hooks")
    printing.lend_fonts(mini)
    return mini


def run(root: Path, kind: str, *more: str, **variables: str) -> tuple[int, str, str]:
    """Run the command with the package of this checkout; its code and what it says."""
    done = checkouts.run("handbook", "pdf", kind, *more, cwd=root, PYTHONPATH=str(factory.ROOT / "hooks"), **variables)
    return done.returncode, done.stdout, done.stderr


def test_two_runs_give_the_same_bytes(small: Path) -> None:
    """Whether all kinds are made at once or one after another."""
    told = {"SOURCE_DATE_EPOCH": printing.EPOCH, "SITE_URL": printing.SITE_URL}
    code, out, error = run(small, "alt", "--out", "alt", **told, PYTHONHASHSEED="1")
    assert (code, error) == (0, ""), out
    for kind in KINDS:
        assert run(small, kind, "--out", "hver", **told, PYTHONHASHSEED="2")[0] == 0
    first = {path.name: path.read_bytes() for path in (small / "alt").iterdir()}
    assert first
    assert first == {path.name: path.read_bytes() for path in (small / "hver").iterdir()}


def test_without_address_no_code_and_says_so(small: Path) -> None:
    code, out, _ = run(small, "kort", "--out", "ut", SOURCE_DATE_EPOCH=printing.EPOCH)
    assert code == 0
    assert "Arkene har ingen QR-kode" in out
    cards = small / "ut/fellesmodellen-verktoykort.pdf"
    assert printing.codes(cards, 4) == []
    assert "verktoy/alfa.html" in printing.text(cards, page=4)
    assert "QR-kode" not in printing.text(cards, page=1)


def test_faults_leave_everything_as_it_was(small: Path) -> None:
    tool = small / "tools_catalog/tools/alfa.yml"
    tool.write_text(tool.read_text("utf-8").replace("phases: [oppstart]", "phases: [oppstartt]"), "utf-8")
    (small / "ut").mkdir()
    (small / "ut/fellesmodellen-plakat-a3.pdf").write_text("den gamle", "utf-8")
    code, out, error = run(small, "alt", "--out", "ut")
    assert (code, out) == (1, "")
    assert error.splitlines()[-1] == "Ingenting er skrevet. Rett feilene og prøv igjen."
    assert [path.read_text("utf-8") for path in (small / "ut").iterdir()] == ["den gamle"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--out", "modules/course.yml"), "er en fil. Velg en mappe."),
        (("--out", "ut", "--site-url", "handbok.no"), "er ikke en adresse. Skriv den med https:// foran."),
    ],
)
def test_wrong_words_are_told_in_one_line(small: Path, more: tuple[str, ...], said: str) -> None:
    code, out, error = run(small, "plakat", *more)
    assert (code, out) == (1, "")
    assert error.endswith(f"{said}\n")
    assert len(error.splitlines()) == 1
    assert not (small / "ut").exists()


def test_text_is_never_markup(small: Path) -> None:
    """What would be a command, a label, a comment or an equation in Typst stands as it is written."""
    strange = "#panic(1) *ikke* _fet_ $x$ @kilde // slutt `kode` \\u{41} = nei"
    path = small / "tools_catalog/tools/alfa.yml"
    lines = path.read_text("utf-8").splitlines()
    place = next(index for index, line in enumerate(lines) if line.startswith("summary:"))
    path.write_text("\n".join((*lines[:place], f"summary: '{strange}'", *lines[place + 1 :])) + "\n", "utf-8")
    code, _, error = run(small, "alt", "--out", "ut", SOURCE_DATE_EPOCH=printing.EPOCH)
    assert (code, error) == (0, "")
    assert strange in printing.text(small / "ut/fellesmodellen-verktoykort.pdf", page=3)


def test_paper_that_is_too_small_says_what_is_left_out(small: Path) -> None:
    """Four hundred tools still give a poster of one page and one page a phase, and the sheet says what it lacks."""
    factory.multiply_tools(small, 400)
    for kind, name, pages in (("plakat", "plakat-a3", 1), ("faser-a4", "faser-a4", 4)):
        code, _, error = run(small, kind, "--out", "ut", SOURCE_DATE_EPOCH=printing.EPOCH)
        assert (code, error) == (0, "")
        made = small / f"ut/fellesmodellen-{name}.pdf"
        with pikepdf.open(made) as pdf:
            assert len(pdf.pages) == pages
        assert "verktøy. Listen står i håndboken." in printing.text(made)
        assert "Alt finner du i håndboken." in printing.text(made)
