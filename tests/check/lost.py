"""lost.py FLOW PAGES: every character of the flow is on the pages as often as it was put in.

FLOW is the dump of the flow, PAGES that of the display list.  What is repeated there (heads of
tables, running heads and feet) is no content and does not count; page numbers come on top.  A piece
of a cover is there whole, or not at all where the theme has no place for it."""
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter

F = "{urn:csmsc:flow}"
# What stands on a page only where a table goes on.
NOT_CONTENT = {F + "continued", F + "rest"}
# Labels that are the look's: those of styles/print.yaml.
BULLETS = {"outer": "•", "inner": "–"}


def bare(text):
    """Without white space, and without the soft hyphens that divided words get."""
    return Counter(re.sub(r"[\s\u00ad]+", "", text))


def page_texts(path):
    """Text that is content of a node, page by page: its line ends with a tag, not with a part of
    the page."""
    pages = []
    with open(path, encoding="utf-8") as dump:
        for line in dump:
            if line.startswith("page "):
                pages.append("")
            elif line.startswith("text ") and re.search(r'" [A-Z]\w*$', line.rstrip("\n")):
                pages[-1] += line[line.index('"') + 1:line.rindex('"')]
    return pages


def flow_text(node, out):
    """A footnote's label is its mark, and stands before the note again."""
    if node.tag not in NOT_CONTENT:
        out.append(node.get("label", "") * (2 if node.tag == F + "footnote" else 1))
        out.append(BULLETS.get(node.get("bullet"), ""))
        out.append(node.text or "")
        for child in node:
            flow_text(child, out)
            out.append(child.tail or "")
    return out


def close(text):
    return re.sub(r"\s+", "", text)


def cover_rest(sequence, page):
    """What a cover shows besides its pieces."""
    page = close(page)
    for piece in sorted((close("".join(flow_text(p, []))) for p in sequence), key=len, reverse=True):
        page = page.replace(piece, "", 1)
    return bare(page)


def differ(flow, pages):
    put_in, texts = Counter(), page_texts(pages)
    sequences = ET.parse(flow).getroot().findall(F + "sequence")
    more = Counter()
    for sequence in sequences:
        if sequence.find(F + "piece") is not None:
            more += cover_rest(sequence, texts.pop(0 if sequence is sequences[0] else -1))
        else:
            put_in += bare("".join(flow_text(sequence, [])))
    found = bare("".join(texts))
    lost, more = put_in - found, more + (found - put_in)
    for digit in "0123456789":
        del more[digit]
    if lost:
        print("lost on the way to the pages:", dict(lost))
    if more:
        print("on the pages more often than put in:", dict(more))
    return bool(lost or more)


if __name__ == "__main__":
    sys.exit(1 if differ(sys.argv[1], sys.argv[2]) else 0)
