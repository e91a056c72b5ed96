"""Folders of YAML and Markdown to one Catalogue, or to the problems that keep it from being one."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel

from handbook.models.explain import validate
from handbook.models.governance import Governance, ProjectFile, Route, RouteFile
from handbook.models.interface import InterfaceFile
from handbook.models.module import Course, Lesson, LessonHead, Module, ModuleHead
from handbook.models.phase import Phase, PhaseFile
from handbook.models.plan import PlanFile
from handbook.models.reference import (
    CrosswalkFile,
    OtherModel,
    Principle,
    PrincipleFile,
    Purpose,
    PurposeFile,
    Role,
    RoleFile,
    SourceFile,
    Term,
    TermFile,
)
from handbook.models.reference import Source as CitedSource
from handbook.models.report_form import ReportForm, ReportHead
from handbook.models.sheet import Sheet
from handbook.models.tool import Template, Tool
from handbook.problems import Problem, did_you_mean
from handbook.translation import ENDING, LESSON_ENDING, fills_a_page, lay_over, places_of, texts
from handbook.yaml_source import Path_, Source, read_file, read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

M = TypeVar("M", bound=BaseModel)

_MODULE_FOLDER = re.compile(r"[1-9]-[a-z0-9-]+\Z")
_MODULES = ("course.yml", "phases.yml", "README.md")
_TOOLS = (
    "tools",
    "report_forms",
    "sheets",
    "report_head.yml",
    "roles.yml",
    "purposes.yml",
    "principles.yml",
    "glossary.yml",
    "sources.yml",
    "crosswalk.yml",
    "governance.yml",
    "projects.yml",
    "routes.yml",
    "plans.yml",
    "language.yml",
    "interface.nn.yml",
    "spelling.txt",
    "spelling.nn.txt",
    "README.md",
)
_INTERFACE = "interface.nn.yml"
_SIGNS = (("{}", "et tall eller navn"), ("[", "der en lenke begynner"), ("]", "der en lenke slutter"))
"""The signs in the strings of the interface, and what they mark."""

_ID_IN_NAME = re.compile(r"^[1-9]-")
_LESSON_FILE = re.compile(r"([1-9])-([a-z0-9-]+)\.md\Z")


@dataclass(frozen=True)
class Origin:
    """Where an entity stands: its file and the path to it there."""

    source: Source
    path: Path_ = ()

    def written(self) -> object:
        """What stands there."""
        found: Any = self.source.data
        for step in self.path:
            found = found[step]
        return found

    def problem(self, message: str, *path: str | int, severity: str = "feil") -> Problem:
        """State a problem at a field of the entity."""
        line = self.source.line((*self.path, *path))
        one_line = " ".join(message.split())
        return Problem(self.source.file, line, one_line, "advarsel" if severity == "advarsel" else "feil")


@dataclass(frozen=True)
class Catalogue:
    """Everything the handbook is made of.

    While there are problems the catalogue may lack what could not be read; `unread_files` then holds the raw text of
    those files by name, empty for a file that is missing, so that no check calls something missing that merely stands
    in a broken file.
    """

    courses: tuple[Course, ...] = ()
    phases: tuple[Phase, ...] = ()
    modules: tuple[Module, ...] = ()
    tools: tuple[Tool, ...] = ()
    report_forms: tuple[ReportForm, ...] = ()
    report_heads: tuple[ReportHead, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    roles: tuple[Role, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    principles: tuple[Principle, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    models: tuple[OtherModel, ...] = ()
    governances: tuple[Governance, ...] = ()
    project_files: tuple[ProjectFile, ...] = ()
    routes: tuple[Route, ...] = ()
    plan_files: tuple[PlanFile, ...] = ()
    origins: dict[int, Origin] = field(default_factory=dict, repr=False)
    unread_files: dict[str, str] = field(default_factory=dict, repr=False)
    language: Literal["nb", "nn"] = "nb"
    interface: dict[str, str] = field(default_factory=dict, repr=False)
    """What the words of the pages are in this language, by what they are in bokmål. Empty in bokmål itself."""

    script_words: dict[str, str] = field(default_factory=dict, repr=False)
    """The same for what the scripts say."""

    fallbacks: frozenset[str] = frozenset()
    """The texts that stand in bokmål because nobody has translated them."""

    nynorsk: Catalogue | None = field(default=None, repr=False)
    """The same catalogue in nynorsk, when there is a translation of anything."""

    def say(self, text: str) -> str:
        """A string of the interface, written in bokmål, in the language of the catalogue."""
        return self.interface.get(text, text)

    def is_translated(self, entity: BaseModel) -> bool:
        """Whether the entity of a catalogue in nynorsk has a translation of its own."""
        return self.origin(entity).source.file.endswith((ENDING, LESSON_ENDING))

    def has_page(self, entity: BaseModel) -> bool:
        """Whether so much of the entity of a catalogue in nynorsk is translated that it has a page in nynorsk.

        A lesson is translated with its text, or not at all.
        """
        origin = self.origin(entity)
        name = origin.source.file
        return name.endswith(LESSON_ENDING) or (name.endswith(ENDING) and fills_a_page(origin.written()))

    @cached_property
    def unread(self) -> str:
        """The raw text of all files that could not be read, and the ids that their names tell of."""
        names = [PurePosixPath(name) for name in self.unread_files]
        ids = [_ID_IN_NAME.sub("", name.parent.name if name.stem == "module" else name.stem) for name in names]
        text = "\n".join(f"id: {one}" for one in ids)
        return "\n".join((*self.unread_files.values(), text))

    @property
    def course(self) -> Course:
        """The one course."""
        return self.courses[0]

    @property
    def report_head(self) -> ReportHead:
        """The head that all report forms share."""
        return self.report_heads[0]

    @property
    def governance(self) -> Governance:
        """Who decides what."""
        return self.governances[0]

    @property
    def projects(self) -> ProjectFile:
        """The projects as reported."""
        return self.project_files[0]

    @property
    def plans(self) -> PlanFile:
        """What plans of sessions are made of, and those that are ready."""
        return self.plan_files[0]

    def origin(self, entity: BaseModel) -> Origin:
        """Where the entity was read from."""
        return self.origins[id(entity)]

    @cached_property
    def tool_by_id(self) -> dict[str, Tool]:
        """The tools by id."""
        return {tool.id: tool for tool in self.tools}

    @cached_property
    def phase_by_id(self) -> dict[str, Phase]:
        """The phases by id."""
        return {phase.id: phase for phase in self.phases}

    @cached_property
    def module_by_id(self) -> dict[str, Module]:
        """The modules by id."""
        return {module.id: module for module in self.modules}

    @cached_property
    def form_by_id(self) -> dict[str, ReportForm]:
        """The report forms by id."""
        return {form.id: form for form in self.report_forms}

    @cached_property
    def sheet_by_tool(self) -> dict[str, Sheet]:
        """The sheets by the tool they belong to."""
        return {sheet.tool: sheet for sheet in self.sheets}

    @cached_property
    def paper_by_tool(self) -> dict[str, Sheet | Template]:
        """What each tool has to fill in, by tool: its sheet, or its own template. Both have a title and an intro."""
        own = {tool.id: tool.template for tool in self.tools if tool.template}
        return {**own, **self.sheet_by_tool}

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """The roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def purpose_by_id(self) -> dict[str, Purpose]:
        """The purposes by id."""
        return {purpose.id: purpose for purpose in self.purposes}

    @cached_property
    def source_by_id(self) -> dict[str, CitedSource]:
        """The sources by key."""
        return {source.id: source for source in self.sources}

    @cached_property
    def term_by_id(self) -> dict[str, Term]:
        """The glossary terms by id."""
        return {term.id: term for term in self.terms}


