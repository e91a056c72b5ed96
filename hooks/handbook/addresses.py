"""Where everything lives on the site. Addresses are promises: people link to them and print them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from handbook.translation import fills_a_page, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pydantic import BaseModel

    from handbook.catalogue import Catalogue
    from handbook.models.module import Lesson, Module
    from handbook.models.report_form import ReportForm

HOME = "index.html"
NYNORSK = "nn/"
"""The folder of the pages in nynorsk, which otherwise have the addresses of those in bokmål."""

PHASES = "faser/index.html"
COURSE = "kurs/index.html"
COURSE_PROOF = "kurs/egenerklaering.html"
RECALL = "kurs/repetisjon.html"
TOOLS = "verktoy/index.html"
FORMS = "skjema/index.html"
SHEETS = "ark/index.html"
PROJECT = "prosjekt.html"
OVERVIEW = "oversikt.html"
MORE = "mer.html"
CHECKPOINTS = "sjekkpunkter.html"
GOALS = "laeringsmal.html"
GLOSSARY = "ordliste.html"
SOURCES = "kilder.html"
CROSSWALK = "andre-modeller.html"
PRINCIPLES = "prinsipper.html"
ROLES = "roller.html"
COVERAGE = "dekning.html"
SEARCH = "sok.html"
GOVERNANCE = "styringslinje.html"
PROJECTS = "prosjekter.html"
ROUTES = "loyper/index.html"
PLANNER = "planlegg.html"
RUN = "kjor.html"
PLAN_DATA = "planer/planer.js"
TOOL_DATA = "verktoy/verktoy.js"
TOOL_DETAILS = "verktoy/data/"


def phase(phase_id: str) -> str:
    """The page of a phase."""
    return f"faser/{phase_id}.html"


def module(module_id: str) -> str:
    """The front page of a module."""
    return f"kurs/{module_id}/index.html"


def lesson(module_id: str, lesson_id: str) -> str:
    """The page of a lesson."""
    return f"kurs/{module_id}/{lesson_id}.html"


def knowledge_check(module_id: str) -> str:
    """The knowledge check that closes a module."""
    return f"kurs/{module_id}/kunnskapssjekk.html"


def proof(module_id: str) -> str:
    """The declaration of having taken a module."""
    return f"kurs/{module_id}/egenerklaering.html"


def question_bank(module_id: str) -> str:
    """The script that holds the questions of a module for the page of recall."""
    return f"kurs/{module_id}/sporsmal.js"


def session(module_id: str) -> str:
    """The page for the one who leads a module in a group."""
    return f"kurs/{module_id}/i-gruppe.html"


def tool(tool_id: str) -> str:
    """The page of a tool."""
    return f"verktoy/{tool_id}.html"


def sheet(tool_id: str) -> str:
    """The empty sheet of a tool, ready to print."""
    return f"mal/{tool_id}.html"


def sheet_document(tool_id: str) -> str:
    """The sheet of a tool as a document to write in."""
    return f"mal/{tool_id}.docx"


def sheet_page(sheet_id: str) -> str:
    """The page of a sheet: what it is for, the sheet itself and an example."""
    return f"ark/{sheet_id}.html"


def sheet_data(sheet_id: str) -> str:
    """The script that holds the definition of a sheet."""
    return f"ark/{sheet_id}.js"


def form(form_id: str) -> str:
    """The page of a report form."""
    return f"skjema/{form_id}.html"


def form_document(form_id: str) -> str:
    """A report form as a document to write in."""
    return f"skjema/{form_id}.docx"


def form_data(form_id: str) -> str:
    """The script that holds the definition of a report form."""
    return f"skjema/{form_id}.js"


def form_example(form_id: str) -> str:
    """A report form filled in by an invented group."""
    return f"skjema/{form_id}-eksempel.html"


def route(route_id: str) -> str:
    """The page of a route through the tools."""
    return f"loyper/{route_id}.html"


def ready_plan(plan_id: str) -> str:
    """The page of a ready-made plan."""
    return f"planer/{plan_id}.html"


def tool_details(tool_id: str) -> str:
    """The script with the steps of a tool, for the planner and the presenter."""
    return f"{TOOL_DETAILS}{tool_id}.js"


def plan_with(what: str, entry_id: str) -> str:
    """The planner, opened with a tool (`verktoy`), a ready-made plan (`ferdig`) or a route (`loype`)."""
    return f"{PLANNER}#{what}={entry_id}"


def run_ready(plan_id: str) -> str:
    """The presenter's view, opened with a ready-made plan."""
    return f"{RUN}#ferdig={plan_id}"


