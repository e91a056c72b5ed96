"""YAML text to plain data, with the line of every path in it.

Stricter than YAML: only `true` and `false` are truth values and only plain decimals are numbers, so `no` stays a word
and `12:30` stays a time; a repeated key, a tag or a tab is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from handbook.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - wheels of PyYAML carry the C parser; this keeps other installs working
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


Path_ = tuple["str | int", ...]

_PLAIN = "plain"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]+\Z")
_BRACKET = re.compile(r"[\[\]{}]")
_DASHES = re.compile(r"^ *(?:[-?] ){20}", re.MULTILINE)
_STR = "tag:yaml.org,2002:str"
_SEPARATORS = ("\x85", "\u2028", "\u2029")
"""Characters that YAML, and nobody else, takes for the end of a line."""
_MAX_DEPTH = 60
_MAX_OPEN = 200

_QUOTE = 'Sett hele teksten i hermetegn ("…").'
_DEEP = "for mange nivåer inni hverandre. Rett klammene og innrykket."
_UNCLOSED = "en klamme er åpnet, men ikke lukket. Lukk den med ] eller }, eller sett teksten i hermetegn."
_DOCUMENTS = "filen har flere deler skilt med ---. Del den i flere filer, eller slett skillet."
_BACKSLASH = "omvendt skråstrek mellom doble hermetegn betyr noe særskilt. Skriv den to ganger, eller bruk enkle ('…')."
_OPEN_QUOTE = "hermetegnet er ikke avsluttet. Sett inn det som mangler."
_INDENT = "innrykket stemmer ikke med linjene over. Rett inn felter og listepunkter under hverandre."
_FIRST = f"«{{}}» kan ikke stå først i en verdi. {_QUOTE}"
_COLON = f"kolon der det ikke kan stå. {_QUOTE[:-1]}, eller rett innrykket."
_NO_COLON = "linjen mangler kolon eller har feil innrykk. Skriv «felt: verdi», eller rett innrykket."
_TRAILING = f"tekst etter et avsluttende hermetegn eller en klamme. {_QUOTE}"

_AT_PROBLEM, _AT_CONTEXT = "problem_mark", "context_mark"
_YAML_FAULTS = (
    ("scanning an alias", _AT_CONTEXT, _FIRST),
    ("undefined alias", _AT_PROBLEM, _FIRST),
    ("scanning an anchor", _AT_CONTEXT, _FIRST),
    ("scanning a tag", _AT_CONTEXT, _FIRST),
    ("parsing a tag", _AT_CONTEXT, _FIRST),
    ("scanning a directive", _AT_CONTEXT, _FIRST),
    ("cannot start any token", _AT_PROBLEM, _FIRST),
    ("mapping keys are not allowed", _AT_PROBLEM, _FIRST),
    ("undefined tag handle", _AT_PROBLEM, _FIRST),
    ("parsing a flow node", _AT_PROBLEM, _UNCLOSED),
    ("parsing a block node", _AT_PROBLEM, _FIRST),
    ("mapping values are not allowed", _AT_PROBLEM, _COLON),
    ("could not find expected ':'", _AT_CONTEXT, _NO_COLON),
    ("did not find expected ',' or", _AT_CONTEXT, _UNCLOSED),
    ("did not find expected key", _AT_PROBLEM, _INDENT),
    ("did not find expected '-'", _AT_PROBLEM, _INDENT),
    ("unexpected end of stream", _AT_CONTEXT, _OPEN_QUOTE),
    ("document indicator", _AT_CONTEXT, _OPEN_QUOTE),
    ("block sequence entries", _AT_PROBLEM, "listepunkt der det ikke kan stå. Begynn listen på en ny linje."),
    ("parsing a quoted scalar", _AT_PROBLEM, _BACKSLASH),
    ("expected a single document", _AT_PROBLEM, _DOCUMENTS),
    ("expected <document start>", _AT_PROBLEM, _DOCUMENTS),
    ("comment or line break", _AT_PROBLEM, "tekst rett etter > eller |. Begynn teksten på neste linje, med innrykk."),
)
"""What YAML says, where it happened, and what the editor is told."""


class _Composer(_Parser):
    """Composes nodes without deciding what plain words mean; that is done when the data is built."""

    def resolve(self, _kind: type[Node], _value: str | None, implicit: object) -> str:
        plain = implicit[0] if isinstance(implicit, tuple) else implicit
        return _PLAIN if plain else _STR

    def descend_resolver(self, _parent: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass(frozen=True)
class Source:
    """The data of one file, and where each part of it stands."""

    file: str
    text: str
    data: object
    first_line: int = 1
    _lines: dict[Path_, int] = field(default_factory=dict, repr=False, compare=False)

    def line(self, path: Path_ = ()) -> int:
        """Find the line of a path, or of the nearest part above it that exists. Computed when first asked for."""
        if not self._lines:
            self._lines[()] = self.first_line
            _map_lines(_compose(self.text), (), self._lines, self.first_line)
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines[path]


def read_file(path: Path, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read one YAML file; `name` is what the problems call it."""
    text, problems = read_text(path, name)
    return (None, problems) if text is None else parse(text, name)


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Read a file as UTF-8, with any line endings, or say what is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None, (Problem(name, 1, "filen finnes ikke eller kan ikke leses. Lag den, eller legg den tilbake."),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, (Problem(name, line, "filen er ikke lagret som UTF-8. Lagre den på nytt med tegnsettet UTF-8."),)
    for mark in _SEPARATORS:
        text = text.replace(mark, " ")
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_front_matter(path: Path, name: str) -> tuple[Source | None, str, int, tuple[Problem, ...]]:
    """Read a Markdown file that starts with YAML: the data, the body, the line the body starts on, the problems."""
    text, problems = read_text(path, name)
    if text is None:
        return None, "", 1, problems
    head, mark, body = f"{text}\n".removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not mark:
        fault = "filen må begynne med felter mellom to linjer med ---. Se hvordan det er gjort i en annen leksjon."
        return None, text, 1, (Problem(name, 1, fault),)
    source, problems = parse(head, name, first_line=2)
    return source, body.removesuffix("\n"), head.count("\n") + 4, problems


def parse(text: str, name: str, first_line: int = 1) -> tuple[Source | None, tuple[Problem, ...]]:
    """Turn YAML text into data, or into the problems that keep it from being read."""
    deep = _too_deep_at(text)
    if deep is not None:
        return None, (Problem(name, first_line + text.count("\n", 0, deep), _DEEP),)
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        line, message = _explain(error, text)
        return None, (Problem(name, line + first_line, message),)
    if node is None:
        fault = "filen er tom. Skriv innholdet, eller slett filen hvis den ikke trengs."
        return None, (Problem(name, first_line, fault),)
    builder = _Builder()
    if "&" in text:
        builder.refuse_shared(node)
    data = None if builder.faults else builder.build(node, 0)
    if builder.faults:
        problems = (Problem(name, line + first_line, " ".join(fault.split())) for line, fault in builder.faults)
        return None, tuple(sorted(set(problems)))
    return Source(name, text, data, first_line), ()


def _too_deep_at(text: str) -> int | None:
    """Find where brackets or dashes open so many levels that the C parser would run out of stack."""
    if text.count("[") + text.count("{") > _MAX_OPEN:
        depth = 0
        for match in _BRACKET.finditer(text):
            depth += 1 if match[0] in "[{" else -1
            if depth > _MAX_OPEN:
                return match.start()
    dashes = _DASHES.search(text)
    return dashes.start() if dashes else None


def _compose(text: str) -> Node | None:
    composer = _Composer(text)
    try:
        return composer.get_single_node()
    finally:
        if hasattr(composer, "dispose"):
            composer.dispose()


class _Builder:
    """Turns nodes into data and collects what YAML allows but the catalogue does not."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []

    def refuse_shared(self, root: Node) -> None:
        """Refuse text that stands in one place and is used in another: nobody would find it again."""
        seen: set[int] = set()
        todo = [root]
        while todo:
            node = todo.pop()
            if id(node) in seen:
                self._fault(node, "teksten er hentet fra et annet sted med & og *. Skriv den rett ut.")
                continue
            seen.add(id(node))
            if isinstance(node, MappingNode):
                todo.extend(part for pair in node.value for part in pair)
            elif isinstance(node, SequenceNode):
                todo.extend(node.value)

    def build(self, node: Node, depth: int) -> object:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if depth > _MAX_DEPTH:
            self._fault(node, _DEEP)
            return None
        if node.tag != _PLAIN:
            self._fault(node, "merkelappen som begynner med «!», kan ikke brukes. Fjern den.")
        if isinstance(node, SequenceNode):
            return [self.build(item, depth + 1) for item in node.value]
        return self._mapping(cast("MappingNode", node), depth)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self._fault(key_node, f"klammer eller krøllparenteser først i en verdi. {_QUOTE}")
            elif key in data:
                self._fault(key_node, f"feltet «{key}» står to ganger. Slå dem sammen, eller slett det ene.")
            else:
                data[key] = self.build(value_node, depth + 1)
        return data

    def _scalar(self, node: ScalarNode) -> object:
        text: str = node.value
        if node.tag != _PLAIN:
            if node.tag != _STR:
                self._fault(node, _FIRST.format("!"))
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            return int(text)
        return float(text) if _FLOAT.match(text) else text

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append((node.start_mark.line, message))


def _map_lines(node: Node | None, path: Path_, lines: dict[Path_, int], first: int) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            lines[here] = key.start_mark.line + first
            _map_lines(value, here, lines, first)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            here = (*path, index)
            lines[here] = value.start_mark.line + first
            _map_lines(value, here, lines, first)


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Give the line, counted from 0, and a Norwegian account of what YAML could not read."""
    rows = text.rstrip("\n").split("\n")
    position = getattr(error, "position", None)
    if position is not None:
        line = min(text.count("\n", 0, position), len(rows) - 1)
        return line, "et usynlig tegn som ikke kan brukes. Slett det, og skriv teksten på nytt."
    where, message = _fault_of(str(error))
    problem = getattr(error, _AT_PROBLEM, None)
    mark = getattr(error, where, None) or problem
    line = min(mark.line, len(rows) - 1) if mark else 0
    for near in (line, line - 1, line + 1):
        if 0 <= near < len(rows) and "\t" in rows[near][: -len(rows[near].lstrip()) or None]:
            return near, "tabulator i innrykket. Bruk mellomrom."
    if message == _INDENT and problem and rows[line][: problem.column].rstrip().endswith(('"', "'", "]", "}")):
        return line, _TRAILING
    at = rows[line][mark.column : mark.column + 1] if mark else ""
    return line, message.replace("{}", at or "tegnet")


def _fault_of(said: str) -> tuple[str, str]:
    for key, where, message in _YAML_FAULTS:
        if key in said:
            return where, message
    return _AT_PROBLEM, "dette er ikke gyldig YAML. Se etter kolon, hermetegn og innrykk som ikke stemmer."
