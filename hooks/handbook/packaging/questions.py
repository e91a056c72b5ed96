"""What a platform is told about the questions: their kind and words, and the signs that stand for the choices."""

from __future__ import annotations

from functools import singledispatch
from string import ascii_lowercase
from typing import TYPE_CHECKING

from handbook.models.module import Match, OneAnswer, Order, Reflection, SeveralAnswers
from handbook.pages.questions import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.models.module import Module, Question

Described = dict[str, object]


def described(modules: Iterable[Module], *, choices: bool) -> dict[str, Described]:
    """Question id to what the script that reports answers says about it; the choices where a standard wants them."""
    return {
        item.id: {
            "type": item.kind,
            "maal": item.goal,
            "tekst": " ".join(item.prompt.split()),
            **(_choices(item) if choices else {}),
        }
        for module in modules
        for item in module.questions
    }


@singledispatch
def _choices(question: Question) -> Described:
    """The choices with the signs that the page gives them: letters, and numbers for what is matched to."""
    raise TypeError(question)


@_choices.register(OneAnswer)
@_choices.register(SeveralAnswers)
def _(question: OneAnswer | SeveralAnswers) -> Described:
    return {"valg": _signed(ascii_lowercase, (option.text for option in question.options))}


@_choices.register
def _(question: Match) -> Described:
    lefts = _signed(ascii_lowercase, (pair.left for pair in question.pairs))
    return {"fra": lefts, "til": _signed("123456789", listed(question))}


@_choices.register
def _(question: Order) -> Described:
    return {"valg": _signed(ascii_lowercase, listed(question))}


@_choices.register
def _(_: Reflection) -> Described:
    return {}


def _signed(signs: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(sign, " ".join(text.split())) for sign, text in zip(signs, texts, strict=False)]
