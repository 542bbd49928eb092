"""extract.py PAGES FLOW PDF: the text of a PDF against the text that was put in.

PAGES is the dump of the display list, FLOW that of the flow.  Fails unless
- what poppler extracts in drawing order equals the display list's text, white space aside,
- every run of the display list is found with its own spaces where they separate Latin words,
- every character of the flow is on the pages as often as it was put in."""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter

F = "{urn:csmsc:flow}"
HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2010-\u2027]"


def bare(text):
    return re.sub(r"\s+", "", text)


def spaced(text):
    text = re.sub(r"\s+", " ", text)
    return re.sub(rf"(?<={HAN}) | (?={HAN})", "", text)


def page_runs(dump):
    """The texts of the display list by page, watermarks aside."""
    pages = []
    for line in dump.splitlines():
        if line.startswith("page "):
            pages.append([])
        elif line.startswith("text "):
            pages[-1].append(json.loads(line[line.index('"'):]))
    return pages


def flow_text(path):
    root = ET.parse(path).getroot()
    text = []
    for sequence in root.findall(F + "sequence"):
        for block in sequence:
            if block.tag not in (F + "head", F + "foot"):
                text.append("".join(block.itertext()))
                text.extend(i.get("label", "") for i in block.iter(F + "item"))
    return "".join(text)


def main(pages_path, flow_path, pdf):
    dump = open(pages_path, encoding="utf-8").read()
    out = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True)
    extracted = out.stdout.decode().split("\f")
    runs = page_runs(dump)
    bad = []
    if len(extracted) - 1 != len(runs):
        bad.append(f"{len(runs)} pages laid out, {len(extracted) - 1} extracted")
    for n, (texts, found) in enumerate(zip(runs, extracted), 1):
        if Counter(bare("".join(texts))) != Counter(bare(found)):
            bad.append(f"page {n}: characters differ: put in only "
                       f"{dict(Counter(bare(''.join(texts))) - Counter(bare(found)))}, found only "
                       f"{dict(Counter(bare(found)) - Counter(bare(''.join(texts))))}")
        whole = spaced(found)
        for text in texts:
            if spaced(text.strip()) not in whole:
                bad.append(f"page {n}: not found as put in: {text!r}")
    put = Counter(bare(flow_text(flow_path)))
    shown = Counter(bare("".join("".join(t) for t in runs)))
    if put - shown:
        bad.append(f"lost on the way to the pages: {dict(put - shown)}")
    for line in bad[:20]:
        print(line)
    return 1 if bad else 0


sys.exit(main(*sys.argv[1:]))
