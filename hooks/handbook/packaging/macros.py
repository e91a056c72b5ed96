"""The macros of the handbook, run as the site generator runs them: the same file, the same settings."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined

from handbook.lookup import lookup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from handbook.catalogue import Catalogue


@dataclass
class _Page:
    url: str = ""


@dataclass
class _Generator:
    """As much of a site generator as hooks/macros.py asks for."""

    conf: dict[str, Any]
    page: _Page = field(default_factory=_Page)
    macros: dict[str, Callable[..., str]] = field(default_factory=dict)

    def macro(self, function: Callable[..., str]) -> Callable[..., str]:
        """Take in a macro."""
        self.macros[function.__name__] = function
        return function


class Macros:
    """Runs the macros of one catalogue."""

    def __init__(self, catalogue: Catalogue, root: Path) -> None:
        """Read hooks/macros.py of the checkout at `root`."""
        self._generator = _Generator({"extra": {"oppslag": lookup(catalogue)}})
        _load(root / "hooks" / "macros.py").define_env(self._generator)
        # Markdown comes out, which escapes by itself where it has to; macros escape what they put in.
        self._environment = Environment(  # noqa: S701 (see above)
            undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}"
        )
        self._environment.globals.update(self._generator.macros)

    def __call__(self, text: str, address: str) -> str:
        """The text of the page at `address` with its macros run."""
        self._generator.page.url = address
        return self._environment.from_string(text).render()


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("handbook_macros", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
