"""Questions as data for the scripts of the course, and which of them a lesson asks at its end.

The text of a question stands on the page once, readable without scripts. The data beside it hold only what the text
does not say to a program: the kind, the goal and the right answer, as places in the lists of the page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import singledispatch
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook import addresses as at
from handbook import script_data
from handbook.models.module import Match, OneAnswer, Order, Reflection, SeveralAnswers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.models.module import Lesson, Module, Question
    from handbook.pages.render import Renderer
    from handbook.relations import Relations

DRAWN = 8
"""So many questions a knowledge check draws, when the module has so many."""

PER_LESSON = 2
"""So many questions a lesson asks at its end, at most."""

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_MARKS = re.compile(r"\{(?=[{%#!])")


def to_json(value: object) -> Markup:
    """JSON on one line that no HTML parser, Markdown parser, macro or include reads anything into."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _UNSAFE.items():
        text = text.replace(sign, written)
    # A brace of the JSON itself is always followed by a quote or a brace that closes.
    return Markup(_MARKS.sub(r"\\u007b", text))  # noqa: S704 (nothing of HTML is left in it)


def data(question: Question) -> dict[str, object]:
    """What a script needs to ask the question: `fasit` holds places in the lists that the page shows."""
    return {"id": question.id, "type": question.kind, "maal": question.goal, "fasit": key(question)}


@singledispatch
def listed(question: Question) -> tuple[str, ...]:
    """What the page lists in an order of its own, so that the order gives nothing away."""
    raise TypeError(question)


@listed.register
def _(question: Match) -> tuple[str, ...]:
    return tuple(sorted({pair.right for pair in question.pairs}, key=_sorting))


@listed.register
def _(question: Order) -> tuple[str, ...]:
    return tuple(sorted((item.text for item in question.items), key=_sorting))


@singledispatch
def key(question: Question) -> tuple[int, ...]:
    """The right answer: options that are right; for each left side its right one; or the items in their order."""
    raise TypeError(question)


@key.register(OneAnswer)
@key.register(SeveralAnswers)
def _(question: OneAnswer | SeveralAnswers) -> tuple[int, ...]:
    return tuple(index for index, option in enumerate(question.options) if option.correct)


@key.register
def _(question: Match) -> tuple[int, ...]:
    places = listed(question)
    return tuple(places.index(pair.right) for pair in question.pairs)


@key.register
def _(question: Order) -> tuple[int, ...]:
    places = listed(question)
    return tuple(places.index(item.text) for item in question.items)


@key.register
def _(_: Reflection) -> tuple[int, ...]:
    return ()


def letters(question: Question) -> tuple[str, ...]:
    """The letters that the right options of a question have on the page."""
    return tuple("ABCDEFGH"[place] for place in key(question))


def scored(module: Module) -> tuple[Question, ...]:
    """The questions that have a right answer, and so can be drawn."""
    return tuple(question for question in module.questions if question.kind != "reflection")


def drawn(module: Module) -> int:
    """How many questions a knowledge check of the module draws: every goal is tested."""
    bank = scored(module)
    return min(max(DRAWN, len({question.goal for question in bank})), len(bank))


def practice(module: Module) -> Mapping[str, tuple[Question, ...]]:
    """Lesson id to the questions that it asks: about its own goals, and as few twice as the bank allows."""
    asked: Counter[str] = Counter()
    return {lesson.id: _practice(lesson, module, asked) for lesson in module.lessons}


def _practice(lesson: Lesson, module: Module, asked: Counter[str]) -> tuple[Question, ...]:
    chosen: list[Question] = []
    for _ in range(PER_LESSON):
        left = [one for one in module.questions if one.goal in lesson.goals and one not in chosen]
        if not left:
            break
        goals = {one.goal for one in chosen}
        # Least asked first, then a goal that the lesson has not asked about yet, then what has a right answer.
        best = min(left, key=lambda one: (asked[one.id], one.goal in goals, one.kind == "reflection"))
        asked[best.id] += 1
        chosen.append(best)
    return tuple(chosen)


def reading_list(module: Module, relations: Relations, link: Callable[[str], str]) -> list[dict[str, object]]:
    """The lessons that teach the goals of the module, each with those goals, in the order of the course."""
    goals = {goal.id for goal in module.goals}
    return [
        {
            "tittel": lesson.title,
            "adresse": link(at.lesson(owner.id, lesson.id)),
            "maal": [goal for goal in lesson.goals if goal in goals],
        }
        for owner, lesson in relations.lessons
        if goals & set(lesson.goals)
    ]


def check_data(module: Module, relations: Relations, link: Callable[[str], str]) -> dict[str, object]:
    """What the script of a knowledge check needs to draw, to count and to send people to the right lessons.

    `link` gives an address as a script on the page follows it.
    """
    return {
        "modul": module.id,
        "antall": drawn(module),
        "maal": [{"id": goal.id, "tekst": goal.text} for goal in module.goals],
        "leksjoner": reading_list(module, relations, link),
        "repetisjon": link(at.RECALL),
        "egenerklaering": link(at.proof(module.id)),
    }


def recall_data(modules: tuple[Module, ...]) -> list[dict[str, object]]:
    """Where the page of recall finds the questions of each module."""
    return [
        {
            "id": module.id,
            "tittel": module.title,
            "skript": at.relative(at.question_bank(module.id), at.RECALL),
            "sporsmal": [question.id for question in module.questions],
        }
        for module in modules
    ]


def banks(render: Renderer, adapt: Callable[[str], str] = str) -> dict[str, str]:
    """Address to script: the questions of each module as HTML for the page of recall, loaded when they are due.

    `adapt` has a last look at the HTML, for editions that hold fewer pages than the site.
    """
    return {
        at.question_bank(module.id): script_data.entry(
            "fellesBank", module.id, adapt(render("question_bank", at.RECALL, explain=False, module=module))
        )
        for module in render.catalogue.modules
    }


def _sorting(text: str) -> str:
    return text.lower()
