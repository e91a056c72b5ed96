"""The report forms as pages to read and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import filled
from handbook.pages.page import Link, Page, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Catalogue
    from handbook.models.report_form import FilledExample, ReportForm
    from handbook.models.sheet import Sheet
    from handbook.pages.render import Renderer


def pages(render: Renderer) -> Iterator[Page]:
    """The list of forms and sheets, then each form with the head that all share."""
    yield index(render)
    for form in render.catalogue.report_forms:
        yield page(render, form)
        if form.example:
            yield _example(render, form, form.example)


def index(render: Renderer) -> Page:
    """The list of forms and sheets, in the language of the catalogue."""
    t = render.catalogue.say
    return Page(
        address=at.FORMS,
        title=t("Skjema og ark"),
        description=t("Rapportskjemaer og ark som kan skrives ut."),
        markdown=render("form_index", at.FORMS, explain=False, sheets=_sheets(render.catalogue)),
        section="skjema",
        kind="index",
        source="tools_catalog/report_forms",
    )


def _sheets(catalogue: Catalogue) -> list[Sheet]:
    """The sheets that have a page in the language of the catalogue."""
    return [sheet for sheet in catalogue.sheets if catalogue.language == "nb" or catalogue.has_page(sheet)]


def page(render: Renderer, form: ReportForm) -> Page:
    """One form to read and print, in the language of the catalogue."""
    t, address = render.catalogue.say, at.form(form.id)
    links = tuple(Link(one.name, at.form(one.id), phase=one.phase) for one in render.catalogue.report_forms)
    return Page(
        address=address,
        title=form.name,
        description=form.summary,
        markdown=render(
            "form",
            address,
            form=form,
            phase=render.catalogue.phase_by_id[form.phase],
            sections=(render.catalogue.report_head.section, *form.sections),
        ),
        section="skjema",
        kind="form",
        source=render.catalogue.origin(form).source.file,
        phase=form.phase,
        crumbs=(Link(t("Skjema og ark"), at.FORMS),),
        side=Side(t("Skjema og ark"), at.FORMS, links),
        print_hint=t("Skriv ut skjemaet og fyll det ut sammen."),
        data=at.form_data(form.id),
    )


def _example(render: Renderer, form: ReportForm, example: FilledExample) -> Page:
    t, address = render.catalogue.say, at.form_example(form.id)
    return Page(
        address=address,
        title=filled(t("Utfylt eksempel: {}"), form.name),
        description=example.title,
        markdown=render(
            "form_example",
            address,
            form=form,
            sections=(render.catalogue.report_head.section, *form.sections),
            answers={answer.field: answer for answer in example.answers},
        ),
        section="skjema",
        kind="form",
        source=render.catalogue.origin(form).source.file,
        phase=form.phase,
        crumbs=(Link(t("Skjema og ark"), at.FORMS), Link(form.name, at.form(form.id))),
        print_hint=t("Skriv ut eksempelet og les det sammen."),
    )
