"""Questions can be answered: the right number of right answers, and no answer twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.models.module import Match, OneAnswer, Order, SeveralAnswers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.module import Question
    from handbook.problems import Problem

_FEWEST_OF_SEVERAL = 2
_FEW = {0: "ingen riktige svar", 1: "bare ett riktig svar"}


def right_answers(subject: Subject) -> Iterator[Problem]:
    """One answer is right where one is asked for, and some but not all where several are."""
    for origin, index, question in _questions(subject):
        if not isinstance(question, OneAnswer | SeveralAnswers):
            continue
        right = sum(option.correct for option in question.options)
        told = _FEW.get(right, f"{right} riktige svar")
        fault = None
        if isinstance(question, OneAnswer):
            if right != 1:
                fault = f"spørsmålet har {told}. Sett «correct: true» på nøyaktig ett."
        elif right < _FEWEST_OF_SEVERAL:
            fault = f"spørsmålet har {told}. Sett «correct: true» på minst to, eller bruk «kind: one»."
        elif right == len(question.options):
            fault = "alle svarene er riktige. Legg til minst ett galt svar."
        if fault:
            yield origin.problem(fault, "questions", index, "options")


def different_answers(subject: Subject) -> Iterator[Problem]:
    """No two answers, pairs or items of a question read the same."""
    for origin, index, question in _questions(subject):
        if isinstance(question, OneAnswer | SeveralAnswers):
            yield from _different(origin, [one.text for one in question.options], "questions", index, "options", "text")
        elif isinstance(question, Match):
            yield from _different(origin, [pair.left for pair in question.pairs], "questions", index, "pairs", "left")
            yield from _different(origin, [pair.right for pair in question.pairs], "questions", index, "pairs", "right")
        elif isinstance(question, Order):
            yield from _different(origin, [one.text for one in question.items], "questions", index, "items", "text")


def _different(origin: Origin, texts: Sequence[str], *path: str | int) -> Iterator[Problem]:
    *above, key = path
    seen = set()
    for index, text in enumerate(texts):
        same = " ".join(text.casefold().split())
        if same in seen:
            yield origin.problem("teksten står to ganger i samme spørsmål. Skriv en annen.", *above, index, key)
        seen.add(same)


def _questions(subject: Subject) -> Iterator[tuple[Origin, int, Question]]:
    for module in subject.catalogue.modules:
        origin = subject.catalogue.origin(module)
        for index, question in enumerate(module.questions):
            yield origin, index, question