class _Reader:
    """Collects what is read, what is wrong and where everything came from."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.origins: dict[int, Origin] = {}
        self.unread: dict[str, str] = {}
        # Both are kept, for an entity is known by its place in memory as long as it is there.
        self.nynorsk: dict[int, tuple[BaseModel, BaseModel]] = {}
        self.translations = {
            path
            for name in ("modules", "tools_catalog")
            for ending in (ENDING, LESSON_ENDING)
            for path in (root / name).rglob(f"*{ending}")
        }
        self.waiting = {path for path in self.translations if path.name != _INTERFACE}
        self.fallbacks: set[str] = set()
        self.given: set[str] = set()

    def name(self, path: Path) -> str:
        name = path.relative_to(self.root).as_posix()
        return " ".join(name.encode("utf-8", "replace").decode().splitlines())

    def one(self, path: Path, model: type[M]) -> tuple[M, ...]:
        source, problems = read_file(path, self.name(path))
        entity = None
        if source is not None:
            entity, faults = validate(source, model)
            problems = (*problems, *faults)
        self.problems.extend(problems)
        if entity is None or source is None:
            self.skip(path)
            # The translation has a file that it belongs to, broken as that is.
            self.waiting.discard(path.with_name(path.stem + ENDING))
            return ()
        self.origins[id(entity)] = Origin(source)
        if self.translations and path not in self.translations:
            self.translate(path, source, entity)
        return (entity,)

    def translate(self, path: Path, bokmaal: Source, entity: BaseModel) -> None:
        """Read the translation that lies beside a file, if there is one."""
        model = type(entity)
        other = path.with_name(path.stem + ENDING)
        if other not in self.waiting:
            self.fallbacks.update(texts(model, bokmaal.data))
            return
        self.waiting.discard(other)
        source, problems = read_file(other, self.name(other))
        self.problems.extend(problems)
        translated = self.laid(bokmaal, source, model) if source is not None else None
        if source is not None and translated is not None:
            self.nynorsk[id(entity)] = (entity, translated)
            self.origins[id(translated)] = Origin(source)

    def laid(self, bokmaal: Source, nynorsk: Source, model: type[M]) -> M | None:
        """A translation laid over its bokmål file; nothing when there is a fault in it."""
        over = lay_over(bokmaal, nynorsk, model)
        whole = replace(nynorsk, data=over.data)
        translated, faults = (None, ()) if _has_fault(over.problems) else validate(whole, model)
        self.problems.extend((*over.problems, *faults))
        if translated is not None:
            self.fallbacks.update(over.fallbacks)
            self.given.update(over.given)
        return translated

    def many(self, path: Path, model: type[BaseModel], key: str) -> tuple[BaseModel, ...]:
        entities: list[BaseModel] = []
        for holder in self.one(path, model):
            source = self.origins[id(holder)].source
            _, other = self.nynorsk.get(id(holder), (holder, None))
            places = places_of(self.origins[id(other)].source.data, key) if other is not None else {}
            for index, entity in enumerate(getattr(holder, key)):
                self.origins[id(entity)] = Origin(source, (key, index))
                entities.append(entity)
                place = places.get(getattr(entity, "id", None))
                if other is not None and place is not None:
                    translated = getattr(other, key)[index]
                    self.nynorsk[id(entity)] = (entity, translated)
                    self.origins[id(translated)] = Origin(self.origins[id(other)].source, (key, place))
        return tuple(entities)

    def folder(self, path: Path, model: type[M]) -> tuple[M, ...]:
        return tuple(entity for file in self.files(path, ".yml") for entity in self.one(file, model))

    def files(self, path: Path, suffix: str) -> list[Path]:
        found = sorted(item for item in path.iterdir() if not item.name.startswith(".")) if path.is_dir() else []
        for item in found:
            if item.suffix != suffix or item.is_dir():
                self.stray(item, f"filer her skal ende på {suffix}. Gi filen nytt navn, eller flytt den.")
        return [item for item in found if item.suffix == suffix and item.is_file() and not item.name.endswith(ENDING)]

    def stray(self, path: Path, message: str) -> None:
        self.problems.append(Problem(self.name(path), 1, message))
        for item in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if item.is_file():
                self.skip(item)

    def known(self, folder: Path, names: tuple[str, ...]) -> None:
        """Tell of files and folders that nothing reads, so that a misspelt name is not left out in silence."""
        for item in sorted(folder.iterdir()) if folder.is_dir() else ():
            is_module = folder.name == "modules" and item.is_dir()
            if item in self.waiting:
                continue
            if item.name not in names and not item.name.startswith(".") and not is_module:
                self.stray(item, _where_to(item, folder.name, names))

    def skip(self, path: Path) -> None:
        raw = path.read_bytes() if path.is_file() else b""
        encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
        self.unread[self.name(path)] = raw.decode(encoding, "replace")

    def modules(self, folder: Path) -> tuple[Module, ...]:
        found = sorted(item for item in folder.iterdir() if item.is_dir()) if folder.is_dir() else []
        modules = []
        for item in found:
            if not _MODULE_FOLDER.match(item.name):
                self.stray(item, "mappen skal hete nummer-id, som 2-oppstart. Gi den nytt navn.")
                continue
            lessons = self.lessons(item)
            for head in self.one(item / "module.yml", ModuleHead):
                # Fields keep their validated values; only the lessons and the folder are added.
                module = Module.model_construct(**dict(head), lessons=lessons, folder=item.name)
                self.origins[id(module)] = self.origins[id(head)]
                self.translate_module(module, head)
                modules.append(module)
        return tuple(sorted(modules, key=lambda module: module.number))

    def translate_module(self, module: Module, head: ModuleHead) -> None:
        """The module in nynorsk: its own texts, its lessons, or both may be translated."""
        _, other = self.nynorsk.get(id(head), (head, None))
        if other is None and not any(id(lesson) in self.nynorsk for lesson in module.lessons):
            return
        lessons = _as(Lesson, (self.nynorsk.get(id(lesson), (lesson, lesson))[1] for lesson in module.lessons))
        # Where only lessons are translated, nobody has looked at a translation of the module.
        own = dict(other) if other else {**dict(head), "status": "utkast", "reviewed_by": None, "last_reviewed": None}
        translated = Module.model_construct(**own, lessons=lessons, folder=module.folder)
        self.origins[id(translated)] = self.origins[id(other or head)]
        self.nynorsk[id(module)] = (module, translated)

    def lessons(self, folder: Path) -> tuple[Lesson, ...]:
        lessons = []
        for item in sorted(folder.iterdir()):
            if item.name == "module.yml" or item.name.startswith(".") or item in self.translations:
                continue
            match = _LESSON_FILE.match(item.name)
            if not match:
                self.stray(item, "leksjoner skal hete nummer-id.md, som 1-felles-problem.md. Gi filen nytt navn.")
                continue
            source, body, line, problems = read_front_matter(item, self.name(item))
            self.problems.extend(problems)
            head = None
            if source is not None:
                head, problems = validate(source, LessonHead)
                self.problems.extend(problems)
            if source is None or head is None:
                self.skip(item)
                self.waiting.discard(item.with_name(item.stem + LESSON_ENDING))
                continue
            if head.id != match[2]:
                fault = f"id «{head.id}» er ikke lik filnavnet «{match[2]}». Rett den ene."
                self.problems.append(Problem(source.file, source.line(("id",)), fault))
            lesson = Lesson.model_construct(
                **dict(head), number=int(match[1]), body=body, file=self.name(item), body_line=line
            )
            self.origins[id(lesson)] = Origin(source)
            lessons.append(lesson)
            if self.translations:
                self.translate_lesson(item, source, lesson)
        return tuple(lessons)

    def translate_lesson(self, path: Path, bokmaal: Source, lesson: Lesson) -> None:
        """Read the translation that lies beside a lesson, if there is one."""
        other = path.with_name(path.stem + LESSON_ENDING)
        if other not in self.waiting:
            self.fallbacks.update(texts(LessonHead, bokmaal.data))
            return
        self.waiting.discard(other)
        source, body, line, problems = read_front_matter(other, self.name(other))
        self.problems.extend(problems)
        head = self.laid(bokmaal, source, LessonHead) if source is not None else None
        if source is None or head is None:
            return
        translated = Lesson.model_construct(
            **dict(head), number=lesson.number, body=body, file=self.name(other), body_line=line
        )
        self.nynorsk[id(lesson)] = (lesson, translated)
        self.origins[id(translated)] = Origin(source)


def load(root: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read `modules/` and `tools_catalog/` under `root`. The catalogue is whole only when there are no problems."""
    with _no_collector():
        return _load(root)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Hold the collector of cyclic garbage back: nothing that is read is cyclic, and looking takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    reader = _Reader(root)
    modules, tools = root / "modules", root / "tools_catalog"
    reader.known(modules, _MODULES)
    reader.known(tools, _TOOLS)
    phases = _as(Phase, reader.many(modules / "phases.yml", PhaseFile, "phases"))
    tool_entries = tuple(sorted(reader.folder(tools / "tools", Tool), key=lambda tool: (tool.number, tool.id)))
    catalogue = Catalogue(
        courses=reader.one(modules / "course.yml", Course),
        phases=phases,
        modules=reader.modules(modules),
        tools=tool_entries,
        report_forms=_in_order_of_phase(phases, reader.folder(tools / "report_forms", ReportForm)),
        report_heads=reader.one(tools / "report_head.yml", ReportHead),
        sheets=_in_order_of_tool(tool_entries, reader.folder(tools / "sheets", Sheet)),
        roles=_as(Role, reader.many(tools / "roles.yml", RoleFile, "roles")),
        purposes=_as(Purpose, reader.many(tools / "purposes.yml", PurposeFile, "purposes")),
        principles=_as(Principle, reader.many(tools / "principles.yml", PrincipleFile, "principles")),
        terms=_as(Term, reader.many(tools / "glossary.yml", TermFile, "terms")),
        sources=_as(CitedSource, reader.many(tools / "sources.yml", SourceFile, "sources")),
        models=_as(OtherModel, reader.many(tools / "crosswalk.yml", CrosswalkFile, "models")),
        governances=reader.one(tools / "governance.yml", Governance),
        project_files=reader.one(tools / "projects.yml", ProjectFile),
        routes=_as(Route, reader.many(tools / "routes.yml", RouteFile, "routes")),
        plan_files=reader.one(tools / "plans.yml", PlanFile),
        origins=reader.origins,
        unread_files=reader.unread,
    )
    for path in sorted(reader.waiting):
        ending = LESSON_ENDING if path.name.endswith(LESSON_ENDING) else ENDING
        fault = f"oversettelsen hører ikke til noen fil på bokmål. Gi den navnet til filen, med {ending} til slutt."
        reader.problems.append(Problem(reader.name(path), 1, fault))
    if reader.translations:
        catalogue = replace(catalogue, nynorsk=_nynorsk(catalogue, reader, tools / _INTERFACE))
    return catalogue, tuple(reader.problems)


