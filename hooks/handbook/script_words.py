"""What the scripts say on pages in nynorsk, as a script that these pages load before the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

_LED_TO = (at.PLANNER, at.RUN, at.PROJECT)


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script, when there is a translation of anything.

    It has what differs only: a script says what it finds nothing for as it stands. With the words stand the pages that
    scripts lead to by themselves, where these exist in nynorsk.
    """
    if catalogue.nynorsk is None:
        return {}
    words = {text: said for text, said in catalogue.nynorsk.script_words.items() if text != said}
    there = at.in_nynorsk(catalogue)
    pages = {address: there[address] for address in _LED_TO if address in there}
    text = script_data.whole("fellesNynorsk", words) + script_data.whole("fellesSiderNynorsk", pages)
    return {at.script_words(): text}
