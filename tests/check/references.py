"""references.py FLOW PAGES FROM: the page numbers printed after the anchor FROM are those of the pages
that hold what they name.  Prints how many there are."""
import re
import sys
import xml.etree.ElementTree as ET

F = "{urn:csmsc:flow}"


def targets(flow, start):
    """What is referred to from there on, in the order of the text."""
    found, out = False, []
    for node in ET.parse(flow).getroot().iter():
        found = found or node.get("id") == start
        if found and node.tag == F + "page-ref":
            out.append(node.get("to"))
    return out


def read_pages(path, start):
    """The page of each anchor, and the text from `start` on."""
    page, anchors, text = 0, {}, []
    with open(path, encoding="utf-8") as dump:
        for line in dump:
            if line.startswith("page "):
                page = int(line.split()[1])
            elif line.startswith("anchor "):
                anchors[line.split()[5]] = page
            elif line.startswith("text ") and start in anchors and re.search(r'" [A-Z]\w*$', line.rstrip()):
                text.append(line[line.index('"') + 1:line.rindex('"')])
    return anchors, "".join(text)


def main():
    flow, pages, start = sys.argv[1:]
    anchors, text = read_pages(pages, start)
    want = [anchors[t] for t in targets(flow, start)]
    got = [int(n) for n in re.findall(r"，第(\d+)页", text)]
    print(len(want))
    if want != got:
        print("wanted", want, "printed", got)
        sys.exit(1)


main()
