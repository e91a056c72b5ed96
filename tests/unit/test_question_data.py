"""Questions as data: JSON that nothing on its way reads anything into, and lessons that ask what they teach."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factory
from handbook.catalogue import load
from handbook.pages import questions

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

READ_BY_OTHERS = ("</", "<!--", "{{", "{%", "{#", "{!", "\n", "\u2028", "\u2029", "&")
"""What HTML, Jinja, markdown-include and old JavaScript would read."""

TEXTS = st.text(st.sampled_from("</script>!-{%#}\"\\ \n&\u2028\u2029æ'"), max_size=40) | st.text(max_size=20)
VALUES = st.recursive(
    TEXTS | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8
)


@given(VALUES)
def test_json_is_safe_anywhere_and_comes_back(value: object) -> None:
    text = str(questions.to_json(value))
    assert not [sign for sign in READ_BY_OTHERS if sign in text]
    assert json.loads(text) == value


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real catalogue, or the small one."""
    found, problems = load(factory.real_or_mini())
    assert not [problem for problem in problems if problem.severity == "feil"]
    return found


def test_key_points_at_the_right_answer(catalogue: Catalogue) -> None:
    kinds = Counter(question.kind for module in catalogue.modules for question in module.questions)
    assert set(kinds) == {"one", "several", "match", "order", "reflection"}
    for question in (question for module in catalogue.modules for question in module.questions):
        key = questions.key(question)
        if question.kind in {"one", "several"}:
            assert [question.options[index].correct for index in key] == [True] * len(key)
        elif question.kind == "match":
            assert [questions.listed(question)[index] for index in key] == [pair.right for pair in question.pairs]
        elif question.kind == "order":
            assert [questions.listed(question)[index] for index in key] == [item.text for item in question.items]
        else:
            assert key == ()


def test_lesson_asks_about_its_own_goals(catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        asked = questions.practice(module)
        assert set(asked) == {lesson.id for lesson in module.lessons}
        for lesson in module.lessons:
            chosen = asked[lesson.id]
            assert 1 <= len(chosen) <= questions.PER_LESSON
            assert len({question.id for question in chosen}) == len(chosen)
            assert {question.goal for question in chosen} <= set(lesson.goals)
        again = Counter(question.id for chosen in asked.values() for question in chosen)
        assert max(again.values()) <= 2, "a bank with this many questions need not ask one three times"


def test_check_has_room_for_every_goal(catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        assert len(module.goals) <= questions.drawn(module) <= len(questions.scored(module))
