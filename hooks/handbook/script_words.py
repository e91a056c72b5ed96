"""What the scripts say on pages in nynorsk, as a script that these pages load before the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script, when there is a translation of anything.

    It has what differs only: a script says what it finds nothing for as it stands.
    """
    if catalogue.nynorsk is None:
        return {}
    words = {text: said for text, said in catalogue.nynorsk.script_words.items() if text != said}
    return {at.script_words(): script_data.whole("fellesNynorsk", words)}
