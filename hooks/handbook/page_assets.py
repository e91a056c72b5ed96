"""Which scripts and style sheets each type of page loads, and what the scripts are told about the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.course_data import ADDRESS as COURSE_DATA
from handbook.project_data import ADDRESS as PROJECT_DATA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.pages.page import Page

LAZY = tuple(
    f"assets/js/{name}.js" for name in ("felles/biter", "felles/qr", "laering/kode", "laering/panel", "vendor/qrcode")
)
"""Scripts that a page asks for first when somebody opens the panel of progress, and the QR code there."""

_STORE = ("felles/felles", "felles/minne", "laering/tilstand", "laering/lager", "laering/framdrift")
_ASKED = ("laering/sporsmal", "felles/kalender", "laering/repetisjon")
_COURSE: dict[str, tuple[str, ...]] = {
    "course": (*_STORE, "laering/pause"),
    "module": (*_STORE, "laering/pause"),
    "lesson": (*_STORE, "laering/sporsmal"),
    "check": (*_STORE, *_ASKED, "laering/sjekk"),
    "recall": (*_STORE, *_ASKED),
    "proof": (*_STORE, "laering/egenerklaering"),
    "session": _STORE,
    "phase": _STORE,
    "checkpoints": _STORE,
}
"""The scripts of each type of page in the course, in the order they run. No other page loads any of them."""

_PLAN = ("felles/biter", "samling/plan", "samling/plankode")
_PLANNING = ("felles/felles", "felles/minne", "felles/kalender", *_PLAN, "samling/utdata")
_PLANNER = ("planlagring", "verktoyvelger", "poster", "mote", "plandeling", "planresultat", "planlegger")
_RUNNING = ("felles/felles", "felles/minne", *_PLAN)
_PRESENTER = ("kjortid", "kjorscene", "kjorsider", "kjorvindu", "kjor")
_FINDING = ("felles/felles", "samling/utvalg", "samling/kurv", "samling/velg", "samling/finn")
_SESSIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "find": (_FINDING, ("finn",)),
    "plan": ((*_PLANNING, *(f"samling/{name}" for name in _PLANNER)), ("planlegger", "plan-utskrift")),
    "run": ((*_RUNNING, *(f"samling/{name}" for name in _PRESENTER)), ("kjor",)),
}
"""The scripts, in the order they run, and the styles of each type of page about sessions. No other page loads them."""

_PROJECT = ("felles/felles", "felles/minne", "prosjekt/kjerne", "prosjekt/navn", "prosjekt/prosjekt")
_SHEET_READ = ("formler", "innhold", "utveksling", "diagram", "papir")
_SHEET = (*_SHEET_READ, "kontroller", "tabell", "rader", "filer", "deler", "ark")
_FORM = ("svar", "funn", "felt", "papir", "utfylling")
_WORK: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ark": ((*_PROJECT, *(f"ark/{name}" for name in _SHEET)), ("prosjekt", "ark", "arkbruk")),
    "form": ((*_PROJECT, *(f"skjema/{name}" for name in _FORM)), ("prosjekt", "utfylling")),
    "project": ((*_PROJECT, "prosjekt/side"), ("prosjekt",)),
}
"""The scripts, in the order they run, and the styles of each type of page where a group writes."""

_PLAIN: dict[str, tuple[str, ...]] = {"template": ("ark",), "ready-plan": ("ferdigplan",)}
"""The styles of pages that are read and printed only."""


_TYPES = {at.COURSE: "course", at.CHECKPOINTS: "checkpoints", at.TOOLS: "find"}
"""The types of pages that share their kind with pages that need other scripts."""


def of(page: Page) -> dict[str, object]:
    """What the frame of a page is told of its `data`, `scripts` and `styles`; most pages need none of their own."""
    kind = _TYPES.get(at.in_bokmaal(page.address), page.kind)
    if kind in _PLAIN:
        return {"styles": list(_PLAIN[kind])}
    if kind in _COURSE:
        course = _in_its_language(page, COURSE_DATA)
        return _assets({"side-type": kind, **_place(page)}, (course,), _COURSE[kind], ("laering",))
    if kind in _SESSIONS:
        shared = (at.TOOL_DATA,) if kind == "find" else (at.TOOL_DATA, at.PLAN_DATA)
        return _assets({"side-type": kind}, (_in_its_language(page, one) for one in shared), *_SESSIONS[kind])
    # A filled-in example of a form is only read.
    if kind in _WORK and not (kind == "form" and not page.data):
        names = _in_its_language(page, PROJECT_DATA)
        data = (names, page.data) if page.data else (names,)
        return _assets({"side-type": kind}, data, *_WORK[kind])
    return {}


def _in_its_language(page: Page, data: str) -> str:
    return at.nynorsk(data) if page.language == "nn" else data


def _assets(
    told: dict[str, str], data: Iterable[str], scripts: Iterable[str], styles: Iterable[str]
) -> dict[str, object]:
    return {"data": told, "scripts": [*data, *(f"assets/js/{name}.js" for name in scripts)], "styles": list(styles)}


def _place(page: Page) -> dict[str, str]:
    """The module and the lesson that a page of the course belongs to."""
    folder, _, rest = at.in_bokmaal(page.address).removeprefix("kurs/").partition("/")
    if not rest or page.section != "kurs":
        return {}
    place = {"modul": folder}
    return {**place, "leksjon": f"{folder}/{rest.removesuffix('.html')}"} if page.kind == "lesson" else place