def checkpoint(checkpoint_id: str) -> str:
    """A checkpoint on the page of all checkpoints."""
    return f"{CHECKPOINTS}#{checkpoint_id}"


def goal(goal_id: str) -> str:
    """A goal on the page of all goals."""
    return f"{GOALS}#{goal_id}"


def term(term_id: str) -> str:
    """A word in the glossary."""
    return f"{GLOSSARY}#{term_id}"


def source(source_id: str) -> str:
    """A source on the page of sources."""
    return f"{SOURCES}#{source_id.lower()}"


def purpose(purpose_id: str) -> str:
    """The tools for a purpose, in the index of tools."""
    return f"{TOOLS}#formaal-{purpose_id}"


def role(role_id: str) -> str:
    """A role on the page of roles."""
    return f"{ROLES}#{role_id}"


def script_words() -> str:
    """The script with what the other scripts say on pages in nynorsk."""
    return nynorsk("ord.js")


def nynorsk(address: str) -> str:
    """Where a page lies in nynorsk."""
    return f"{NYNORSK}{address}"


def where_it_is(address: str, there: Collection[str]) -> str:
    """Where an address leads from a page in nynorsk: to nynorsk when its page is among those `there`, in bokmål."""
    return nynorsk(address) if address.partition("#")[0] in there else address


def in_bokmaal(address: str) -> str:
    """Where the same page lies in bokmål, for a page in either language."""
    return address.removeprefix(NYNORSK)


def in_nynorsk(catalogue: Catalogue) -> dict[str, str]:
    """Every page that exists in nynorsk: its address in bokmål, and in nynorsk."""
    other = catalogue.nynorsk
    found = list(_translated(other)) if other else []
    if found:
        # One leads to what there is, and the other tells what is left to translate.
        found += (MORE, COVERAGE)
    return {address: nynorsk(address) for address in found}


def documents_in_nynorsk(catalogue: Catalogue) -> dict[str, str]:
    """Every Word document that exists in nynorsk: its address in bokmål, and in nynorsk.

    That of a sheet does when the sheet is whole: its cells have no room to say which of them is in bokmål.
    """
    other = catalogue.nynorsk
    if other is None:
        return {}
    pages = in_nynorsk(catalogue)
    found = [form_document(entry.id) for entry in other.report_forms if form(entry.id) in pages]
    found += [
        sheet_document(tool_id)
        for tool_id, paper in other.paper_by_tool.items()
        if sheet(tool_id) in pages
        and other.fallbacks.isdisjoint(texts(type(paper), paper.model_dump(exclude={"example"})))
    ]
    return {address: nynorsk(address) for address in found}


def _translated(other: Catalogue) -> Iterator[str]:
    """The addresses in bokmål of the pages that exist in nynorsk."""
    if other.phases and other.is_translated(other.phases[0]):
        yield OVERVIEW
    yield from _with_index(PHASES, [phase(entry.id) for entry in other.phases if other.has_page(entry)])
    for entry in other.tools:
        if other.has_page(entry):
            yield tool(entry.id)
        if entry.id in other.paper_by_tool and other.has_page(other.sheet_by_tool.get(entry.id, entry)):
            yield sheet(entry.id)
    yield from _of_course(other)
    yield from (form_example(entry.id) for entry in other.report_forms if _has_example(other, entry))
    yield from _with_index(ROUTES, [route(entry.id) for entry in other.routes if other.has_page(entry)])
    yield from _ready_plans(other)
    yield from _sessions(other)
    yield from _work(other)
    lists: tuple[tuple[str, tuple[BaseModel, ...]], ...] = (
        (PRINCIPLES, other.principles),
        (ROLES, other.roles),
        (GLOSSARY, other.terms),
        (SOURCES, other.sources),
        (CHECKPOINTS, tuple(entry for entry in other.modules if entry.checkpoints)),
        (CROSSWALK, other.models),
        (GOVERNANCE, other.governances),
        (PROJECTS, other.project_files),
    )
    for address, entries in lists:
        if any(other.has_page(one) for one in entries):
            yield address


