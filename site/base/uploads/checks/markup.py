"""XML of strangers, read without what it declares, points at, or fetches."""

import zipfile

from lxml import etree

from base.uploads.confined import TooLarge

MOST_XML = 16 * 1024 * 1024
"""Bytes of a member that is read as a tree at most."""


def tree(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A member of the package as a tree; None where there is none or nothing in it. TooLarge where it is."""
    try:
        member = package.getinfo(name)
    except KeyError:
        return None
    if member.file_size > MOST_XML:
        raise TooLarge(name)
    return parsed(package.read(member)) if member.file_size else None


def parsed(content: bytes) -> etree._Element:
    """XMLSyntaxError on what is no XML; nothing is fetched, no entity is set in."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def texts(root: etree._Element | None, *names: str) -> list[str]:
    """The texts of all elements with these names, whatever their namespace."""
    if root is None:
        return []
    return [(found.text or "").strip() for name in names for found in root.iter(f"{{*}}{name}")]


def first(root: etree._Element | None, *names: str) -> str:
    return next((text for text in texts(root, *names) if text), "")
