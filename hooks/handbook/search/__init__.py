"""The search of the handbook: rendered pages → data scripts that `assets/js/sok.js` loads when somebody searches.

Nothing here is fetched before the reader turns to the search, and nothing needs a server: every file is a classic
script that registers its data with `fellesSok.add(name, revision, data)`.
"""

from handbook.search.index import build_index
from handbook.search.text import PageText, Section, page_text

__all__ = ["PageText", "Section", "build_index", "page_text"]
