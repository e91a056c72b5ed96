"""An accessible Word document: real headings, tables with repeated header rows, fields with names, one language."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

AUTHOR = "Helsefellesskap Innlandet"
_FONT = "Calibri"
_PAPER = {"A4": (210, 297), "A3": (297, 420)}
_MARGIN = 18
_TWIPS = 56.6929
"""Twentieths of a point in a millimetre, which Word counts table widths in."""
_INK = RGBColor(0x1F, 0x1C, 0x19)
_BODY = "word/document.xml"
_MARKED = (_BODY, "word/footer1.xml", "docProps/core.xml")
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
_USED = (
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "ListBullet", "Footer", "FooterChar",
    "Heading1", "Heading1Char", "Heading2", "Heading2Char", "Heading3", "Heading3Char",
    "Ledetekst", "Hjelp", "Avkryssing", "Luft", "Svar", "Advarsel",
)  # fmt: skip
"""The styles that the documents use."""
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows: every file in the archive has it, so that the bytes stay the same."""
_SHADE = {"grønn": "E2F1EC", "gul": "FFF2D4", "rød": "FBE9E8", "blå": "E3ECF9", "grå": "F4EEE4"}
SHAPE = {"grønn": "●", "gul": "▲", "rød": "■", "blå": "◆", "grå": "–"}
"""A shape for each colour, so that nothing is told by colour alone."""

_TITLE, _FOOT, _CHOOSE = "@@tittel@@", "@@fot@@", "@@velg@@"
"""Marks in the empty document, put in so that each document needs only text and no parsing."""


class Word:
    """A document that grows from the top. `finish` gives its bytes, the same for the same content."""

    def __init__(  # noqa: PLR0913 (what a document is, by name)
        self,
        title: str,
        footer: str,
        *,
        size: str,
        landscape: bool,
        made: datetime,
        language: str = "nb",
        choose: str = "Velg",
    ) -> None:
        """Begin an empty document on paper of `size`; `made` is the date that the properties give.

        `choose` stands where a choice is not made.
        """
        self._parts: list[str] = []
        self._marks = {_TITLE: title, _FOOT: footer, _CHOOSE: choose}
        self._empty = _empty(size, made, f"{language}-NO", landscape=landscape)
        self._width = (_PAPER[size][int(landscape)] - 2 * _MARGIN) * _TWIPS

    def heading(self, text: str, level: int) -> None:
        """A real heading; the title of the document is level 1."""
        self.text(text, f"Heading{level}")

    def text(self, text: str, style: str = "Normal") -> None:
        """A paragraph."""
        self._parts.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        )

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            self.text(text, "ListBullet")

    def checks(self, texts: Iterable[str]) -> None:
        """Points with a box to tick."""
        for text in texts:
            self.text(f"☐ {text}", "Avkryssing")

    def answer(self, label: str, lines: int) -> None:
        """A field with a name, framed, with room for so many lines."""
        empty = '<w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr></w:p>' * (lines - 1)
        self._parts.append(
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/></w:sdtPr><w:sdtContent>"
            f'<w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>{empty}'
            "</w:sdtContent></w:sdt>"
        )

    def table(  # noqa: PLR0913 (what a table is made of, by name)
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str | tuple[str, str]]],
        *,
        widths: Sequence[float],
        choices: Sequence[Sequence[str]] = (),
        row_heads: bool = False,
        height: float = 0,
    ) -> None:
        """A table whose first row is repeated on every page.

        A cell is a text, or a text with the colour behind it. `choices` gives columns a list to choose from,
        `widths` are shares in per cent, and `height` is the least height of a row in millimetres.
        """
        columns = [round(self._width * width / 100) for width in widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        head = "".join(
            _cell(text, width, bold=True, shade="F4EEE4") for text, width in zip(heads, columns, strict=True)
        )
        size = f'<w:trHeight w:val="{round(height * _TWIPS)}" w:hRule="atLeast"/>' if height else ""
        body = "".join(
            f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{_row(row, columns, choices, heads, bold=row_heads)}</w:tr>"
            for row in rows
        )
        self._parts.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
            f'<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:val="0000" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(row_heads)}" w:lastColumn="0" '
            f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
        )
        self._parts.append('<w:p><w:pPr><w:pStyle w:val="Luft"/></w:pPr></w:p>')

    def finish(self) -> bytes:
        """The bytes of the document."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for name, data in self._empty:
                info = zipfile.ZipInfo(name, _FIRST)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, self._filled(name, data))
        return packed.getvalue()

    def _filled(self, name: str, data: bytes) -> bytes:
        if name not in _MARKED:
            return data
        text = data.decode()
        if name == _BODY:
            text = text.replace("<w:sectPr", f"{''.join(self._parts)}<w:sectPr", 1)
        for mark, value in self._marks.items():
            text = text.replace(mark, escape(value))
        return text.encode()


@cache
def _empty(size: str, made: datetime, language: str, *, landscape: bool) -> tuple[tuple[str, bytes], ...]:
    """The files of an empty document with our styles, page and footer, made once for each kind of paper."""
    document = docx.Document()
    _page(document, size, landscape=landscape)
    _styles(document, language)
    _footer(document)
    _trim(document)
    properties = document.core_properties
    properties.title = _TITLE
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = language
    properties.comments = ""
    properties.created = properties.modified = made
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source:
        return tuple((name, source.read(name)) for name in source.namelist())


def _trim(document: Document) -> None:
    """Take out what comes along and is never used; it is nine tenths of an empty document."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.rsplit("/", 1)[1] in _UNUSED]:
            del relations[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _USED:
            styles.remove(style)


def _page(document: Document, size: str, *, landscape: bool) -> None:
    section = document.sections[0]
    short, long = _PAPER[size]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)