def _nynorsk(catalogue: Catalogue, reader: _Reader, interface: Path) -> Catalogue:
    """The catalogue with every entity that is translated in place of the one in bokmål."""
    words = reader.one(interface, InterfaceFile) if interface in reader.translations else ()
    reader.problems.extend(problem for file in words for problem in _unlike(file, reader.origins[id(file)]))
    entities: dict[str, Any] = {
        part.name: tuple(reader.nynorsk.get(id(entity), (entity, entity))[1] for entity in held)
        for part in fields(catalogue)
        if isinstance(held := getattr(catalogue, part.name), tuple)
    }
    # A text that is the same in both languages may be given at one place and left out at another.
    left = frozenset(reader.fallbacks - reader.given)
    strings = dict(words[0].strings) if words else {}
    said = dict(words[0].scripts) if words else {}
    return replace(catalogue, **entities, language="nn", interface=strings, script_words=said, fallbacks=left)


def _unlike(words: InterfaceFile, origin: Origin) -> Iterator[Problem]:
    """A string has room for as many values, and as many links, as the one it translates."""
    for bokmaal, nynorsk in words.strings.items():
        for sign, meaning in _SIGNS:
            if bokmaal.count(sign) != nynorsk.count(sign):
                fault = f"«{nynorsk}» skal ha {sign} like mange ganger som på bokmål. Det merker {meaning}."
                yield origin.problem(fault, "strings", bokmaal)


