#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills addresses into the metainfo, and leaves out whatever needs one that is not given.

usage: fill-metainfo.py [--before-1.0] INPUT OUTPUT [NAME=ADDRESS…]
--before-1.0: for AppStream before that, which has a name in place of a developer.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


def is_lacking(element):
    return re.search("@[A-Z]+@", element.text or "") is not None


def remove_lacking(element):
    """Returns whether something was removed, and nothing is left but words about it."""
    removed = [child for child in element if is_lacking(child) or remove_lacking(child)]
    for child in removed:
        element.remove(child)
    return bool(removed) and all(child.tag == "caption" for child in element)


def name_developer(root):
    developer = root.find("developer")
    name = developer.find("name")
    developer.clear()
    developer.tag = "developer_name"
    developer.text = name.text
    developer.attrib.update(name.attrib)


def main():
    is_old = "--before-1.0" in sys.argv[1:]
    source, target, *addresses = [argument for argument in sys.argv[1:] if argument != "--before-1.0"]
    text = pathlib.Path(source).read_text(encoding="utf-8")
    for name, _, address in (pair.partition("=") for pair in addresses):
        if address:
            text = text.replace(f"@{name}@", address.rstrip("/"))
    root = ElementTree.fromstring(text)
    remove_lacking(root)
    if is_old:
        name_developer(root)
    ElementTree.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    pathlib.Path(target).write_text(declaration + ElementTree.tostring(root, encoding="unicode") + "\n",
                                    encoding="utf-8")


if __name__ == "__main__":
    main()
