"""The sheets on paper: of the size they are defined with, and the wide ones on one sheet for the wall."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.catalogue import load

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytest_plugins = ["support.fixtures"]

MILLIMETRES = {"A4": (210, 297), "A3": (297, 420)}


def test_sheets_print_as_they_are_defined(browser: Browser, checkout: Path, site: Path, tmp_path: Path) -> None:
    catalogue, problems = load(checkout)
    assert problems == ()
    page = browser.new_page()
    for sheet in catalogue.sheets:
        for address in (at.sheet_page(sheet.id), at.sheet(sheet.tool)):
            page.goto((site / address).as_uri())
            target = tmp_path / "ark.pdf"
            page.pdf(path=target, prefer_css_page_size=True, print_background=True)
            facts = subprocess.run(["pdfinfo", target], check=True, capture_output=True, text=True).stdout
            found = re.search(r"^Page size:\s+([\d.]+) x ([\d.]+)", facts, re.MULTILINE)
            assert found
            size = tuple(round(float(side) * 25.4 / 72) for side in found.groups())
            short, long = MILLIMETRES[sheet.print.size]
            assert size == ((long, short) if sheet.print.orientation == "liggende" else (short, long)), address
            if sheet.print.size == "A3":
                assert re.search(r"^Pages:\s+1$", facts, re.MULTILINE), f"{address} is too long"
            text = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
            words = " ".join(text.split())
            for part in sheet.parts:
                assert part.title in words, address
            assert "Utfylt eksempel" not in words
    page.close()
