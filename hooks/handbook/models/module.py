"""A module of the course: goals, checkpoints, tips, lessons and questions."""

from __future__ import annotations

from datetime import date  # noqa: TC003 (pydantic reads it at run time)
from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Minutes, Part, Range, SourceRef, Text, Texts, Tip
from handbook.models.tool import Step

Level = Literal["huske", "forstå", "anvende", "analysere", "vurdere", "skape"]
FormerIds = Annotated[Ids, Field(description="Tidligere id-er, så fremdriften til den som brukte dem, følger med.")]


class Goal(Part):
    """What somebody can do after the module."""

    id: Annotated[Id, Field(description="Varig id, gjerne med modulens id foran.")]
    verb: Annotated[Text, Field(description="Det målbare verbet, for eksempel «forklare».")]
    level: Annotated[Level, Field(description="Nivået i Blooms reviderte taksonomi.")]
    text: Annotated[Text, Field(description="Målet slik det leses etter «Du kan …».")]
    aliases: FormerIds = ()


class Checkpoint(Part):
    """Something the group should be able to say yes to before it goes on."""

    id: Annotated[Id, Field(description="Varig id, gjerne med fasens id foran.")]
    text: Annotated[Text, Field(description="Sjekkpunktet, skrevet som «Vi har …».")]
    why: Annotated[Text, Field(description="Hvorfor det betyr noe.")]
    met_when: Annotated[Text, Field(description="Hvordan dere vet at det er nådd.")]
    aliases: FormerIds = ()


class Option(Part):
    """A possible answer, with the explanation that belongs to it."""

    text: Annotated[Text, Field(description="Svaret.")]
    correct: Annotated[bool, Field(description="true når svaret er riktig.")] = False
    feedback: Annotated[Text, Field(description="Forklaringen den som velger svaret, får.")]


class Pair(Part):
    """Two things that belong together."""

    left: Annotated[Text, Field(description="Det som skal plasseres.")]
    right: Annotated[Text, Field(description="Det riktige å koble det til.")]
    feedback: Annotated[Text, Field(description="Hvorfor de hører sammen.")]


class Ordered(Part):
    """One item of a right order."""

    text: Annotated[Text, Field(description="Det som skal i rekkefølge.")]
    feedback: Annotated[Text, Field(description="Hvorfor det kommer her.")]


class QuestionBase(Part):
    """What all questions have."""

    id: Annotated[Id, Field(description="Varig id for spørsmålet.")]
    goal: Annotated[Id, Field(description="Læringsmålet spørsmålet prøver.")]
    prompt: Annotated[Text, Field(description="Spørsmålet.")]
    hint: Annotated[Text, Field(description="Et hint som hjelper uten å røpe svaret.")]
    aliases: FormerIds = ()


class OneAnswer(QuestionBase):
    """Exactly one option is right."""

    kind: Literal["one"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6, description="Svarene. Ett er riktig.")]


class SeveralAnswers(QuestionBase):
    """Two or more options are right."""

    kind: Literal["several"]
    options: Annotated[
        tuple[Option, ...], Field(min_length=3, max_length=8, description="Svarene. Minst to er riktige.")
    ]


class Match(QuestionBase):
    """Put together what belongs together."""

    kind: Literal["match"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=6, description="Parene.")]


class Order(QuestionBase):
    """Put the items in the right order."""

    kind: Literal["order"]
    items: Annotated[
        tuple[Ordered, ...], Field(min_length=3, max_length=7, description="Punktene i riktig rekkefølge.")
    ]


class Reflection(QuestionBase):
    """Think for yourself, then compare with a model answer."""

    kind: Literal["reflection"]
    model_answer: Annotated[Text, Field(description="Et forslag til svar.")]


Question = Annotated[OneAnswer | SeveralAnswers | Match | Order | Reflection, Field(discriminator="kind")]


class LessonHead(Part):
    """The YAML at the top of a lesson file."""

    id: Annotated[Id, Field(description="Varig id. Den blir adressen til leksjonen.")]
    title: Annotated[Text, Field(description="Tittelen på leksjonen.")]
    summary: Annotated[Text, Field(description="Leksjonen i én setning.")]
    minutes: Annotated[Minutes, Field(description="Lesetid i minutter, 3–8.")]
    goals: Annotated[Ids, Field(min_length=1, description="Læringsmålene leksjonen lærer bort.")]
    key_points: Annotated[Texts, Field(description="Det viktigste, i tre til fem punkter.")]
    tools: Annotated[Ids, Field(description="Verktøy leksjonen leder til.")] = ()
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene til leksjonen.")]
    revision: Annotated[int, Field(ge=1, description="Øk tallet med én når leksjonen er vesentlig endret.")] = 1
    aliases: Annotated[Ids, Field(description="Tidligere id-er.")] = ()


class Lesson(LessonHead):
    """A lesson with its text, in Markdown."""

    number: int
    body: str
    file: str
    body_line: int


class SessionStep(Step):
    """A timed step of a group session, and the lessons it puts to use."""

    lessons: Annotated[Ids, Field(description="Leksjonene i modulen som steget bygger på.")] = ()


class ShortSession(Part):
    """The same session for those who have less time."""

    when: Annotated[Text, Field(description="Når dere velger den korte samlingen, og hva som utgår.")]
    minutes: Annotated[Minutes, Field(description="Samlet tid i minutter. Stegene må gi samme sum.")]
    steps: Annotated[tuple[SessionStep, ...], Field(min_length=1, description="Stegene med minutter.")]


