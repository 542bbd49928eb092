"""lost.py FLOW PAGES: every character of the flow is on the pages as often as it was put in.

FLOW is the dump of the flow, PAGES that of the display list.  What is repeated there (heads of
tables, running heads and feet) is no content and does not count; page numbers come on top."""
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter

F = "{urn:csmsc:flow}"
# Furniture, and what stands on a page only where a table goes on.
NOT_CONTENT = {F + "head", F + "foot", F + "continued", F + "rest"}


def bare(text):
    return Counter(re.sub(r"\s+", "", text))


def page_text(path):
    """Text that is content of a node: its line ends with a tag, not with a part of the page."""
    with open(path, encoding="utf-8") as dump:
        return "".join(line[line.index('"') + 1:line.rindex('"')] for line in dump
                       if line.startswith("text ") and re.search(r'" [A-Z]\w*$', line.rstrip("\n")))


def flow_text(node, out):
    """A footnote's label is its mark, and stands before the note again."""
    if node.tag not in NOT_CONTENT:
        out.append(node.get("label", "") * (2 if node.tag == F + "footnote" else 1))
        out.append(node.text or "")
        for child in node:
            flow_text(child, out)
            out.append(child.tail or "")
    return out


def differ(flow, pages):
    put_in, found = Counter(), bare(page_text(pages))
    for sequence in ET.parse(flow).getroot().findall(F + "sequence"):
        put_in += bare("".join(flow_text(sequence, [])))
    lost, more = put_in - found, found - put_in
    for digit in "0123456789":
        del more[digit]
    if lost:
        print("lost on the way to the pages:", dict(lost))
    if more:
        print("on the pages more often than put in:", dict(more))
    return bool(lost or more)


if __name__ == "__main__":
    sys.exit(1 if differ(sys.argv[1], sys.argv[2]) else 0)
