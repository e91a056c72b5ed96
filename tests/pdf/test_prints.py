"""What lies on the table when somebody has printed: sizes, pages, tags, codes and text."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest

import factory
from handbook.catalogue import load
from handbook.models.sheet import Sheet
from handbook.norwegian import PRIVACY
from handbook.paper import of_sheet, of_template
from handbook.relations import Relations
from support import checkout as checkouts
from support import prints as printing
from support.html import broken, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.paper import Section

pytest_plugins = ["support.fixtures"]

MM = 72 / 25.4
A3, A4 = (420, 297), (210, 297)
POSTERS = ("fellesmodellen-plakat-a3.pdf", "fellesmodellen-plakat-a3-svart-hvitt.pdf")
CARDS = "fellesmodellen-verktoykort.pdf"
BOOK = "fellesmodellen-handbok.pdf"
PHASES = "fellesmodellen-faser-a4.pdf"


@pytest.fixture(scope="module")
def printed_site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it, with its prints."""
    copy = checkouts.copy(tmp_path_factory.mktemp("trykk") / "handbok", checkout)
    printing.lend_fonts(copy)
    target = copy.parent / "site"
    process = checkouts.build(
        copy, target, SITE_URL=printing.SITE_URL, HANDBOOK_PDF="1", SOURCE_DATE_EPOCH=printing.EPOCH
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return target


@pytest.fixture(scope="module")
def prints(printed_site: Path) -> Path:
    """The folder of the prints."""
    return printed_site / "utskrift"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue that was printed."""
    found, problems = load(factory.ROOT)
    assert not problems
    return found


def sizes(path: Path) -> list[tuple[int, int]]:
    """The size of every page in millimetres."""
    with pikepdf.open(path) as pdf:
        boxes = [page.mediabox for page in pdf.pages]
        return [(round(float(box[2]) / MM), round(float(box[3]) / MM)) for box in boxes]


def test_a_file_for_everything_that_is_printed(prints: Path, catalogue: Catalogue) -> None:
    assert {path.name for path in prints.iterdir()} == {
        *POSTERS,
        CARDS,
        BOOK,
        PHASES,
        *(f"skjema-{form.id}.pdf" for form in catalogue.report_forms),
        *(f"skjema-{form.id}-nynorsk.pdf" for form in catalogue.report_forms),
        *(name.replace(".pdf", "-nynorsk.pdf") for name in (*POSTERS, PHASES)),
        *(f"ark-{tool}.pdf" for tool in catalogue.paper_by_tool),
    }


@pytest.mark.parametrize("name", POSTERS)
def test_poster_is_one_sheet_of_a3(prints: Path, name: str) -> None:
    assert sizes(prints / name) == [A3]


def test_each_phase_has_one_sheet_of_a4(prints: Path, catalogue: Catalogue) -> None:
    assert sizes(prints / PHASES) == [A4] * 4
    for number, phase in enumerate(catalogue.phases, start=1):
        assert f"Fase {number} av 4" in printing.text(prints / PHASES, page=number)
        assert all(question in printing.text(prints / PHASES, page=number) for question in phase.questions)


@pytest.mark.parametrize("name", POSTERS)
def test_poster_reads_phase_by_phase(prints: Path, catalogue: Catalogue, name: str) -> None:
    """Every goal, checkpoint and tool stands under its phase, in the order of the columns."""
    whole = printing.read_aloud(prints / name)
    starts = [whole.index(f"{phase.number}. {phase.name}") for phase in catalogue.phases]
    assert starts == sorted(starts)
    relations = Relations(catalogue)
    for phase, start, end in zip(catalogue.phases, starts, [*starts[1:], len(whole)], strict=True):
        column = whole[start:end]
        module = catalogue.module_by_id[phase.module or ""]
        wanted = [phase.purpose, *(item.text for item in module.checkpoints), phase.gate.question, phase.gate.decision]
        places = [column.index(text) for text in wanted]
        assert places == sorted(places)
        for goal in module.goals:
            assert goal.text[1:] in column
        for tool in relations.tools_by_phase[phase.id]:
            assert f"{tool.number}. {tool.name}" in column.replace("  ", " ")


@pytest.mark.parametrize("name", POSTERS)
def test_poster_says_what_its_short_words_mean(prints: Path, name: str) -> None:
    """On the wall there is no link to follow."""
    whole = printing.read_aloud(prints / name)
    assert whole.index("SSU beslutter") < whole.index("SSU: strategisk samarbeidsutvalg.")


@pytest.mark.parametrize("name", POSTERS)
def test_poster_is_readable_at_arms_length(prints: Path, name: str) -> None:
    assert smallest_type(prints / name) >= 9


def test_nothing_is_too_small_to_read(prints: Path) -> None:
    """8.5 points is for the foot of a page, the address on a card, and a card with more to bring than most."""
    assert {path.name: size for path in all_prints(prints) if (size := smallest_type(path)) < 8.5} == {}


def smallest_type(path: Path) -> float:
    """The smallest type in a file, in points."""
    with pikepdf.open(path) as pdf:
        return min(
            float(one.operands[1])
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "Tf"
        )


def test_black_and_white_has_no_colour(prints: Path) -> None:
    image = printing.picture(prints / POSTERS[1], 1, 60)
    channels = image.convert("HSV").getchannel("S").point(lambda value: 255 if value > 60 else 0)
    assert channels.getbbox() is None


def test_phases_differ_in_black_and_white(prints: Path) -> None:
    """The bands over the columns share no pattern, so that phases are told apart without colour."""
    image = printing.picture(prints / POSTERS[1], 1, 100).convert("1")
    across, down = image.size
    row = next(y for y in range(down // 20, down // 3) if is_edge(image.crop((0, y, across, y + 1)).tobytes()))
    width = across // 4
    bands = {image.crop((n * width + 60, row + 3, n * width + 200, row + 16)).tobytes() for n in range(4)}
    assert len(bands) == 4


def is_edge(line: bytes) -> bool:
    """Whether a row of dots is black over most of its length."""
    return sum(byte.bit_count() for byte in line) < len(line) * 8 * 0.2


def test_cards_have_their_backs_behind_them(prints: Path, site: Path, catalogue: Catalogue) -> None:
    """A sheet turned on its long edge: the code in each corner leads to the tool on the front of that corner."""
    tools = sorted(catalogue.tools, key=lambda tool: tool.number)
    pages = sizes(prints / CARDS)
    sheets = -(-len(tools) // 4)
    assert pages == [A4] * (2 + 2 * sheets)
    for sheet in range(sheets):
        front = printing.text(prints / CARDS, page=3 + 2 * sheet)
        four = tools[4 * sheet : 4 * sheet + 4]
        assert re.findall(r"\bnr\. (\d+)", front) == [str(tool.number) for tool in four]
        found = {
            (code.down > 0.5, code.across > 0.5): code.text for code in printing.codes(prints / CARDS, 4 + 2 * sheet)
        }
        expected = {
            (place > 1, place % 2 == 0): f"{printing.SITE_URL}verktoy/{tool.id}.html" for place, tool in enumerate(four)
        }
        assert found == expected
        assert all((site / url.removeprefix(printing.SITE_URL)).is_file() for url in found.values())


def test_names_on_cards_are_whole(prints: Path, catalogue: Catalogue) -> None:
    """No word of a name is cut at the end of a line."""
    for place, tool in enumerate(sorted(catalogue.tools, key=lambda tool: tool.number)):
        assert tool.name in printing.text(prints / CARDS, page=3 + 2 * (place // 4)), tool.id


def test_first_sheet_of_cards_tells_how(prints: Path) -> None:
    first = printing.text(prints / CARDS, page=1)
    assert "vend på langsiden" in first
    assert "52. Erfaringsmøte" in printing.text(prints / CARDS, page=2)


def test_every_code_leads_to_a_page(prints: Path, site: Path) -> None:
    """The first page of every print but the book and the cards has one, and every page of a phase."""
    for path in all_prints(prints):
        if path.name not in {BOOK, CARDS}:
            for page in range(1, 5 if "faser" in path.name else 2):
                (code,) = printing.codes(path, page)
                assert (site / code.text.removeprefix(printing.SITE_URL)).is_file(), f"{path.name}: {code.text}"


def all_prints(folder: Path) -> list[Path]:
    """Every kind, and of forms and sheets all."""
    return sorted(folder.glob("*.pdf"))


def test_every_file_is_tagged_and_says_what_it_is(prints: Path) -> None:
    titles = set()
    for path in all_prints(prints):
        with pikepdf.open(path) as pdf, pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1", path.name
            assert str(pdf.Root.Lang) == ("nn-NO" if path.stem.endswith("-nynorsk") else "nb-NO"), path.name
            assert pdf.Root.MarkInfo.Marked, path.name
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, path.name
            assert "revisjon" in meta["pdf:Keywords"]
            assert "22. november 2026" in meta["dc:description"]
            titles.add(meta["dc:title"])
            figures = [one for one in tags(pdf.Root.StructTreeRoot) if one.get("/S") == "/Figure"]
            assert all(str(one.Alt) for one in figures), path.name
            levels = headings(pdf.Root.StructTreeRoot)
            assert levels[0] == 1, path.name
            assert all(after <= before + 1 for before, after in pairwise(levels)), path.name
    assert len(titles) == len(all_prints(prints))


def headings(node: pikepdf.Object) -> list[int]:
    """The levels of the headings in the order they are read."""
    kinds = [str(one.S) for one in tags(node) if "/S" in one]
    return [int(kind[2]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]


def tags(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the tree of tags, in reading order."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and one.get("/Type") != "/MCR":
            yield one
            if "/K" in one:
                waiting.append(one.K)


def test_fonts_are_embedded(prints: Path) -> None:
    for path in all_prints(prints):
        rows = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()
        fonts = [row.split() for row in rows[2:]]
        assert fonts, path.name
        assert all(row[-5] == "yes" for row in fonts), path.name


def test_every_file_carries_its_edition(prints: Path) -> None:
    for path in all_prints(prints):
        found = printing.text(path)
        assert re.search(r"[Rr]evisjon [0-9a-f]{8}", found), path.name
        assert "22. november 2026" in found, path.name
        assert "Utkast" in found, path.name


def test_sheets_have_their_paper_their_warning_and_everything(prints: Path, catalogue: Catalogue) -> None:
    """On the paper that the sheet asks for, with its own warning; a sheet for the wall is one sheet."""
    for tool_id, paper in catalogue.paper_by_tool.items():
        path = prints / f"ark-{tool_id}.pdf"
        found = squeezed(printing.read_aloud(path))
        sheet = paper if isinstance(paper, Sheet) else None
        assert squeezed((sheet and sheet.privacy) or PRIVACY) in found, path.name
        sections = of_sheet(paper) if isinstance(paper, Sheet) else of_template(paper)
        assert [label for label in labels(sections) if squeezed(label) not in found] == [], path.name
        if sheet:
            size = A4 if sheet.print.size == "A4" else A3[::-1]
            pages = sizes(path)
            assert set(pages) == {size if sheet.print.orientation == "stående" else size[::-1]}, path.name
            assert len(pages) == 1 or sheet.print.size == "A4", path.name


def test_no_sheet_ends_with_a_scrap(prints: Path, catalogue: Catalogue) -> None:
    """The last of several pages is used to a quarter at least; a few lines would have found room on those before."""
    for tool_id in catalogue.paper_by_tool:
        path = prints / f"ark-{tool_id}.pdf"
        pages = len(sizes(path))
        if pages > 1:
            image = printing.picture(path, pages, 30).convert("L").point(lambda value: 255 if value < 225 else 0)
            body = image.crop((0, 0, image.width, image.height * 9 // 10)).getbbox()
            assert body, path.name
            assert body[3] > image.height / 4, path.name


def test_no_line_to_write_on_runs_through_text(prints: Path) -> None:
    """Fields side by side, of which one has more lines than the other, leave room for what stands below both."""
    image = printing.picture(prints / "ark-kommunikasjonsplan.pdf", 1, 100).convert("L")
    left = image.crop((image.width // 20, image.height // 5, image.width // 2 - 20, image.height * 9 // 10))
    dark = [sum(value < 160 for value in left.crop((0, y, left.width, y + 1)).tobytes()) for y in range(left.height)]
    lines = [y for y, count in enumerate(dark) if count > left.width * 0.8]
    assert lines
    assert all(max(*dark[y - 5 : y - 2], *dark[y + 3 : y + 6]) == 0 for y in lines)


def squeezed(text: str) -> str:
    """The text without what depends on where its lines happen to end."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def labels(sections: Iterable[Section]) -> Iterator[str]:
    """What tells people where to write what."""
    for part in sections:
        yield part.title
        yield from (field.label for field in part.fields if "[[" not in field.label)
        for table in part.tables:
            yield from (column.label for column in table.columns)
            yield from (text for group in table.groups for row in group.rows for text in (row.label, row.help))
        yield from (item.label for legend in part.legends for item in legend.items)
        yield from (text for text in part.checks if "[[" not in text)
        if part.squares:
            yield from (part.squares.caption, part.squares.x_label, part.squares.y_label, *part.squares.x)
            yield from (cell.label for _, cells in part.squares.rows for cell in cells)
        if part.web:
            yield part.web.caption


def test_empty_diagram_says_what_it_shows(prints: Path) -> None:
    with pikepdf.open(prints / "ark-samhandlingsmodenhet.pdf") as pdf:
        told = [str(one.Alt) for one in tags(pdf.Root.StructTreeRoot) if one.get("/S") == "/Figure"]
    assert any("akse for Teknologi" in text and "1, 2, 3, 4 og 5" in text for text in told)


def test_forms_warn_and_have_every_field(prints: Path, catalogue: Catalogue) -> None:
    for form in catalogue.report_forms:
        found = printing.text(prints / f"skjema-{form.id}.pdf")
        assert PRIVACY in found
        for section in (catalogue.report_head.section, *form.sections):
            assert all(field.label in found for field in section.fields)


def test_book_has_bookmarks_contents_and_everything(prints: Path, catalogue: Catalogue) -> None:
    with pikepdf.open(prints / BOOK) as pdf:
        with pdf.open_outline() as outline:
            parts = {item.title: [child.title for child in item.children] for item in outline.root}
        links = [note for page in pdf.pages for note in page.get("/Annots", ()) if note.get("/Subtype") == "/Link"]
        inside = [note for note in links if "/Dest" in note or ("/A" in note and note.A.S == "/GoTo")]
    assert {tool.name for tool in catalogue.tools} <= set(parts["Verktøyene"])
    assert {phase.name for phase in catalogue.phases} <= set(parts["Fasene"])
    assert len(inside) > 500
    found = printing.text(prints / BOOK)
    for tool in catalogue.tools:
        assert all(step.title in found for step in tool.steps), tool.id
    for module in catalogue.modules:
        assert all(lesson.title in found for lesson in module.lessons)
    for term in catalogue.terms:
        assert term.term in found


def test_pages_lead_to_their_prints(printed_site: Path, site: Path) -> None:
    """Every link holds, every print is linked from somewhere, and a site without prints speaks of none."""
    documents = read(printed_site)
    pages = {address: document for address, document in documents.items() if address != "404.html"}
    files = {path.relative_to(printed_site).as_posix() for path in printed_site.rglob("*") if path.is_file()}
    assert broken(pages, files) == []
    linked = {
        document.target(link)[0]: (address, element.text)
        for address, document in pages.items()
        for element, link in document.links()
        if link.endswith(".pdf")
    }
    assert set(linked) == {name for name in files if name.endswith(".pdf")}
    assert all(re.search(r"\(PDF, A[34], \d+ [kM]B\)$", text) for _, text in linked.values())
    overview = documents["oversikt.html"]
    offered = {overview.target(link)[0] for _, link in overview.links() if link.endswith(".pdf")}
    assert offered == {f"utskrift/{name}" for name in (*POSTERS, PHASES, BOOK)}
    assert not (site / "utskrift").exists()
    assert not [one for one in read(site).values() if one.with_class("utskrifter")]
