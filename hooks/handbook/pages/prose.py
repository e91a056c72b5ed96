"""Prose of the catalogue to HTML: emphasis, links to other entries, and words from the glossary explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook import addresses, norwegian

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.catalogue import Catalogue
    from handbook.models.reference import Term

LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
NOT_TRANSLATED = "ikke oversatt ennå"
"""What stands after a text that is in bokmål on a page in nynorsk."""

_PARAGRAPH = re.compile(r"\n\s*\n")


class Lookup:
    """Titles and addresses of everything prose may link to, and the words the glossary explains."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Collect names once; a page asks many times."""
        self.fallbacks = catalogue.fallbacks
        self.note = f"({catalogue.say(NOT_TRANSLATED)})"
        self.names: dict[str, tuple[str, str]] = {
            **{term.id: (term.term, addresses.term(term.id)) for term in catalogue.terms},
            **{module.id: (module.title, addresses.module(module.id)) for module in catalogue.modules},
            **{form.id: (form.name, addresses.form(form.id)) for form in catalogue.report_forms},
            **{tool.id: (tool.name, addresses.tool(tool.id)) for tool in catalogue.tools},
            **{phase.id: (phase.name, addresses.phase(phase.id)) for phase in catalogue.phases},
        }
        self.words: Mapping[str, Term] = {
            form.lower(): term for term in catalogue.terms for form in (term.term, *term.forms)
        }
        longest_first = sorted(self.words, key=lambda word: (-len(word), word))
        self.word = (
            re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
            if longest_first
            else None
        )

    def plain(self, text: str) -> str:
        """The text without links and emphasis, for where there is no HTML."""
        whole = LINK.sub(lambda match: match[2] or self.names[match[1]][0], text)
        return " ".join(_BOLD.sub(r"\1", whole).split())


def plain(text: str, lookup: Lookup) -> str:
    """The text on one line without marks, links replaced by what they are called."""
    named = LINK.sub(lambda match: match[2] or lookup.names[match[1]][0], text)
    return _BOLD.sub(r"\1", " ".join(named.split()))


class Prose:
    """Renders the texts of one page and remembers which glossary words it has explained there."""

    def __init__(self, lookup: Lookup, here: str, *, explain: bool = True, skip: str = "") -> None:
        """`here` is the address of the page; `explain` marks the first use of each glossary word."""
        self.lookup = lookup
        self.here = here
        self.explain = explain
        self.skip = skip
        self.used: dict[str, Term] = {}

    def __call__(self, text: str) -> Markup:
        """One run of text, without a paragraph around it."""
        return self._marked(text, self.run(text))

    def plain(self, text: str, *, capital: bool = False) -> Markup:
        """A text that has neither emphasis nor links: a name, a label, a choice."""
        return self._marked(text, escape(norwegian.capital(text) if capital else text))

    def heading(self, text: str) -> str:
        """A text that stands in a heading of Markdown, where no HTML can."""
        return f"{text} {self.lookup.note}" if text in self.lookup.fallbacks else text

    def language(self, text: str) -> Markup:
        """The attribute that tells the language of an element, when its text has fallen back to bokmål."""
        return Markup(' lang="nb"') if text in self.lookup.fallbacks else Markup("")

    def _marked(self, text: str, shown: Markup) -> Markup:
        """The text, told to be in bokmål when it should not have been."""
        if text not in self.lookup.fallbacks:
            return shown
        note = Markup('<span class="ikke-oversatt">{}</span>').format(self.lookup.note)
        return Markup('<span lang="nb">{}</span> {}').format(shown, note)

    def run(self, text: str) -> Markup:
        """The text with its emphasis, links and explained words, whatever its language."""
        # One line: a line that begins with # would be a heading to Markdown.
        safe = str(escape(" ".join(text.split()) if "\n" in text else text))
        if "[[" in safe or "**" in safe or self.explain:
            safe = "".join(self._piece(piece, index) for index, piece in enumerate(re.split(r"(\[\[[^\]]*\]\])", safe)))
        return Markup(_BOLD.sub(r"<strong>\1</strong>", safe))  # noqa: S704 (escaped above)

    def block(self, text: str) -> Markup:
        """Paragraphs, split where the text has an empty line."""
        parts = (Markup("<p>{}</p>").format(self.run(part)) for part in _PARAGRAPH.split(text.strip()))
        shown = Markup("").join(parts)
        if text not in self.lookup.fallbacks:
            return shown
        return Markup('<div lang="nb">{}</div><p class="ikke-oversatt">{}</p>').format(shown, self.lookup.note)

    def link(self, key: str, text: str | None = None) -> Markup:
        """A link to an entry by its id."""
        name, address = self.lookup.names[key]
        href = addresses.relative(address, self.here)
        return Markup('<a href="{}">{}</a>').format(href, text or name)

    def _piece(self, piece: str, index: int) -> str:
        if index % 2:
            match = LINK.fullmatch(piece)
            return str(self.link(match[1], Markup(match[2]) if match[2] else None)) if match else piece  # noqa: S704 (escaped)
        return self._mark_words(piece) if self.explain and self.lookup.word else piece

    def _mark_words(self, text: str) -> str:
        pattern = self.lookup.word
        return pattern.sub(self._mark, text) if pattern else text

    def _mark(self, match: re.Match[str]) -> str:
        term = self.lookup.words[match[1].lower()]
        if term.id in self.used or term.id == self.skip:
            return match[0]
        self.used[term.id] = term
        return f'<a class="begrep" href="#ord-{term.id}">{match[1]}</a>'
