"""What an edition is: where it comes from, what is in it, and what the next one must not lose."""

from __future__ import annotations

import hashlib
import json
from itertools import product
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from handbook import addresses as at
from handbook.models.base import Part, Text
from handbook.models.sheet import Sheet
from handbook.paper import of_sheet, of_template
from handbook.publish import website

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.models.module import Checkpoint, Goal, Question
    from handbook.models.report_form import ReportForm
    from handbook.models.sheet import Lasting
    from handbook.paper import Section
    from handbook.publish.order import Order

NAME = "manifest.json"
SUMS = "SHA256SUMS"
FORMAT = 1
_HANDED_OUT = (".html", ".pdf", ".docx")
"""The kinds of files that people link to and save the address of."""


class OldEditionError(Exception):
    """The edition to compare with could not be read; the text says why."""


class File(Part):
    """One file of the edition."""

    bytes: Annotated[int, Field(ge=0, description="Størrelsen i byte.")]
    sha256: Annotated[Text, Field(description="Kontrollsummen.")]


class Blank(Part):
    """A form or a sheet that people fill in, and may have filled in already."""

    title: Annotated[Text, Field(description="Navnet på skjemaet eller arket.")]
    fields: Annotated[tuple[Text, ...], Field(description="Det som fylles ut, i rekkefølge.")]
    sha256: Annotated[Text, Field(description="Kontrollsummen av innholdet.")]


class Manifest(Part):
    """The content of manifest.json."""

    format: Annotated[int, Field(description="Utgaven av dette formatet.")]
    edition: Annotated[Text, Field(description="Utgaven slik den står i filnavnene.")]
    commit: Annotated[str, Field(description="Innsjekkingen utgaven er laget av. Tom utenfor et kodelager.")]
    changed: Annotated[bool, Field(description="true når utgaven har endringer som ikke er sjekket inn.")]
    date: Annotated[Text, Field(description="Datoen til innsjekkingen.")]
    revision: Annotated[Text, Field(description="Åtte tegn som skifter når noe av innholdet skifter.")]
    site_url: Annotated[str | None, Field(description="Adressen nettstedet er bygget for. null når den er ukjent.")]
    counts: Annotated[dict[str, int], Field(description="Hvor mange det er av hver ting.")]
    pages: Annotated[dict[str, str], Field(description="Adressene på nettstedet, med tittel.")]
    redirects: Annotated[dict[str, str], Field(description="Gamle adresser, og hvor de leder.")]
    ids: Annotated[dict[str, tuple[str, ...]], Field(description="Varige id-er uten egen side, etter slag.")]
    aliases: Annotated[dict[str, dict[str, str]], Field(description="Tidligere id-er, og hva de heter nå.")]
    blanks: Annotated[dict[str, Blank], Field(description="Skjemaer og ark, etter adressen.")]
    files: Annotated[dict[str, File], Field(description="Filene i utgaven.")]

    @property
    def text(self) -> str:
        """The manifest as it is written."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def manifest(order: Order, made: Mapping[str, bytes]) -> Manifest:
    """Describe the edition; `made` is the files that are handed over."""
    catalogue, stamp, site = order.catalogue, order.stamp, order.site
    redirects = at.redirects(catalogue)
    titles = website.titles(site)
    pages = {name: titles.get(name, "") for name in sorted(site) if name.endswith(_HANDED_OUT)}
    return Manifest(
        format=FORMAT,
        edition=stamp.name,
        commit=stamp.commit,
        changed=stamp.changed,
        date=stamp.day.isoformat(),
        revision=order.revision,
        site_url=order.site_url or None,
        counts=_counts(catalogue, len(pages.keys() - redirects.keys())),
        pages={address: title for address, title in pages.items() if address not in redirects},
        redirects=redirects,
        ids={kind: tuple(sorted(ids)) for kind, ids in _ids(catalogue).items()},
        aliases=_aliases(catalogue),
        blanks=dict(sorted(_blanks(catalogue))),
        files={name: File(bytes=len(data), sha256=digest(data)) for name, data in sorted(made.items())},
    )


def read(place: Path) -> Manifest:
    """The manifest of an edition: the file itself, or the folder it lies in. Raises OldEditionError."""
    path = place / NAME if place.is_dir() else place
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except OSError as error:
        message = f"Fant ingen tidligere utgave i {place}. Oppgi mappen eller filen manifest.json."
        raise OldEditionError(message) from error
    except ValidationError as error:
        message = f"{path} er ikke laget av denne utgaven av «handbook publish», og kan ikke sammenlignes."
        raise OldEditionError(message) from error


def sums(made: Mapping[str, bytes]) -> str:
    """The checksums as `sha256sum -c` reads them."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in sorted(made.items()))


