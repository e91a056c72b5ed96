"""Templates with the words and links that all pages share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook import addresses, norwegian
from handbook.pages import questions
from handbook.pages.cells import cell
from handbook.pages.prose import Lookup, Prose
from handbook.pages.radar import empty_radar

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.relations import Relations

_TEMPLATES = Path(__file__).parent / "templates"


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
        tid=norwegian.duration,
        spenn=norwegian.span,
        kl=norwegian.time_of_day,
        tall=norwegian.number,
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


def size_mark(address: str) -> Markup:
    """Where the size of a document goes when it is made. No reader sees the mark itself."""
    return Markup("<!--størrelse:{}-->").format(address)


class Renderer:
    """Renders templates against one catalogue."""

    def __init__(self, catalogue: Catalogue, relations: Relations) -> None:
        """Collect once what all pages ask for."""
        self.catalogue = catalogue
        self.relations = relations
        self.lookup = Lookup(catalogue)

    def __call__(self, template: str, here: str, *, explain: bool = True, **values: object) -> str:
        """Render a template for the page at `here`.

        Templates read `c` (catalogue), `r` (relations), `course`, `p` (prose), `u` (link from here), `t` (a string of
        the interface in the language of the catalogue) and the values.
        """
        prose = Prose(self.lookup, here, explain=explain)

        def link(address: str) -> str:
            return addresses.relative(address, here)

        text = (
            _environment()
            .get_template(f"{template}.md.j2")
            .render(
                c=self.catalogue,
                r=self.relations,
                course=self.catalogue.course,
                p=prose,
                u=link,
                t=self.catalogue.say,
                here=here,
                **values,
            )
        )
        # A name that ends with a question mark closes the sentence it stands last in.
        return text.replace("?</a>.", "?</a>")
