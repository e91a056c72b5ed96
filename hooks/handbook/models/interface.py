"""The words of the interface in nynorsk."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.models.base import Part, Text


class InterfaceFile(Part):
    """The content of tools_catalog/interface.nn.yml."""

    strings: Annotated[
        dict[Text, Text], Field(min_length=1, description="Teksten på bokmål slik den står i malene, og på nynorsk.")
    ]
    scripts: Annotated[
        dict[Text, Text],
        Field(
            default_factory=dict,
            description="Det skriptene sier, på bokmål slik det står i dem, og på nynorsk. {0} er det som settes inn.",
        ),
    ]