def _has_fault(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity == "feil" for problem in problems)


def _where_to(item: Path, folder: str, names: tuple[str, ...]) -> str:
    """Say what to do with a file or folder that nothing reads."""
    what = "mappen" if item.is_dir() else "filen"
    other, known = ("tools_catalog", _TOOLS) if folder == "modules" else ("modules", _MODULES)
    if item.name in known:
        return f"{what} blir ikke lest her. Flytt den til {other}."
    near = did_you_mean(item.stem, (PurePosixPath(name).stem for name in names))
    return f"{what} blir ikke lest.{near or ' Flytt den eller slett den.'}"


def _in_order_of_phase(phases: tuple[Phase, ...], forms: tuple[ReportForm, ...]) -> tuple[ReportForm, ...]:
    place = {phase.id: phase.number for phase in phases}
    return tuple(sorted(forms, key=lambda form: (place.get(form.phase, 0), form.id)))


def _in_order_of_tool(tools: tuple[Tool, ...], sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    place = {tool.id: index for index, tool in enumerate(tools)}
    return tuple(sorted(sheets, key=lambda sheet: (place.get(sheet.tool, len(tools)), sheet.id)))


def _as(kind: type[M], entities: Iterable[BaseModel]) -> tuple[M, ...]:
    return tuple(entity for entity in entities if isinstance(entity, kind))
