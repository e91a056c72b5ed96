"""What must be true of the catalogue beyond the shape of each file.

A check is a small pure function that reads like the rule it holds and yields a problem for every breach of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.catalogue import load
from handbook.checks import (
    coverage,
    forms,
    ids,
    macros,
    minutes,
    pages,
    plans,
    prose,
    questions,
    references,
    review,
    sheets,
)
from handbook.checks.subject import Subject
from handbook.yaml_source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.problems import Problem

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    ids.file_names,
    ids.folder_names,
    ids.unique_ids,
    ids.reserved_ids,
    ids.unique_words,
    ids.unique_numbers,
    ids.unique_parts,
    ids.lesson_ids,
    ids.variant_ids,
    ids.form_ids,
    ids.former_ids,
    ids.short_hashes,
    references.tool_references,
    references.phase_references,
    references.module_references,
    references.session_references,
    references.lesson_references,
    references.form_references,
    references.list_references,
    references.governance_references,
    references.source_references,
    minutes.ranges,
    minutes.tool_steps,
    minutes.session_steps,
    minutes.lesson_minutes,
    minutes.module_minutes,
    plans.plan_ids,
    plans.plan_sides,
    plans.plan_items,
    plans.plan_minutes,
    coverage.goals,
    coverage.session_lessons,
    coverage.checkpoints,
    coverage.phases_of_tools,
    coverage.purposes,
    coverage.roles,
    coverage.sources,
    coverage.terms,
    questions.right_answers,
    questions.different_answers,
    forms.form_fields,
    forms.examples,
    forms.examples_in_nynorsk,
    forms.templates,
    sheets.tools,
    sheets.ids,
    sheets.parts,
    sheets.columns,
    sheets.formulas,
    sheets.tables,
    sheets.diagrams,
    sheets.examples,
    prose.links,
    prose.html,
    macros.lesson_macros,
    macros.page_macros,
    pages.lesson_bodies,
    pages.page_titles,
    pages.lesson_links,
    pages.snippets,
    review.due_dates,
    review.reviewed,
)
"""Every check there is."""


def run(catalogue: Catalogue, today: date, docs: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """Run every check; `docs` holds the text of the hand-written pages by name, as `docs/index.md`."""
    subject = Subject(catalogue, today, docs)
    return tuple(sorted({problem for check in CHECKS for problem in check(subject)}))


def inspect(root: Path, today: date) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read the checkout at `root` and find everything that is wrong with it."""
    catalogue, faults = load(root)
    docs, unread, more = _read_docs(root)
    catalogue = replace(catalogue, unread_files={**catalogue.unread_files, **unread})
    found = {*faults, *more, *run(catalogue, today, docs)}
    return catalogue, tuple(sorted(found))


def _read_docs(root: Path) -> tuple[dict[str, str], dict[str, str], tuple[Problem, ...]]:
    """Read the hand-written pages, keep apart those that cannot be read, and say why."""
    docs: dict[str, str] = {}
    unread: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, faults = read_text(path, name)
        problems.extend(faults)
        docs[name] = text or ""
        if text is None:
            unread[name] = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    return docs, unread, tuple(problems)
