"""Somebody who fills in a report form in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FORMS = ("oppstartsrapport", "innsiktsrapport", "utviklingsrapport", "driftsrapport")
DAY = "2026-11-22"
_ANOTHER = re.compile("Legg til (en|ein) til")


def address(form: str) -> str:
    """The page of a form."""
    return f"skjema/{form}.html"


def definition(page: Page) -> dict[str, Any]:
    """The form as its script has it."""
    found: dict[str, Any] = page.evaluate("() => Object.values(window.fellesSkjema)[0]")
    return found


def fields(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Its fields in order."""
    return [field for part in form["deler"] for field in part["felt"]]


def example(form: dict[str, Any]) -> dict[str, Any]:
    """The answers of the invented group, made complete: a date as a date, and something in every field."""
    answers: dict[str, Any] = {}
    for field in fields(form):
        found = form["eksempel"]["svar"].get(field["id"], {})
        if field["slag"] == "dato":
            found = {"tekst": [DAY]}
        elif field["slag"] in {"ett valg", "flere valg"}:
            chosen = [text for text in found.get("tekst", []) if text in field["valg"]]
            found = {"tekst": chosen or field["valg"][:1]}
        elif field["slag"] == "tabell":
            found = {"rader": found.get("rader") or [["Oppdiktet"] * len(field["kolonner"])]}
        elif not found.get("tekst"):
            found = {"tekst": ["Oppdiktet svar med æøå."]}
        answers[field["id"]] = found
    return answers


def box(page: Page, field: str) -> Locator:
    """Where a field stands on the page."""
    return page.locator(f"#felt-{field}")


def fill(page: Page, field: dict[str, Any], answer: dict[str, Any]) -> None:
    """Answer one field with its own controls."""
    where = box(page, field["id"])
    kind = field["slag"]
    if kind in {"ett valg", "flere valg"}:
        called = dict(zip(field["valg"], field.get("valgtekst", field["valg"]), strict=True))
        for text in answer["tekst"]:
            where.locator(".utfylling-valg").get_by_label(called[text], exact=True).check()
    elif kind == "personer":
        for place, text in enumerate(answer["tekst"]):
            if place:
                where.get_by_role("button", name=_ANOTHER).click()
            where.locator(".utfylling-person input").nth(place).fill(text)
    elif kind == "tabell":
        for place, row in enumerate(answer["rader"]):
            if place:
                where.get_by_role("button", name="Legg til rad").click()
            for column, text in enumerate(row):
                where.locator("fieldset").nth(place).locator("textarea").nth(column).fill(text)
    else:
        where.locator(f"#svar-{field['id']}").fill("\n\n".join(answer["tekst"]))


def mark_all(page: Page) -> None:
    """Say how each claim is known, in turn."""
    for place, choice in enumerate(page.locator(".utfylling-merkevalg:visible").all()):
        choice.select_option(("sagt", "antatt", "belagt")[place % 3])


def tick_all(page: Page) -> None:
    """Tick every checkpoint; one that stands in several fields is ticked in all of them."""
    for tick in page.locator(".utfylling-kryss input").all():
        tick.check()


def fill_all(page: Page) -> dict[str, Any]:
    """Fill in the form with the answers of the invented group; give them back."""
    form = definition(page)
    answers = example(form)
    for field in fields(form):
        fill(page, field, answers[field["id"]])
    page.locator("h1").click()
    mark_all(page)
    tick_all(page)
    return answers


def findings(page: Page) -> str:
    """What is said to be missing, in one sentence."""
    return str(page.locator(".utfylling-funn > summary").inner_text())