def _styles(document: Document, language: str) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'))
    normal.paragraph_format.space_after = Pt(6)
    for level, points in ((1, 22), (2, 15), (3, 12)):
        style = styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _FONT, Pt(points), True, _INK
        fonts = style.element.rPr.rFonts
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12 if level > 1 else 0), Pt(4)
        style.paragraph_format.keep_with_next = True
    _style(styles, "Ledetekst", bold=True, after=1, keep=True).paragraph_format.space_before = Pt(6)
    _style(styles, "Hjelp", points=10, after=2, keep=True)
    _style(styles, "Avkryssing", after=2)
    _style(styles, "Luft", points=6, after=0)
    for name, indent in (("Svar", 0), ("Advarsel", 0)):
        style = _style(styles, name, after=6 if name == "Advarsel" else 0)
        edge = "".join(
            f'<w:{side} w:val="single" w:sz="{6 if name == "Svar" else 12}" w:space="4" w:color="82786B"/>'
            for side in ("top", "left", "bottom", "right")
        )
        properties = style.element.get_or_add_pPr()
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>"), "w:shd", "w:spacing", "w:ind", "w:jc"
        )
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(2 + indent)


def _footer(document: Document) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    run = paragraph.add_run(f"{_FOOT} Side ")
    run.font.size = Pt(9)
    for name, after in (("PAGE", " av "), ("NUMPAGES", "")):
        paragraph._p.append(  # noqa: SLF001 (python-docx has no fields)
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r>'
                "</w:fldSimple>"
            )
        )
        if after:
            paragraph.add_run(after).font.size = Pt(9)


def moment(epoch: str | None) -> datetime:
    """The date of SOURCE_DATE_EPOCH, or the first that an archive knows when it is not set."""
    first = datetime(1980, 1, 1, tzinfo=UTC)
    return max(datetime.fromtimestamp(int(epoch), UTC), first) if epoch and epoch.isdigit() else first


def is_known(made: datetime) -> bool:
    """Whether the date is one that somebody set."""
    return made.year > _FIRST[0]


def _style(  # noqa: PLR0913 (what a style is made of, by name)
    styles: Styles,
    name: str,
    *,
    bold: bool = False,
    points: float = 11,
    after: float = 6,
    keep: bool = False,
) -> ParagraphStyle:
    style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
    style.base_style = styles["Normal"]
    style.font.bold, style.font.size = bold, Pt(points)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.keep_with_next = keep
    return style


def _row(
    row: Sequence[str | tuple[str, str]],
    columns: Sequence[int],
    choices: Sequence[Sequence[str]],
    heads: Sequence[str],
    *,
    bold: bool,
) -> str:
    cells = []
    for place, (cell, width) in enumerate(zip(row, columns, strict=True)):
        text, shade = cell if isinstance(cell, tuple) else (cell, "")
        options = choices[place] if choices else ()
        if options and not text:
            cells.append(_choice(heads[place], options, width))
        else:
            cells.append(_cell(text, width, bold=bold and place == 0, shade=_SHADE.get(shade, "")))
    return "".join(cells)


def _cell(text: str, width: int, *, bold: bool = False, shade: str = "") -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{_paragraph(text, bold=bold)}</w:tc>'


def _paragraph(text: str, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    run = (
        f'<w:r><w:rPr>{weight}<w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        if text
        else ""
    )
    return f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{run}</w:p>'


def _choice(label: str, options: Sequence[str], width: int) -> str:
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(option)} w:value={quoteattr(option)}/>" for option in options
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f'<w:sdtContent><w:r><w:rPr><w:color w:val="57504A"/><w:sz w:val="18"/></w:rPr><w:t>{_CHOOSE}</w:t></w:r>'
        "</w:sdtContent>"
        "</w:sdt></w:p></w:tc>"
    )
