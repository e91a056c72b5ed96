"""The course as data: what the scripts are told, that it is the same each time, and that old ids lead on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import factory
from handbook import addresses, course_data
from handbook.catalogue import load
from handbook.checks import inspect
from handbook.frame import meta
from handbook.pages import compile_pages, questions
from handbook.short_hash import short_hash
from support.renaming import RENAMED, rename

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from handbook.catalogue import Catalogue


def told(catalogue: Catalogue) -> Any:  # noqa: ANN401
    """What a browser reads out of the script."""
    text = course_data.scripts(catalogue)[course_data.ADDRESS]
    assert text.startswith("window.fellesKurs={")
    assert text.endswith("};\n")
    assert "<" not in text
    return json.loads(text.removeprefix("window.fellesKurs=").removesuffix(";\n"))


def test_whole_course_is_told(mini_catalogue: Catalogue) -> None:
    course = told(mini_catalogue)
    assert course == course_data.data(mini_catalogue)
    assert re.fullmatch(r"[0-9a-f]{8}", course["revisjon"])
    for module, one in zip(mini_catalogue.modules, course["moduler"], strict=True):
        assert one["id"] == module.id
        assert one["sjekk"]["adresse"] == addresses.knowledge_check(module.id)
        assert one["sjekk"]["antall"] == questions.drawn(module)
        assert [lesson["id"] for lesson in one["leksjoner"]] == [f"{module.id}/{item.id}" for item in module.lessons]
        assert [lesson["minutter"] for lesson in one["leksjoner"]] == [item.minutes for item in module.lessons]
        assert [question["type"] for question in one["sporsmal"]] == [item.kind for item in module.questions]
        assert one["sjekkpunkter"] == [item.id for item in module.checkpoints]
    pages = {page.address for page in compile_pages(mini_catalogue)}
    links = re.findall(r'"adresse":"([^"]+)"', course_data.scripts(mini_catalogue)[course_data.ADDRESS])
    assert {*links, course["repetisjon"]} <= pages


def test_same_catalogue_gives_same_bytes(mini: Path) -> None:
    assert course_data.scripts(load(mini)[0]) == course_data.scripts(load(mini)[0])


def test_revision_follows_what_is_taught(mini: Path) -> None:
    before = course_data.revision(load(mini)[0])
    lesson = next((mini / "modules/2-oppstart").glob("1-felles-problem.md"))
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text + "\nEn setning til.\n", encoding="utf-8")
    assert course_data.revision(load(mini)[0]) != before
    lesson.write_text(text, encoding="utf-8")
    assert course_data.revision(load(mini)[0]) == before


def test_text_cannot_end_the_script(mini: Path) -> None:
    file = mini / "modules/course.yml"
    old = re.search(r"^title: .*$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert old
    text = file.read_text(encoding="utf-8").replace(old[0], 'title: "Slutt </script> \\u2028 nå"')
    file.write_text(text, encoding="utf-8")
    catalogue, problems = load(mini)
    assert not problems
    text = course_data.scripts(catalogue)[course_data.ADDRESS]
    assert "</script" not in text
    assert "\u2028" not in text
    assert told(catalogue)["tittel"] == "Slutt </script> \u2028 nå"


def test_former_ids_lead_on(mini: Path) -> None:
    catalogue, problems = inspect(rename(mini), factory.TODAY)
    assert [str(problem) for problem in problems if problem.severity == "feil"] == []
    alias = told(catalogue)["alias"]
    assert alias["modul"] == {"introduksjon": "innforing"}
    assert alias["leksjon"] == {
        "introduksjon/hva-er-det": "innforing/hva-er-det",
        "oppstart/felles-problem": "oppstart/felles-sak",
    }
    assert alias["maal"] == {"oppstart-forklare": "oppstart-begrunne"}
    assert alias["sporsmal"] == {old: RENAMED[old] for old in ("oppstart-sporsmal-1", "oppstart-sporsmal-3")}
    assert alias["sjekkpunkt"] == {"oppstart-mandat": "oppstart-felles-mandat"}
    assert alias["side"]["kurs/introduksjon/hva-er-det.html"] == "kurs/innforing/hva-er-det.html"
    assert alias["side"]["kurs/oppstart/felles-problem.html"] == "kurs/oppstart/felles-sak.html"
    pages = {page.address: page for page in compile_pages(catalogue)}
    assert '<span id="oppstart-mandat"></span>' in pages[addresses.CHECKPOINTS].markdown
    assert '<span id="oppstart-forklare"></span>' in pages[addresses.GOALS].markdown
    assert '<span id="oppstart-sporsmal-1"></span>' in pages[addresses.knowledge_check("oppstart")].markdown


def test_short_hash_is_fnv() -> None:
    """The published value for «a», folded; biter.js is held against this function in the browser."""
    assert short_hash("") == (0x811C9DC5 >> 20) ^ (0x811C9DC5 & 0xFFFFF)
    assert short_hash("a") == (0xE40C292C >> 20) ^ (0xE40C292C & 0xFFFFF)


def test_only_pages_of_the_course_load_its_scripts(mini_catalogue: Catalogue) -> None:
    frames = {page.address: meta(page, "") for page in compile_pages(mini_catalogue)}
    loading = {address for address, frame in frames.items() if course_data.ADDRESS in scripts_of(frame)}
    assert all(address.startswith(("kurs/", "faser/")) or address == addresses.CHECKPOINTS for address in loading), (
        loading
    )
    lesson = frames["kurs/oppstart/felles-problem.html"]
    assert lesson["data"] == {"side-type": "lesson", "modul": "oppstart", "leksjon": "oppstart/felles-problem"}
    assert frames["kurs/oppstart/index.html"]["data"] == {"side-type": "module", "modul": "oppstart"}
    assert frames["kurs/oppstart/kunnskapssjekk.html"]["data"] == {"side-type": "check", "modul": "oppstart"}
    assert frames["kurs/index.html"]["data"] == {"side-type": "course"}
    scripts = scripts_of(lesson)
    first = ("felles/felles", "felles/minne", "laering/tilstand", "laering/lager")
    assert scripts[:5] == ["kurs/kurs.js", *(f"assets/js/{name}.js" for name in first)]


def scripts_of(frame: dict[str, object]) -> list[str]:
    """The scripts that a page loads beside those of every page."""
    names = frame.get("scripts", [])
    assert isinstance(names, list)
    return names
