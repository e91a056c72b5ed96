"""Templates with the words and links that all pages share."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup, escape

from handbook import addresses, norwegian
from handbook.pages import questions
from handbook.pages.cells import cell
from handbook.pages.prose import Lookup, Prose
from handbook.pages.radar import empty_radar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jinja2.runtime import Context

    from handbook.catalogue import Catalogue
    from handbook.models.base import Range
    from handbook.relations import Relations

_TEMPLATES = Path(__file__).parent / "templates"
_LINKED = re.compile(r"\[(.+?)\]")


@cache
def _environment() -> Environment:
    """The templates, compiled once for all builds of a process."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        # «## Title {#id}» would otherwise open a comment.
        comment_start_string="{##",
        comment_end_string="##}",
    )
    environment.filters.update(
        dato=norwegian.day,
        isodato=norwegian.iso_day,
        tid=_duration,
        spenn=_span,
        kl=norwegian.time_of_day,
        tall=_number,
        og=norwegian.join,
        stor=norwegian.capital,
        md=norwegian.escape_markdown,
    )
    environment.globals.update(
        a=addresses,
        words=norwegian,
        size_mark=size_mark,
        klokke=norwegian.clock,
        q=questions,
        empty_radar=empty_radar,
        cell=cell,
    )
    return environment


@pass_context
def _duration(context: Context, minutes: int) -> str:
    return norwegian.duration(minutes, context["t"])


@pass_context
def _span(context: Context, value: Range, unit: str = "") -> str:
    return norwegian.span(value, unit, context["t"])


@pass_context
def _number(context: Context, value: int) -> str:
    return norwegian.number(value, context["t"])


class Phrases:
    """The strings of the interface in the language of a catalogue, for templates."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """`say` knows the strings."""
        self._say = say

    def __call__(self, text: str, *values: object, to: str = "") -> str:
        """The string `text`, with the values where it has {}, and what it has in [brackets] as a link to `to`."""
        said = self._say(text)
        if not values and not to:
            return said
        shown = str(escape(said))
        if to:
            shown = _LINKED.sub(lambda match: f'<a href="{escape(to)}">{match[1]}</a>', shown)
        return Markup(norwegian.filled(shown, *map(escape, values)))  # noqa: S704 (all of it is escaped above)


def size_mark(address: str) -> Markup:
    """Where the size of a document goes when it is made. No reader sees the mark itself."""
    return Markup("<!--størrelse:{}-->").format(address)


class Renderer:
    """Renders templates against one catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        relations: Relations,
        only: Collection[str] | None = None,
        kept: Catalogue | None = None,
    ) -> None:
        """Collect once what all pages ask for.

        `only` tells of which pages the text is wanted, when not of all. `kept` is the catalogue in bokmål, whose
        choices files and examples hold, when this is in another language.
        """
        self.only = only
        self.kept = kept or catalogue
        self.catalogue = catalogue
        self.relations = relations
        self.lookup = Lookup(catalogue)

    def __call__(self, template: str, here: str, *, explain: bool = True, **values: object) -> str:
        """Render a template for the page at `here`.

        A page whose text is not wanted has none. Glossary words are explained in bokmål only, for they are words of it.
        Templates read `c` (catalogue), `r` (relations), `course`, `p` (prose), `u` (link from here), `follow` (the same
        in data that a script follows), `t` (a string of the interface in the language of the catalogue) and the values.
        """
        if self.only is not None and here not in self.only:
            return ""
        prose = Prose(self.lookup, here, explain=explain and self.catalogue.language == "nb")

        def link(address: str) -> str:
            return addresses.relative(address, here)

        def follow(address: str) -> str:
            return addresses.relative(self._final(address), self._final(here))

        text = (
            _environment()
            .get_template(f"{template}.md.j2")
            .render(
                c=self.catalogue,
                r=self.relations,
                course=self.catalogue.course,
                p=prose,
                u=link,
                follow=follow,
                t=Phrases(self.catalogue.say),
                here=here,
                **values,
            )
        )
        # A name that ends with a question mark closes the sentence it stands last in.
        return text.replace("?</a>.", "?</a>")

    def _final(self, address: str) -> str:
        """Where a page lies when all pages are made: links in the text are moved to nynorsk, those in data are not."""
        return addresses.where_it_is(address, self.only or ())
