"""The words the handbook avoids, and the abbreviations it may use unexplained."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from handbook.models.base import Part, Text

Pattern = Annotated[str, StringConstraints(pattern=r"^\*?[^\s*]+( [^\s*]+)*\*?$")]
Patterns = tuple[Pattern, ...]


class AvoidedWord(Part):
    """A word or phrase that gives way to a better one."""

    words: Annotated[
        Patterns,
        Field(
            min_length=1,
            description="Ordene vi ikke bruker, med små bokstaver. Stjerne først eller sist: resten av ordet.",
        ),
    ]
    use: Annotated[Text, Field(description="Det vi skriver i stedet.")]
    why: Annotated[Text, Field(description="Hvorfor, i én kort setning.")]
    unless: Annotated[Patterns, Field(description="Navn og uttrykk der ordet likevel er riktig.")] = ()


class Abbreviation(Part):
    """An abbreviation in capitals that readers know."""

    short: Annotated[Text, Field(description="Forkortelsen slik den skrives.")]
    why: Annotated[Text, Field(description="Hvorfor den ikke trenger forklaring på siden.")]


class LanguageFile(Part):
    """The content of tools_catalog/language.yml."""

    avoid: Annotated[tuple[AvoidedWord, ...], Field(min_length=1, description="Ord vi unngår.")]
    abbreviations: Annotated[
        tuple[Abbreviation, ...], Field(description="Forkortelser med store bokstaver som ikke må forklares.")
    ] = ()
