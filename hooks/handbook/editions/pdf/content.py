"""Finished HTML of the handbook to content that a template can set, without reading the sources of it again.

A node is a text, or a dictionary whose `k` tells its kind:

    p, h, ul, ol, table, dl, quote, box, anchor, pair    blocks
    strong, em, link, mark, br                           inside a block

Everything else of HTML is either let through to what is inside it, or left out: controls, drawings and what only
makes sense on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Node = str | dict[str, object]
Content = list[Node]

_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_NEVER = frozenset(("script", "style", "svg", "template", "button", "input", "hr", "img", "colgroup", "caption"))
_NOT_ON_PAPER = frozenset((
    "skjult", "skjerm", "ordboks", "status", "hint", "skrivefelt", "tegnefelt", "form", "hopp-til", "veien-videre",
    "ordliste-bokstaver",
))  # fmt: skip
_BOXES = {
    "boks": "dus",
    "admonition": "dus",
    "beslutning": "fase",
    "ark": "",
    "sporsmal": "strek",
    "fasit": "",
    "sjekkpunkt": "strek",
}
_FACTS = frozenset(("kort-fakta", "kort-faser", "merker", "steg-hode", "variant-fakta"))
"""Elements whose parts stand beside each other on the screen; on paper a dot parts them."""

_TITLES = frozenset(("boks-tittel", "admonition-title"))
_QUIET = frozenset((
    "merker", "kort-fakta", "kort-faser", "sporsmal-type", "skjema-type", "skjema-sjekkpunkter", "kildemerke",
    "for-hvem", "faseband-nr", "faseband-synonym", "steg-tid", "steg-klokke", "frivillig", "variant-fakta", "ark-hjelp",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "wbr",
))  # fmt: skip
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass
class _Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    @property
    def printed(self) -> bool:
        return (
            self.name not in _NEVER
            and not self.classes & _NOT_ON_PAPER
            and "hidden" not in self.attributes
            and "download" not in self.attributes
            and self.attributes.get("aria-hidden") != "true"
        )


class _Reader(HTMLParser):
    """Finished HTML, where every element is closed, to a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(_Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


class Walk:
    """Turns HTML into content."""

    def __init__(self, link: Callable[[str], str], anchor: Callable[[str], str] = lambda _: "") -> None:
        """`link` tells where an href leads on paper, `anchor` what an id is called there; empty when nowhere."""
        self._link = link
        self._anchor = anchor

    def blocks(self, html: str) -> Content:
        """The content of a page or a part of one."""
        return self._blocks(_tree(html).children)

    def inline(self, html: str) -> Content:
        """The content of one run of text."""
        return _tidy(self._inline(_tree(html).children))

    def _blocks(self, children: Iterable[_Element | str]) -> Content:
        found: Content = []
        run: list[_Element | str] = []
        for child in children:
            if isinstance(child, str) or child.name in _INLINE:
                run.append(child)
                continue
            found += self._paragraph(run)
            run = []
            found += self._block(child)
        return found + self._paragraph(run)

    def _paragraph(self, run: Iterable[_Element | str]) -> Content:
        inside = _tidy(self._inline(run))
        return [{"k": "p", "c": inside}] if inside else []

    def _block(self, element: _Element) -> Content:
        if not element.printed:
            return []
        before: Content = [{"k": "anchor", "id": name}] if (name := self._name(element)) else []
        if element.name in _HEADINGS:
            return self._heading(element)
        if "steg-hode" in element.classes:
            return before + self._facts(element, "tittel")
        known = {
            "p": self._text,
            "summary": self._title,
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "dl": self._pairs,
            "blockquote": self._quote,
        }.get(element.name)
        return before + (known(element) if known else self._group(element))

    def _name(self, element: _Element) -> str:
        own = element.attributes.get("id", "")
        return self._anchor(own) if own else ""

    def _heading(self, element: _Element) -> Content:
        inside = _tidy(self._inline(element.children))
        return [{"k": "h", "n": int(element.name[1]), "id": self._name(element), "c": inside}] if inside else []

    def _facts(self, element: _Element, style: str) -> Content:
        parts = [one for one in element.children if isinstance(one, _Element) and one.printed]
        found = [inside for part in parts if (inside := _tidy(self._inline(part.children)))]
        first, *rest = found or [[]]
        joined = [*first, *(node for part in rest for node in (" · ", *part))]
        return [{"k": "p", "stil": style, "c": joined}] if joined else []

    def _text(self, element: _Element) -> Content:
        if element.classes & _FACTS:
            return self._facts(element, "dus")
        inside = _tidy(self._inline(element.children))
        if not inside:
            return []
        if element.classes & _TITLES:
            return [{"k": "p", "stil": "tittel", "c": inside}]
        style = "ingress" if "ingress" in element.classes else "dus" if element.classes & _QUIET else ""
        return [{"k": "p", "stil": style, "c": inside} if style else {"k": "p", "c": inside}]

    def _title(self, element: _Element) -> Content:
        inside = _tidy(self._inline(element.children))
        return [{"k": "p", "stil": "tittel", "c": inside}] if inside else []

    def _list(self, element: _Element) -> Content:
        items = [
            [
                *([{"k": "anchor", "id": name}] if (name := self._name(child)) else []),
                *map(_plain_heading, self._blocks(child.children)),
            ]
            for child in element.children
            if isinstance(child, _Element) and child.printed
        ]
        node: dict[str, object] = {"k": element.name, "c": [item for item in items if item]}
        if "sjekk" in element.classes:
            node["sjekk"] = True
        if element.attributes.get("type") == "a":
            node["bokstaver"] = True
        return [node] if node["c"] else []

    def _table(self, element: _Element) -> Content:
        head: list[list[Content]] = []
        rows: list[list[Content]] = []
        for row in _all(element, "tr"):
            cells = [one for one in row.children if isinstance(one, _Element) and one.name in {"td", "th"}]
            filled = [self._blocks(cell.children) for cell in cells]
            if cells and all(cell.name == "th" for cell in cells) and not rows and len(cells) > 1:
                head.append(filled)
            elif any(filled):
                rows.append(filled)
        wide = max((len(row) for row in (*head, *rows)), default=0)
        if not wide:
            return []
        first = bool(rows) and all(_first(row) == "th" for row in _all(element, "tr"))
        widths = _widths([*head, *rows], wide)
        return [{"k": "table", "kolonner": wide, "bredder": widths, "hode": head, "rader": rows, "radhoder": first}]

    def _pairs(self, element: _Element) -> Content:
        items: list[dict[str, object]] = []
        for part in _flat(element):
            inside = _tidy(self._inline(part.children)) if part.name == "dt" else []
            if part.name == "dt":
                items.append({"id": self._name(part), "t": inside, "skille": _parting(inside), "c": []})
            elif items:
                items[-1]["c"] = [*_content(items[-1]["c"]), *self._blocks(part.children)]
        holders = [one for one in element.children if isinstance(one, _Element) and one.name == "div"]
        for holder, item in zip(holders, items, strict=False):
            item["id"] = item["id"] or self._name(holder)
        kind = "fakta" if element.classes & {"fakta", "fakta-bred"} else "dl"
        return [{"k": kind, "c": items}] if items else []

    def _quote(self, element: _Element) -> Content:
        inside = self._blocks(element.children)
        return [{"k": "quote", "c": inside}] if inside else []

    def _group(self, element: _Element) -> Content:
        inside = self._blocks(element.children)
        tone = next((_BOXES[name] for name in _BOXES if name in element.classes), "")
        return [{"k": "box", "tone": tone, "c": inside}] if tone and inside else inside

    def _inline(self, children: Iterable[_Element | str]) -> Content:
        found: Content = []
        for child in children:
            if isinstance(child, str):
                found.append(child)
            elif child.name == "br":
                found.append({"k": "br"})
            elif child.printed:
                found += self._span(child)
        return found

    def _span(self, element: _Element) -> Content:
        inside = self._inline(element.children)
        if not any(inside):
            return []
        if element.name == "a" and (target := self._link(element.attributes.get("href", ""))):
            return [{"k": "link", "til": target, "c": inside}]
        if element.name in _MARKS:
            return [{"k": _MARKS[element.name], "c": inside}]
        return [{"k": "dus", "c": inside}] if element.classes & _QUIET else inside


def _plain_heading(node: Node) -> Node:
    """A heading in a list is the name of its item, not a part of the document."""
    return {"k": "p", "stil": "tittel", "c": node["c"]} if isinstance(node, dict) and node["k"] == "h" else node


def _widths(rows: list[list[Content]], columns: int) -> list[int]:
    """The shares of a table's width: after the longest text in each column, none over three times another."""
    longest = [max((_length(row[place]) for row in rows if place < len(row)), default=0) for place in range(columns)]
    return [min(max(length, 20), 60) for length in longest]


def _length(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    inside = value.get("c") if isinstance(value, dict) else value
    return sum(map(_length, inside)) if isinstance(inside, list) else 0


def _parting(term: Content) -> str:
    """What stands between a term and its explanation: nothing more where the term is a sentence."""
    last = term[-1] if term else ""
    return " " if isinstance(last, str) and last.endswith((".", "?", "!", "…")) else ": "


def _tree(html: str) -> _Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def _all(element: _Element, name: str) -> list[_Element]:
    found: list[_Element] = []
    for child in element.children:
        if isinstance(child, _Element):
            found += [child] if child.name == name else _all(child, name)
    return found


def _first(row: _Element) -> str:
    return next((child.name for child in row.children if isinstance(child, _Element)), "")


def _flat(element: _Element) -> list[_Element]:
    """The terms and explanations of a list, which may stand in pairs in elements of their own."""
    found: list[_Element] = []
    for child in element.children:
        if isinstance(child, _Element) and child.printed:
            found += _flat(child) if child.name == "div" else [child]
    return found


def _content(value: object) -> Content:
    return value if isinstance(value, list) else []


def _tidy(nodes: Content) -> Content:
    """The content with its white space as a reader sees it: one space at a time, none at the ends."""
    found = _spaced(nodes, after_space=True)[0]
    while found and isinstance(found[-1], str) and not found[-1].rstrip():
        found.pop()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return found


def _spaced(nodes: Content, *, after_space: bool) -> tuple[Content, bool]:
    found: Content = []
    for node in nodes:
        if isinstance(node, str):
            text = " ".join(node.split())
            if node[:1].isspace() and not after_space:
                text = f" {text}" if text else " "
            if text and node[-1:].isspace() and text != " ":
                text += " "
            if text:
                found.append(text)
                after_space = text.endswith(" ")
        elif "c" in node:
            inside, after_space = _spaced(_content(node["c"]), after_space=after_space)
            if inside:
                found.append({**node, "c": inside})
        else:
            found.append(node)
            after_space = True
    return found, after_space
