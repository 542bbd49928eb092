#!/usr/bin/env python3
"""torture_holds.py FLOW PAGES: what the article of torture.py must hold to be as hard as it says.

Looks at the flow and the display list, not at the maker: prints what is lacking, one line each."""
import os
import re
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lost import F, close, flow_text  # noqa: E402

HAN, LATIN = "[\u3400-\u9fff]", "[A-Za-z]"


def pages_of(path):
    """The texts of each page."""
    pages = []
    with open(path, encoding="utf-8") as dump:
        for line in dump:
            if line.startswith("page "):
                pages.append([])
            elif line.startswith("text "):
                pages[-1].append(line[line.index('"') + 1:line.rindex('"')])
    return pages


def depth(node):
    """How deep lists stand in each other below a node."""
    below = max((depth(child) for child in node), default=0)
    return below + (node.tag == F + "list")


def mixed_pages(pages):
    return sum(len(re.findall(HAN, text)) > 50 and len(re.findall(LATIN, text)) > 50
               for text in map("".join, pages))


def lines_of(pages, cell):
    """On how many lines a cell's text stands."""
    cell = close(cell)
    return sum(len(close(text)) > 5 and close(text) in cell for page in pages for text in page)


def split_rows(pages):
    """Pages on which a row goes on, its label repeated."""
    return sum("（续）" in texts for texts in pages)


def texts_lacking(text):
    return [f"{lang}: {t.get('key')}" for lang in ("zh-CN", "en") for t in ET.parse(f"templates/l10n/{lang}.xml").iter("text")
            if close(t.text or "—") not in text]


def lacking(flow, pages):
    tables = sorted(flow.iter(F + "table"), key=lambda t: len(t.findall(F + "row")))
    big = tables[-1]
    cells = ["".join(flow_text(cell, [])) for cell in big.iter(F + "cell")]
    text = close("".join(flow_text(flow, [])))
    runs = "".join("".join(page) for page in pages)
    found = {
        "60 pages of Chinese and English": mixed_pages(pages) >= 60,
        "1,000 rows": sum(re.fullmatch(r"R-\d{4}", cell) is not None for cell in cells) == 1000,
        "cells over rows": any(cell.get("rows") for cell in big.iter(F + "cell")),
        "cells over columns": any(cell.get("columns") for cell in big.iter(F + "cell")),
        "rows that are split": split_rows(pages) >= 30,
        "lists five deep": depth(flow) >= 5,
        "footnotes in text and in cells": all(len(list(n)) > 5 for n in (
            flow.iter(F + "footnote"), (f for c in big.iter(F + "cell") for f in c.iter(F + "footnote")))),
        "200 cross-references": len(list(flow.iter(F + "page-ref"))) >= 200,
        "a cell of 40 lines": lines_of(pages, max(cells, key=len)) >= 40,
        "an identifier of 200 characters": re.search("[a-z0-9]{200}", text) is not None,
        "rare Han": all(c in runs for c in "𠮷㐂䶮𠀋𠂇𡈽龘"),
        "Hebrew and Arabic": re.search("[\u05d0-\u05ea]", runs) and re.search("[\u0620-\u064a]", runs),
    }
    return [name for name, holds in found.items() if not holds] + texts_lacking(text)


if __name__ == "__main__":
    print("\n".join(lacking(ET.parse(sys.argv[1]).getroot(), pages_of(sys.argv[2]))), end="")
