"""Templates with the words and links that all pages share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook import addresses, norwegian
from handbook.pages.prose import Lookup, Prose

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.relations import Relations

_TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Renders templates against one catalogue."""

    def __init__(self, catalogue: Catalogue, relations: Relations) -> None:
        """Compile the templates once for all pages."""
        self.catalogue = catalogue
        self.relations = relations
        self.lookup = Lookup(catalogue)
        self.environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            comment_start_string="{##",
            comment_end_string="##}",
        )
        self.environment.filters.update(
            dato=norwegian.day,
            tid=norwegian.duration,
            spenn=norwegian.span,
            tall=norwegian.number,
            og=norwegian.join,
            stor=norwegian.capital,
            md=norwegian.escape_markdown,
        )
        self.environment.globals.update(
            c=catalogue, r=relations, a=addresses, words=norwegian, klokke=norwegian.clock, course=catalogue.courses[0]
        )

    def __call__(self, template: str, here: str, *, explain: bool = True, **values: object) -> str:
        """Render a template for the page at `here`. The template reads `p` (prose), `u` (link) and the given values."""
        prose = Prose(self.lookup, here, explain=explain)

        def link(address: str) -> str:
            return addresses.relative(address, here)

        return self.environment.get_template(f"{template}.md.j2").render(p=prose, u=link, here=here, **values)