class Discussion(Part):
    """A question for the group, and the lesson to look into for more."""

    question: Annotated[Text, Field(description="Spørsmålet, slik du stiller det.")]
    lesson: Annotated[Id, Field(description="Leksjonen spørsmålet kommer fra.")]


class PrintedSheet(Part):
    """A sheet that has to lie on the tables."""

    tool: Annotated[Id, Field(description="Verktøyet som har arket.")]
    copies: Annotated[Text, Field(description="Hvor mange, for eksempel «ett til hver gruppe».")]


class PrintedLesson(Part):
    """A lesson that has to lie on the tables."""

    lesson: Annotated[Id, Field(description="Leksjonen i modulen.")]
    copies: Annotated[Text, Field(description="Hvor mange, for eksempel «én til hvert par».")]


class Printout(Part):
    """What to print before the session."""

    sheets: Annotated[
        tuple[PrintedSheet, ...], Field(min_length=1, description="Arkene, etter verktøyet de hører til.")
    ]
    lessons: Annotated[tuple[PrintedLesson, ...], Field(description="Leksjoner som skal leses på papir.")] = ()


class Session(Part):
    """The lessons of a module turned into a session that somebody can lead tomorrow."""

    fits: Annotated[Text, Field(description="Hvem samlingen passer for, og hva de går hjem med.")]
    participants: Annotated[Range, Field(description="Antall deltakere, minst og mest.")]
    minutes: Annotated[Minutes, Field(description="Samlet tid i minutter. Stegene må gi samme sum.")]
    preparation: Annotated[Texts, Field(description="Det du gjør på forhånd.")]
    steps: Annotated[
        tuple[SessionStep, ...], Field(min_length=1, description="Tidsplanen. Hver leksjon er med i minst ett steg.")
    ]
    short: Annotated[ShortSession | None, Field(description="En kortere samling om det samme.")] = None
    discuss: Annotated[tuple[Discussion, ...], Field(min_length=6, description="Minst seks spørsmål å snakke om.")]
    print: Annotated[Printout, Field(description="Det som skal skrives ut.")]
    aftermath: Annotated[Texts, Field(description="Det du gjør etterpå.")]


class ModuleHead(Entity):
    """The content of a module.yml."""

    number: Annotated[int, Field(ge=1, le=9, description="Nummeret i kurset.")]
    title: Annotated[Text, Field(description="Tittelen på modulen.")]
    phase: Annotated[Id | None, Field(description="Fasen modulen handler om. Utelatt for introduksjonen.")] = None
    summary: Annotated[Text, Field(description="Modulen i én setning.")]
    audience: Annotated[Texts, Field(description="Hvem modulen er for.")]
    minutes: Annotated[Minutes, Field(description="Samlet tid: leksjonene og kunnskapssjekken.")]
    check_minutes: Annotated[Minutes, Field(description="Tid til kunnskapssjekken.")]
    prerequisites: Annotated[Ids, Field(description="Moduler som bør være tatt først.")] = ()
    goals: Annotated[tuple[Goal, ...], Field(min_length=1, description="Læringsmålene.")]
    checkpoints: Annotated[tuple[Checkpoint, ...], Field(description="Sjekkpunktene i fasen.")] = ()
    tips: Annotated[tuple[Tip, ...], Field(min_length=1, description="Råd til den som tar eller leder modulen.")]
    reflection: Annotated[Text, Field(description="Refleksjonsoppgaven som avslutter modulen.")]
    onwards: Annotated[Text, Field(description="Veien videre etter modulen.")]
    questions: Annotated[tuple[Question, ...], Field(min_length=1, description="Spørsmålene i kunnskapssjekken.")]
    authors: Annotated[Texts, Field(description="Hvem som har skrevet modulen (rolle eller virksomhet).")]
    licence: Annotated[Text, Field(description="Vilkår for bruk av innholdet.")]
    session: Annotated[Session, Field(description="Samlingen der en gruppe tar modulen sammen.")]


class Module(ModuleHead):
    """A module with its lessons."""

    lessons: tuple[Lesson, ...]
    folder: str


class RunningCase(Part):
    """The invented case that is followed through the course."""

    title: Annotated[Text, Field(description="Navnet på eksempelet.")]
    text: Annotated[Texts, Field(description="Eksempelet, ett punkt for hvert avsnitt.")]


class Course(Entity):
    """The content of modules/course.yml."""

    title: Annotated[Text, Field(description="Tittelen på kurset.")]
    summary: Annotated[Text, Field(description="Kurset i én setning.")]
    intro: Annotated[Texts, Field(description="Innledning til kurset, ett punkt for hvert avsnitt.")]
    audience: Annotated[Texts, Field(description="Hvem kurset er for.")]
    case: Annotated[RunningCase, Field(description="Eksempelet som følges gjennom kurset. Oppdiktet.")]
    owner: Annotated[Text, Field(description="Hvem som eier innholdet.")]
    authors: Annotated[Texts, Field(description="Hvem som har skrevet innholdet.")]
    licence: Annotated[Text, Field(description="Vilkår for bruk av innholdet.")]
    contact: Annotated[Text, Field(description="Hvor spørsmål og innspill sendes.")]
    review_due: Annotated[date, Field(description="Når innholdet senest skal gjennomgås på nytt.")]
    accessibility_statement_url: Annotated[
        str | None,
        Field(pattern=r"^https://", description="Adressen til tilgjengelighetserklæringen. null til den finnes."),
    ]
