"""The walk from finished HTML to what a template can set."""

from __future__ import annotations

import pytest

from handbook.editions.pdf.content import Content, Walk

WALK = Walk(lambda href: f"til:{href}" if href != "ute.html" else "", lambda name: f"her#{name}")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Bare tekst", ["Bare tekst"]),
        ("  En\n linje ", ["En linje"]),
        ("A <strong>b</strong> c", ["A ", {"k": "strong", "c": ["b"]}, " c"]),
        ("A <em> b </em> c", ["A ", {"k": "em", "c": ["b "]}, "c"]),
        ('<a href="x.html">x</a>.', [{"k": "link", "til": "til:x.html", "c": ["x"]}, "."]),
        ('<a href="ute.html">x</a>', ["x"]),
        ('ett <span class="skjult">ikke dette</span>to', ["ett ", "to"]),
        ('<span aria-hidden="true">♦</span> Fase', ["Fase"]),
        ("1 &lt; 2 &amp; 3", ["1 < 2 & 3"]),
        ("a<br>b", ["a", {"k": "br"}, "b"]),
    ],
)
def test_inline(html: str, expected: Content) -> None:
    assert WALK.inline(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>En</p><p> </p><p>To</p>", [{"k": "p", "c": ["En"]}, {"k": "p", "c": ["To"]}]),
        ("<div>Løs <b>tekst</b><p>og p</p></div>", [
            {"k": "p", "c": ["Løs ", {"k": "strong", "c": ["tekst"]}]}, {"k": "p", "c": ["og p"]},
        ]),
        ('<h2 id="a">Tittel</h2>', [{"k": "h", "n": 2, "id": "her#a", "c": ["Tittel"]}]),
        ('<ul class="sjekk"><li>Ja</li><li></li></ul>', [{"k": "ul", "c": [[{"k": "p", "c": ["Ja"]}]], "sjekk": True}]),
        ('<ol type="a"><li><p>A</p></li></ol>', [{"k": "ol", "c": [[{"k": "p", "c": ["A"]}]], "bokstaver": True}]),
        ("<ul><li><h3>Navn</h3><p>Om</p></li></ul>", [
            {"k": "ul", "c": [[{"k": "p", "stil": "tittel", "c": ["Navn"]}, {"k": "p", "c": ["Om"]}]]},
        ]),
        ("<script>alert(1)</script><svg><text>x</text></svg><button>Trykk</button>", []),
        ('<div class="boks"><p class="boks-tittel">Obs</p><p>Les</p></div>', [
            {"k": "box", "tone": "dus", "c": [{"k": "p", "stil": "tittel", "c": ["Obs"]}, {"k": "p", "c": ["Les"]}]},
        ]),
        ('<div class="steg-hode"><h3>Åpne</h3> <span>5 minutter</span></div>', [
            {"k": "p", "stil": "tittel", "c": ["Åpne", " · ", "5 minutter"]},
        ]),
        ('<section id="s"><p>x</p></section>', [{"k": "anchor", "id": "her#s"}, {"k": "p", "c": ["x"]}]),
        ("<blockquote><p>Si</p></blockquote>", [{"k": "quote", "c": [{"k": "p", "c": ["Si"]}]}]),
        ("<details><summary>Mer</summary><p>x</p></details>", [
            {"k": "p", "stil": "tittel", "c": ["Mer"]}, {"k": "p", "c": ["x"]},
        ]),
    ],
)  # fmt: skip
def test_blocks(html: str, expected: Content) -> None:
    assert WALK.blocks(html) == expected


def test_table_keeps_head_and_drops_empty_rows() -> None:
    html = (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><th>1</th><td>2</td></tr><tr><td></td><td></td></tr></tbody></table>"
    )
    (table,) = WALK.blocks(html)
    assert isinstance(table, dict)
    assert table["kolonner"] == 2
    assert table["hode"] == [[[{"k": "p", "c": ["A"]}], [{"k": "p", "c": ["B"]}]]]
    assert table["rader"] == [[[{"k": "p", "c": ["1"]}], [{"k": "p", "c": ["2"]}]]]


def test_long_texts_get_wide_columns() -> None:
    html = (
        "<table><tr><th>Nr.</th><th>Tekst</th><th>Liste</th></tr>"
        f"<tr><td>1</td><td>{'ord ' * 10}</td><td><ul><li>{'ord ' * 100}</li></ul></td></tr><tr><td>2</td></tr></table>"
    )
    (table,) = WALK.blocks(html)
    assert isinstance(table, dict)
    assert table["bredder"] == [20, 39, 60]


def test_what_only_a_screen_can_do_is_left_out() -> None:
    html = (
        '<p class="veien-videre"><a class="knapp" href="a.html">Planlegg en samling</a></p>'
        '<p class="ark-lenke"><a href="a.docx" download>Last ned</a></p>'
        '<nav><ul class="ordliste-bokstaver"><li><a href="#bokstav-a">A</a></li></ul></nav><p>Teksten</p>'
    )
    assert WALK.blocks(html) == [{"k": "p", "c": ["Teksten"]}]


def test_terms_meet_their_explanations() -> None:
    html = '<dl><div id="en"><dt>Ord.</dt><dd>Én</dd></div><dt>To</dt><dd>a</dd><dd>b</dd></dl>'
    (terms,) = WALK.blocks(html)
    assert isinstance(terms, dict)
    assert terms["c"] == [
        {"id": "her#en", "t": ["Ord."], "skille": " ", "c": [{"k": "p", "c": ["Én"]}]},
        {"id": "", "t": ["To"], "skille": ": ", "c": [{"k": "p", "c": ["a"]}, {"k": "p", "c": ["b"]}]},
    ]
