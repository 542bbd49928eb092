"""lost.py FLOW PAGES: every character of the flow is on the pages as often as it was put in.

FLOW is the dump of the flow, PAGES that of the display list (running heads and feet come on top)."""
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter

F = "{urn:csmsc:flow}"


def bare(text):
    return Counter(re.sub(r"\s+", "", text))


def page_text(path):
    with open(path, encoding="utf-8") as dump:
        return "".join(line[line.index('"') + 1:line.rindex('"')] for line in dump
                       if line.startswith("text "))


def flow_text(path):
    text = []
    for sequence in ET.parse(path).getroot().findall(F + "sequence"):
        for block in sequence:
            if block.tag not in (F + "head", F + "foot"):
                text.append("".join(block.itertext()))
                text.extend(item.get("label", "") for item in block.iter(F + "item"))
    return "".join(text)


lost = bare(flow_text(sys.argv[1])) - bare(page_text(sys.argv[2]))
if lost:
    print("lost on the way to the pages:", dict(lost))
sys.exit(1 if lost else 0)