def _of_course(other: Catalogue) -> Iterator[str]:
    """Those of the course: the pages of each module, and what gathers them."""
    taken = [item for item in other.modules if other.has_page(item)]
    for item in taken:
        yield from (module(item.id), knowledge_check(item.id), proof(item.id))
    for item in other.modules:
        yield from (lesson(item.id, one.id) for one in item.lessons if other.has_page(one))
    yield from (session(item.id) for item in other.modules if _has_text(other, item, "session"))
    if taken:
        yield RECALL
    if taken or any(map(other.has_page, other.courses)):
        yield from (COURSE, COURSE_PROOF)
    if any(_has_text(other, item, "goals") for item in other.modules):
        yield GOALS


def _has_text(other: Catalogue, entity: BaseModel, name: str) -> bool:
    """Whether the translation of an entity holds the field."""
    return other.is_translated(entity) and name in _written(other, entity)


def _written(other: Catalogue, entity: BaseModel) -> dict[str, Any]:
    """The fields that the translation of an entity holds."""
    found = other.origin(entity).written()
    return found if isinstance(found, dict) else {}


def _has_example(other: Catalogue, entry: ReportForm) -> bool:
    """Whether more is translated of the example than its title, which the page of the form shows."""
    return other.has_page(entry) and fills_a_page(_written(other, entry).get("example"))


def _ready_plans(other: Catalogue) -> Iterator[str]:
    """The pages of the plans, which stand in one file."""
    for plans in filter(other.is_translated, other.plan_files):
        entries = _written(other, plans).get("plans", ())
        yield from (ready_plan(entry["id"]) for entry in entries if fills_a_page(entry))


def _sessions(other: Catalogue) -> Iterator[str]:
    """Where tools are found, put into a plan and led, as soon as there is a tool to read about."""
    if any(other.has_page(entry) for entry in other.tools):
        yield from (TOOLS, PLANNER, RUN)


def _work(other: Catalogue) -> Iterator[str]:
    """Where a group writes, and the page of all that it has written."""
    forms = [form(entry.id) for entry in other.report_forms if other.has_page(entry)]
    sheets = [sheet_page(entry.id) for entry in other.sheets if other.has_page(entry)]
    yield from _with_index(FORMS, forms)
    yield from _with_index(SHEETS, sheets)
    if forms or sheets:
        yield PROJECT


def _with_index(index: str, found: list[str]) -> list[str]:
    return [index, *found] if found else []


def relative(address: str, here: str) -> str:
    """The address as a link from the page `here`, so that the site works in any folder."""
    target, mark, anchor = address.partition("#")
    if target == here:
        return f"#{anchor}" if mark else posixpath.basename(here)
    return posixpath.relpath(target, posixpath.dirname(here) or ".") + mark + anchor


def markdown_path(address: str) -> str:
    """The Markdown file that becomes the page."""
    return address.removesuffix(".html") + ".md"


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Old addresses, from the aliases of everything that has a page, and where each leads now."""
    moved: dict[str, str] = {}
    for entity in catalogue.tools:
        for alias in entity.aliases:
            moved[tool(alias)] = tool(entity.id)
            if entity.id in catalogue.paper_by_tool:
                moved[sheet(alias)] = sheet(entity.id)
    moved |= {sheet_page(alias): sheet_page(entity.id) for entity in catalogue.sheets for alias in entity.aliases}
    moved |= {phase(alias): phase(entity.id) for entity in catalogue.phases for alias in entity.aliases}
    for entry in catalogue.report_forms:
        for alias in entry.aliases:
            moved[form(alias)] = form(entry.id)
            if entry.example:
                moved[form_example(alias)] = form_example(entry.id)
    for item in catalogue.modules:
        moved |= _module_redirects(item)
    translated = in_nynorsk(catalogue)
    return moved | {nynorsk(old): nynorsk(new) for old, new in moved.items() if new in translated}


def _module_redirects(entity: Module) -> dict[str, str]:
    moved: dict[str, str] = {}
    for folder in (entity.id, *entity.aliases):
        if folder != entity.id:
            moved[module(folder)] = module(entity.id)
            moved[knowledge_check(folder)] = knowledge_check(entity.id)
            moved[session(folder)] = session(entity.id)
            moved[proof(folder)] = proof(entity.id)
        for item in entity.lessons:
            moved |= {lesson(folder, old): lesson(entity.id, item.id) for old in _old_names(item, folder != entity.id)}
    return moved


def _old_names(item: Lesson, moved_folder: bool) -> tuple[str, ...]:  # noqa: FBT001 (read at one place, just above)
    return (item.id, *item.aliases) if moved_folder else item.aliases