def digest(data: bytes) -> str:
    """The checksum of a file."""
    return hashlib.sha256(data).hexdigest()


def _counts(catalogue: Catalogue, pages: int) -> dict[str, int]:
    return {
        "pages": pages,
        "phases": len(catalogue.phases),
        "modules": len(catalogue.modules),
        "lessons": sum(len(module.lessons) for module in catalogue.modules),
        "questions": sum(len(module.questions) for module in catalogue.modules),
        "tools": len(catalogue.tools),
        "sheets": len(catalogue.paper_by_tool),
        "sheets_to_fill_in": len(catalogue.sheets),
        "report_forms": len(catalogue.report_forms),
        "checkpoints": sum(len(module.checkpoints) for module in catalogue.modules),
        "terms": len(catalogue.terms),
        "sources": len(catalogue.sources),
        "ready_plans": len(catalogue.plans.plans),
    }


def _ids(catalogue: Catalogue) -> dict[str, Iterable[str]]:
    modules = catalogue.modules
    return {
        "goals": (one.id for module in modules for one in module.goals),
        "checkpoints": (one.id for module in modules for one in module.checkpoints),
        "questions": (one.id for module in modules for one in module.questions),
        "terms": (one.id for one in catalogue.terms),
        "roles": (one.id for one in catalogue.roles),
        "principles": (one.id for one in catalogue.principles),
        "sources": (one.id for one in catalogue.sources),
        "models": (one.id for one in catalogue.models),
        "purposes": (one.id for one in catalogue.purposes),
        **{kind: names.values() for kind, names in _in_sheets(catalogue).items()},
    }


def _aliases(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    modules = catalogue.modules
    return {
        "goals": _former(one for module in modules for one in module.goals),
        "checkpoints": _former(one for module in modules for one in module.checkpoints),
        "questions": _former(one for module in modules for one in module.questions),
        "principles": {old: one.id for one in catalogue.principles for old in one.aliases},
        **{
            kind: {old: name for old, name in names.items() if old != name}
            for kind, names in _in_sheets(catalogue).items()
        },
    }


def _in_sheets(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """What filled-in sheets are kept under, by kind: every name it has had, and the one it has now."""
    found: dict[str, dict[str, str]] = {}
    for sheet in catalogue.sheets:
        for kind, way in _places(sheet):
            known = product(*((one.id, *one.aliases) for one in way))
            now = "/".join(one.id for one in way)
            found.setdefault(kind, {}).update({"/".join(names): now for names in known})
    return found


def _places(sheet: Sheet) -> Iterator[tuple[str, tuple[Sheet | Lasting, ...]]]:
    yield "sheets", (sheet,)
    for part in sheet.parts:
        yield "sheet_parts", (sheet, part)
        table = part.table
        inside = {
            "sheet_fields": part.fields,
            "sheet_columns": table.columns if table else (),
            "sheet_rows": table.rows if table else (),
            "sheet_checks": part.checks,
        }
        yield from ((kind, (sheet, part, one)) for kind, parts in inside.items() for one in parts)


def _former(parts: Iterable[Goal | Checkpoint | Question]) -> dict[str, str]:
    return {old: part.id for part in parts for old in part.aliases}


def _blanks(catalogue: Catalogue) -> Iterable[tuple[str, Blank]]:
    head = catalogue.report_head.section
    for form in catalogue.report_forms:
        names = tuple(field.id for section in (head, *form.sections) for field in section.fields)
        yield at.form(form.id), _blank(form.name, names, head.model_dump_json() + _empty(form))
    for tool_id, paper in catalogue.paper_by_tool.items():
        if isinstance(paper, Sheet):
            sections, content = of_sheet(paper), paper.model_dump_json(include={"scales", "parts"})
        else:
            sections, content = of_template(paper), paper.model_dump_json()
        yield at.sheet(tool_id), _blank(paper.title, tuple(_labels(sections)), content)


def _blank(title: str, fields: tuple[str, ...], content: str) -> Blank:
    return Blank(title=title, fields=fields, sha256=digest(content.encode()))


def _empty(form: ReportForm) -> str:
    """What is filled in; a better example or introduction makes no other form."""
    return "".join(section.model_dump_json() for section in form.sections)


def _labels(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield from (field.label for field in section.fields)
        for table in section.tables:
            yield from (table.row_label,) if table.row_label else ()
            yield from (column.label for column in table.columns)
            yield from (row.label for group in table.groups for row in group.rows)
        yield from section.checks
