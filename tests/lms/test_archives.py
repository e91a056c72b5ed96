"""Archives: the same bytes every time, nothing that is not needed, nothing missing, and no way out of them."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from support import checkout as checkouts
from support import lms
from support.html import Document, broken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest_plugins = ["support.fixtures", "support.packages"]

UNITS = ("introduksjon", "oppstart", "innsikt", "utvikling", "drift", "kurs")
DRIVERS = {
    "scorm12": {"scorm.js", "scorm12.js"},
    "scorm2004": {"scorm.js", "scorm2004.js"},
    "cmi5": {"cmi5.js"},
}
MANIFESTS = {"scorm12": "imsmanifest.xml", "scorm2004": "imsmanifest.xml", "cmi5": "cmi5.xml"}
LATE = {
    f"assets/js/{name}.js" for name in ("felles/biter", "felles/qr", "laering/kode", "laering/panel", "vendor/qrcode")
}
"""Scripts that a script asks for; page_assets.LAZY."""


@pytest.fixture(scope="module", params=lms.STANDARDS)
def standard(request: pytest.FixtureRequest) -> str:
    """The standards."""
    return str(request.param)


@pytest.fixture(scope="module")
def packages(packed: Callable[[str], Path], standard: str) -> Path:
    """All packages of the standard."""
    return packed(standard)


def files(archive: Path) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return {info.filename: opened.read(info) for info in opened.infolist()}


def documents(found: dict[str, bytes]) -> dict[str, Document]:
    """The pages among the files."""
    return {name: Document(name, data.decode()) for name, data in found.items() if name.endswith(".html")}


def test_one_archive_a_module_and_one_for_the_course(packages: Path, standard: str) -> None:
    assert {path.name for path in packages.iterdir()} == {f"fellesmodellen-{unit}-{standard}.zip" for unit in UNITS}


def test_two_copies_give_the_same_bytes(checkout: Path, packages: Path, standard: str, tmp_path: Path) -> None:
    other = tmp_path / "annen" / "mappe"
    shutil.copytree(checkout, other)
    differently = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    process = checkouts.run("handbook", "package", standard, "--out", "ut", cwd=other, **differently)
    assert process.returncode == 0, process.stderr
    for path in packages.iterdir():
        assert path.read_bytes() == (other / "ut" / path.name).read_bytes(), path.name


def test_archives_tell_nothing_of_the_machine(packages: Path, standard: str) -> None:
    for path in packages.iterdir():
        with zipfile.ZipFile(path) as opened:
            infos = opened.infolist()
        names = [info.filename for info in infos]
        assert names == [MANIFESTS[standard], *sorted(set(names) - {MANIFESTS[standard]})]
        assert {(info.date_time, info.external_attr >> 16, info.create_system) for info in infos} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
        }


@pytest.mark.parametrize("unit", UNITS)
def test_links_lead_somewhere_in_the_archive(packages: Path, standard: str, unit: str) -> None:
    found = files(packages / f"fellesmodellen-{unit}-{standard}.zip")
    pages = documents(found)
    assert broken(pages, set(found)) == []
    for page in pages.values():
        assert not [link for _, link in page.links() if ":" in link], page.address


@pytest.mark.parametrize("unit", UNITS)
def test_archives_hold_what_is_used_and_nothing_else(packages: Path, standard: str, unit: str) -> None:
    found = files(packages / f"fellesmodellen-{unit}-{standard}.zip")
    pages = documents(found)
    used = {page.target(link)[0] for page in pages.values() for _, link in page.links()}
    used |= {f"assets/{path}" for text in styles(found) for path in re.findall(r'url\("\.\./([^"]+)', text)}
    used |= LATE | {name for name in found if re.fullmatch(r"kurs/[a-z]+/sporsmal\.js|.*/LICENSE[^/]*", name)}
    assert set(found) - used == {MANIFESTS[standard], "index.html"}
    scripts = {name.rpartition("/")[2] for name in found if name.startswith("assets/js/laering/")}
    assert scripts & {"scorm.js", "scorm12.js", "scorm2004.js", "cmi5.js"} == DRIVERS[standard]
    modules = {name.split("/")[1] for name in found if re.match(r"kurs/[a-z]+/", name)}
    assert modules == (set(UNITS) - {"kurs"} if unit == "kurs" else {unit})


def styles(found: dict[str, bytes]) -> list[str]:
    """The text of the style sheets."""
    return [data.decode() for name, data in found.items() if name.endswith(".css")]


def test_nothing_is_asked_of_other_machines(packages: Path) -> None:
    for path in packages.iterdir():
        for name, data in files(path).items():
            if name.endswith((".html", ".css")):
                text = data.decode()
                assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//|url\([\"']?https?:|@import", text), name


def test_pages_say_the_same_as_the_site(packages: Path, standard: str, documents: dict[str, Document]) -> None:
    """Same headings, same anchors, same words in the article; a link that leads out keeps its words."""
    pages = {
        name: Document(name, data.decode())
        for name, data in files(packages / f"fellesmodellen-kurs-{standard}.zip").items()
        if name.endswith(".html") and name != "index.html"
    }
    assert len(pages) >= 40
    for address, page in pages.items():
        ours, theirs = page.with_class("innhold")[0], documents[address].with_class("innhold")[0]
        assert ours.text == theirs.text, address
        assert page.headings == documents[address].headings, address
        assert anchors(page) == anchors(documents[address]), address


def anchors(document: Document) -> set[str]:
    """The ids in the article."""
    return {
        element.attributes["id"]
        for element in document.elements
        if "id" in element.attributes and any(around.has_class("innhold") for around in element.around)
    }


def test_frame_names_the_styles_of_the_site(documents: dict[str, Document], packages: Path, standard: str) -> None:
    name = "kurs/oppstart/felles-problem.html"
    page = Document(name, files(packages / f"fellesmodellen-oppstart-{standard}.zip")[name].decode())
    ours = [element.attributes["href"] for element in page.all("link", rel="stylesheet")]
    theirs = [element.attributes["href"] for element in documents[name].all("link", rel="stylesheet")]
    assert ours == [*theirs, "../../assets/css/lms.css"]


def test_scripts_for_platforms_are_not_on_the_site(site: Path) -> None:
    names = {path.name for path in (site / "assets").rglob("*") if path.is_file()}
    assert not names & {"lms.css", "lms.js", "lms-side.js", "scorm.js", "scorm12.js", "scorm2004.js", "cmi5.js"}


def test_one_module(checkout: Path, tmp_path: Path) -> None:
    target = tmp_path / "ut"
    target.mkdir()
    (target / "annet.txt").write_text("la ligge", encoding="utf-8")
    for _ in range(2):
        process = checkouts.run(
            "handbook", "package", "scorm12", "--out", str(target), "--module", "drift", cwd=checkout
        )
        assert process.returncode == 0, process.stderr
        assert re.fullmatch(r"Skrev fellesmodellen-drift-scorm12\.zip \(\d+ kB\)\.\n", process.stdout)
    assert {path.name for path in target.iterdir()} == {"annet.txt", "fellesmodellen-drift-scorm12.zip"}


def test_what_cannot_be_done_is_said(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    tries = {
        ("--out", str(tmp_path / "ut"), "--module", "drft"): "Fant ingen modul «drft». Velg blant introduksjon, ",
        ("--out", str(tmp_path / "fil")): "er en fil. Velg en mappe.",
        ("--out", str(tmp_path / "fil" / "ut")): "er en fil. Velg en mappe.",
    }
    for given, answer in tries.items():
        process = checkouts.run("handbook", "package", "cmi5", *given, cwd=checkout)
        assert process.returncode == 1
        assert answer in process.stderr
        assert "Traceback" not in process.stderr
    assert not (tmp_path / "ut").exists()


def test_faults_in_the_content_write_nothing(tmp_path: Path) -> None:
    copy = checkouts.copy(tmp_path / "kopi")
    module = copy / "modules" / "5-drift" / "module.yml"
    module.write_text(module.read_text(encoding="utf-8").replace("\ntitle:", "\ntittel:"), encoding="utf-8")
    process = checkouts.run("handbook", "package", "cmi5", "--out", str(tmp_path / "ut"), cwd=copy)
    assert process.returncode == 1
    assert "modules/5-drift/module.yml:" in process.stderr
    assert "Ingenting er skrevet." in process.stderr
    assert not (tmp_path / "ut").exists()
