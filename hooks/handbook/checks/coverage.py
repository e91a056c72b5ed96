"""Nothing is decoration: goals are taught and tested, checkpoints are helped and reported, and all that exists is used.

What stands in a file that could not be read counts as used, and while a file is missing nothing is called unused: the
editor should see the fault, not its echoes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.checks.macros import asked_for, calls
from handbook.checks.references import source_refs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from handbook.checks.subject import Subject
    from handbook.models.module import Module
    from handbook.models.reference import Term
    from handbook.problems import Problem

_WORD = re.compile(r"[\w-]")
_TOOLS = "tools_catalog/tools/"
_GLOSSARY = "tools_catalog/glossary.yml"
_CHOICE = 2


def goals(subject: Subject) -> Iterator[Problem]:
    """Every goal is taught by a lesson and tested by a question."""
    for module in subject.catalogue.modules:
        taught = {goal for lesson in module.lessons for goal in lesson.goals}
        tested = {question.goal for question in module.questions}
        for index, goal in enumerate(module.goals):
            if _is_missing(subject, goal.id, taught):
                fault = f"ingen leksjon lærer bort målet «{goal.id}». Sett det under «goals» i en leksjon."
                yield subject.catalogue.origin(module).problem(fault, "goals", index, "id")
            if goal.id not in tested:
                fault = f"ikke noe spørsmål prøver målet «{goal.id}». Lag et spørsmål med «goal: {goal.id}»."
                yield subject.catalogue.origin(module).problem(fault, "goals", index, "id")


def session_lessons(subject: Subject) -> Iterator[Problem]:
    """The group session of a module puts every lesson to use."""
    for module in subject.catalogue.modules:
        used = {lesson for step in module.session.steps for lesson in step.lessons}
        for lesson in module.lessons:
            if lesson.id not in used:
                fault = f"ingen steg i samlingen bygger på leksjonen «{lesson.id}». Sett den under «lessons» i et steg."
                yield subject.catalogue.origin(module).problem(fault, "session", "steps")


def checkpoints(subject: Subject) -> Iterator[Problem]:
    """Every checkpoint has a tool that helps, and a place in the report of its phase."""
    catalogue = subject.catalogue
    helped = {point for tool in catalogue.tools for point in tool.checkpoints}
    sections = [section for form in catalogue.report_forms for section in form.sections]
    sections += [head.section for head in catalogue.report_heads]
    reported = {point for section in sections for field in section.fields for point in field.checkpoints}
    for module in catalogue.modules:
        origin = catalogue.origin(module)
        for index, point in enumerate(module.checkpoints):
            if _is_missing(subject, point.id, helped):
                fault = f"ingen verktøy hjelper med sjekkpunktet «{point.id}». Sett det på et verktøy."
                yield origin.problem(fault, "checkpoints", index, "id")
            if _is_reported(subject, module) and _is_missing(subject, point.id, reported):
                fault = f"sjekkpunktet «{point.id}» mangler i rapportskjemaet. Sett det på feltet det hører til."
                yield origin.problem(fault, "checkpoints", index, "id")


def _is_reported(subject: Subject, module: Module) -> bool:
    phase = subject.catalogue.phase_by_id.get(module.phase or "")
    return phase is not None and phase.report_form is not None


def phases_of_tools(subject: Subject) -> Iterator[Problem]:
    """Every tool belongs to a phase, and every phase has the kinds of tools it needs."""
    catalogue = subject.catalogue
    found = {(phase, tool.kind) for tool in catalogue.tools for phase in tool.phases}
    for tool in catalogue.tools:
        if not tool.phases:
            fault = "verktøyet hører ikke til noen fase. Skriv minst én fase."
            yield catalogue.origin(tool).problem(fault, "phases")
    if any(file.startswith(_TOOLS) for file in catalogue.unread_files):
        return  # the kind and the phases of a tool that could not be read are not known
    for phase in catalogue.phases:
        for index, kind in enumerate(phase.needs_kinds):
            if (phase.id, kind) not in found:
                fault = f"fasen «{phase.id}» har ikke noe verktøy av typen «{kind}». Lag et, eller fjern typen herfra."
                yield catalogue.origin(phase).problem(fault, "needs_kinds", index)


def purposes(subject: Subject) -> Iterator[Problem]:
    """Every purpose gives a choice between tools: with one tool there is nothing to choose."""
    catalogue = subject.catalogue
    if any(file.startswith(_TOOLS) for file in catalogue.unread_files):
        return  # the purposes of a tool that could not be read are not known
    serving = Counter(purpose for tool in catalogue.tools for purpose in set(tool.purposes))
    for purpose in catalogue.purposes:
        number = serving[purpose.id]
        if number < _CHOICE and not subject.has_gaps:
            found = "bare ett verktøy" if number else "ingen verktøy"
            fault = f"{found} har formålet «{purpose.id}». Sett det på minst to verktøy, eller slett det."
            yield catalogue.origin(purpose).problem(fault, "id")


def roles(subject: Subject) -> Iterator[Problem]:
    """Every role takes part in a tool, a phase or a decision."""
    catalogue = subject.catalogue
    used = {role for tool in catalogue.tools for role in tool.roles}
    used |= {effort.role for phase in catalogue.phases for effort in phase.effort}
    used |= {stop.role for phase in catalogue.phases for stop in phase.gate.stops}
    for role in catalogue.roles:
        if role.kind == "rolle" and _is_missing(subject, role.id, used):
            fault = f"ingen verktøy eller faser bruker rollen «{role.id}». Bruk den, eller slett den."
            yield catalogue.origin(role).problem(fault, "id")


def sources(subject: Subject) -> Iterator[Problem]:
    """Every source is cited."""
    catalogue = subject.catalogue
    used = {cited.source for _, _, cited in source_refs(subject)} | _named(subject, "kilde", "status")
    for source in catalogue.sources:
        if _is_missing(subject, source.id, used):
            fault = f"ingenting viser til kilden «{source.id}». Vis til den der den er brukt, eller slett den."
            yield catalogue.origin(source).problem(fault, "id")


def terms(subject: Subject) -> Iterator[Problem]:
    """Every word that is explained is a word that somebody meets."""
    explained = _named(subject, "begrep")
    texts = _Texts(subject)
    for term in subject.catalogue.terms:
        if _is_missing(subject, term.id, explained) and not texts.have(term):
            fault = f"ordet «{term.term}» står ikke i noen tekst. Bruk det, fyll ut «forms» eller slett det."
            yield subject.catalogue.origin(term).problem(fault, "id")


class _Texts:
    """All that is written, in small letters, to look words up in."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def _few(self) -> str:
        """Everything but the tools: little to look through, and most words stand here."""
        subject = self._subject
        parts = [source.text for source in subject.sources if not source.file.startswith((_TOOLS, _GLOSSARY))]
        parts += [lesson.body for _, lesson in subject.lessons()]
        parts += (subject.docs or {}).values()
        parts.append(subject.catalogue.unread)
        return "\n".join(parts).lower()

    @cached_property
    def _tools(self) -> str:
        return "\n".join(source.text for source in self._subject.sources if source.file.startswith(_TOOLS)).lower()

    @cached_property
    def _few_in_one_line(self) -> str:
        """The same with words that stand on either side of a line break put together."""
        return " ".join(self._few.split())

    @cached_property
    def _tools_in_one_line(self) -> str:
        return " ".join(self._tools.split())

    def have(self, term: Term) -> bool:
        """Whether the term, or a form of it, is written anywhere outside its own entry."""
        words = [" ".join(word.lower().split()) for word in (term.term, *term.forms)]
        return (
            _occur(words, self._few)
            or _occur(words, self._few_in_one_line)
            or _occur(words, self._tools)
            or (any(" " in word for word in words) and _occur(words, self._tools_in_one_line))
            or f"[[{term.id}" in self._few
            or f"[[{term.id}" in self._tools
            or _occur(words, self._other_entries(term))
        )

    def _other_entries(self, term: Term) -> str:
        origin = self._subject.catalogue.origin(term)
        rows = origin.source.text.lower().split("\n")
        key, index = origin.path
        start = origin.source.line(origin.path)
        end = origin.source.line((key, int(index) + 1))
        last = end if end > start else len(rows) + 1
        return " ".join(" ".join(rows[: start - 1] + rows[last - 1 :]).split())


def _occur(words: Iterable[str], text: str) -> bool:
    return any(_occurs(word, text) for word in words)


def _occurs(word: str, text: str) -> bool:
    """Whether a word stands in a text on its own, and not as part of another word."""
    at = text.find(word)
    while at >= 0:
        before, after = text[max(at - 1, 0) : at], text[at + len(word) : at + len(word) + 1]
        if not _WORD.match(before) and not _WORD.match(after):
            return True
        at = text.find(word, at + 1)
    return False


def _named(subject: Subject, *macros: str) -> set[str]:
    """The ids that macros are asked for in lessons and pages."""
    texts = [lesson.body for _, lesson in subject.lessons()]
    texts += (subject.docs or {}).values()
    return {value for text in texts for call in calls(text) if call.name in macros for value in asked_for(call)}


def _is_missing(subject: Subject, wanted: str, used: AbstractSet[str]) -> bool:
    return wanted not in used and not subject.has_gaps and wanted not in subject.unread_words
