#!/usr/bin/env python3
"""naughty.py CSMSC FOLDER [NAME…]: strings that break programs, as titles, names and cells of a description.

Each goes through the whole pipeline by itself, in a description in YAML and in the same one in XML.  Both
are refused with a position; or both make the same DocBook, and the string stands there, in HTML, in the
flow and on the pages as often as a plain word in its places, in elements that are exactly those around
that word; the pages hold what the flow holds (lost.py) and the PDF's text is that of the pages
(extract.py).  Prints one TAP line for each; with NAMEs, only those."""
import concurrent.futures
import html.parser
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.join(HERE, "../golden/layout/torture-small/csms.yaml")
CSMSC, FOLDER, ONLY = sys.argv[1].split(), os.path.abspath(sys.argv[2]), sys.argv[3:]

# name: string.  A name that begins with "!" must be refused.
STRINGS = {
    "!bell": "a\x07b", "!backspace": "a\x08b", "!escape": "a\x1b[31mb", "!delete": "a\x7fb",
    "!next line": "a\x85b", "!line separator": "a\u2028b\u2029c", "!byte order mark": "\ufeffa\ufeffb",
    "!not a character": "a\ufffeb", "!of the Arabic block": "a\ufdd0b", "!of plane 1": "a\U0001fffeb",
    "!private use": "a\ue000b", "!private plane": "a\U0010fffdb", "!unassigned": "a\U000e0fffb", "!object": "a\ufffcb",
    "!emoji": "a😀b", "!family": "👩‍👩‍👧‍👦", "!flag": "🇨🇳 a", "!flag by tags": "🏴\U000e0067\U000e0062\U000e007f",
    "!skin": "👍🏽", "!keycap of no font": "1️⃣", "!selector alone": "a \ufe0f b",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e", "joiners alone": "a \u200d b \u200c c", "soft hyphen": "so\u00adft hy\u00adphen",
    "blanks": "a\u00a0b\u2003c\u3000d\u202fe\u2009f", "tabs": "a\tb", "variants": "葛\ufe00城 a\ufe0f",
    "bidi override": "safe\u202egpj.exe", "bidi isolate": "a\u2066b\u2069c\u2067d\u2069", "bidi open": "a\u202ab\u2067c\u202ed",
    "right to left": "עברית (1) العربية", "marks": "e\u0301 a\u030a\u0323 n\u0303",
    "many marks": "Z" + "\u0301\u0300\u0302\u0303" * 5 + "a", "mark alone": "\u0301 a",
    "script": "<script>alert('1')</script>", "image": "<img src=x onerror=alert(1)>",
    "end of title": "</title></head><script>x</script>", "end of section": "]]></para></section><evil/>",
    "end of attribute": "\" onmouseover=\"alert(1)\" x='", "comment": "<!-- a --> b --> c", "instruction": "<?php a ?>",
    "declaration": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'y'>]>&e;", "file": "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "entities": "&lt;b&gt; &amp;amp; &#60; &nbsp;", "cdata": "<![CDATA[<b>]]>", "stylesheet": "<xsl:value-of select='/'/>",
    "flow": "<f:para xmlns:f='urn:csmsc:flow' style='x'/>", "quotes": "\"a\" 'b' `c` “d” ‘e’ «f»", "path of XML": "concat('a',\"b\",//@*)",
    "one quote": "it's", "one double quote": "5\" disk", "value template": "{//db:title} {{a}} }{",
    "style": "</style><style>*{display:none}", "css": "expression(alert(1))", "script link": "javascript:alert(1)",
    "template": "{{7*7}} ${7*7} #{7*7} {variable} %{a}", "path": "../../etc/passwd", "path of Windows": "..\\..\\con:nul|a", "file name": "a/b\\c:d*e?f",
    "format": "%s%n%d %% %1$s {0}", "backslashes": "\\0 \\x41 C:\\new\\table \\u4e91", "shell": "$(id) `id` ; rm -rf / && a | b > c",
    "pdf strings": "(a) (b \\) endstream endobj %%EOF", "pdf script": "/JS (app.alert(1)) /OpenAction << >>",
    "query": "Robert'); DROP TABLE people;--", "formula": "=CMD('/c calc')!A0", "formula plus": "+1+cmd|' /C calc'!A0",
    "formula minus": "-2+3", "formula at": "@SUM(1+1)*cmd|' /C calc'!A0", "formula link": "=HYPERLINK(\"http://a.example\",\"b\")",
    "number": "1e309", "not a number": "NaN", "truth": "TRUE", "null": "null", "tilde": "~", "date": "2026-02-30", "yaml": "a: b # c",
    "alias": "*a &b !c %d @e", "rare han": "𠮷㐂䶮𠀋", "full width": "ＡＢＣ１２３！？", "half width": "ﾊﾝｶｸ", "ligatures": "ﬁ ﬂ ﬀ",
    "signs": "℃ № ™ © ® § ¶ † ‡ • … ‰ ′ ″ ← ↑ → ↓ ≠ ≤ ≥ ± × ÷ ∞ √ ☐ ☑", "markdown": "*a* _b_ [c](d) # e ![f](g) `h`",
    "anchors": "#top _main _note-1", "hyphens": "- – — ‐ ‑ − a-b",
}
# Printed whole in cells; refused where a title or a name has no room for them.
LONG = {
    "huge word": "W" * 3000, "huge han word": "云" * 3000, "address": "https://a.example/" + "b" * 800,
    "many words": "ab " * 1999 + "ab", "very long": "租户之间的隔离，every quarter，由两人验证。" * 1500, "dashes": "—" * 900, "full stops": "." * 3000,
    "brackets": "（" * 400 + "）" * 400, "many lines of marks": "Z\u0301\u0302" * 900,
}
# What no string can hold: as it stands in YAML and in XML.
BYTES = {
    "NUL": (rb'"a\0b"', b"a&#0;b"), "NUL as it is": (b'"a\0b"', b"a\0b"), "lone surrogate": (rb'"a\ud800b"', b"a&#xD800;b"),
    "lone surrogate in UTF-8": (b'"a\xed\xa0\x80b"', b"a\xed\xa0\x80b"), "pair of surrogates in UTF-8": (
        b'"a\xed\xa0\xbd\xed\xb8\x80b"', b"a\xed\xa0\xbd\xed\xb8\x80b"),
    "longer than need be": (b'"a\xc0\xafb"', b"a\xc0\xafb"), "cut off": (b'"a\xe4\xba"', b"a\xe4\xba"), "no UTF-8": (b'"a\xffb"', b"a\xffb"),
    "beyond Unicode": (rb'"a\U00110000b"', b"a&#x110000;b"), "beyond Unicode in UTF-8": (b'"a\xf4\x90\x80\x80b"', b"a\xf4\x90\x80\x80b"),
    "a thing where a text is due": (b'!!python/object/apply:os.system ["id"]', b"<script>x</script>"),
    "an alias to nothing": (b"*nobody", b"&nobody;"),
}
# Where they stand: what the base has there, once; whether a title or name, or a cell.
PLACES = [
    ("  short-name: ", "湖畔", True), ("{id: ben, name: ", "柯本", True), ("name: 柯本, position: ", "安全主管", True),
    ("{id: Z-1, title: ", "目标1", False), ("title: 目标1, target: ", "每年 0 次", False),
    ("    title: ", "关于湖畔（Tarn）Public Cloud公有云服务信息安全管理的总体方针、基本原则与管理承诺", True), ("    title: ", "体系主管", True),
]
MARKER = "PLACE{}ECALP"
PLAIN = "Quixotry"
IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufe00-\ufe0f]")
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LINKS = ("href", "src", "action", "formaction", "data", "srcdoc", "xlink:href")


# ---- descriptions ----

def marked():
    """The base with a marker in each place, in both forms."""
    with open(BASE, encoding="utf-8") as base:
        text = base.read()
    pieces = [(before + old, before + MARKER.format(i)) for i, (before, old, _) in enumerate(PLACES)]
    for i in reversed(range(len(pieces))):  # the second position of a person is found by the name before it
        old, new = pieces[i]
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    os.makedirs(f"{FOLDER}/base", exist_ok=True)
    with open(f"{FOLDER}/base/csms.yaml", "w", encoding="utf-8") as out:
        out.write(text)
    subprocess.run([*CSMSC, "convert", f"{FOLDER}/base", "--to", "xml", "-o", f"{FOLDER}/base-xml"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(f"{FOLDER}/base-xml/csms.xml", "rb") as xml:
        return {"yaml": text.encode(), "xml": xml.read()}


def in_yaml(text):
    """A scalar of YAML in double quotes, with escapes for what it cannot hold as it is."""
    out = json.dumps(text, ensure_ascii=False)[1:-1]
    return ('"' + re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufdd0\ufffe\\uffff\ue000\U0001fffe\U0010fffd]",
                         lambda m: f"\\U{ord(m[0]):08x}", out) + '"').encode()


def in_xml(text):
    """Text of XML, as it is; what collapses or ends lines as references."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", lambda m: f"&#{ord(m[0])};", escape(text, {'"': "&quot;"})).encode()


class Case:
    """A string in its places, in a folder of its own."""

    def __init__(self, bases, name, written, cells_only=False):
        self.forms = list(bases)
        self.folder = f"{FOLDER}/{re.sub('[^a-zA-Z0-9]', '-', name)}{'-cells' * cells_only}"
        for form, base in bases.items():
            for i, (_, old, title) in enumerate(PLACES):
                value = in_yaml(old) if form == "yaml" else in_xml(old)
                base = base.replace(MARKER.format(i).encode(), value if title and cells_only else written[form])
            os.makedirs(f"{self.folder}/{form}", exist_ok=True)
            with open(f"{self.folder}/{form}/csms.{form}", "wb") as out:
                out.write(base)

    def run(self, form, *arguments):
        done = subprocess.run([*CSMSC, "build", f"{self.folder}/{form}", "--date", "2026-09-30", "--only", "policy",
                               *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=240)
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    def dump(self, stage, form="yaml"):
        _, out, _ = self.run(form, "--lang", "zh-CN", f"--dump={stage}")
        with open(f"{self.folder}/{form}.{stage}", "wb") as file:
            file.write(out)
        return out

    def build(self, form):
        return self.run(form, "-o", f"{self.folder}/pack", "--check-pages")


# ---- what was made of it ----

class Page(html.parser.HTMLParser):
    """The elements of an HTML page with the names of their attributes, its text, and links that run."""

    def __init__(self, path):
        super().__init__()
        self.shape, self.text, self.bad, self.quiet = [], [], [], 0
        with open(path, encoding="utf-8") as source:
            self.feed(source.read())
        self.text = "".join(self.text)

    def handle_starttag(self, tag, attributes):
        self.quiet += tag == "style"
        self.shape.append((tag, *sorted(name for name, _ in attributes)))
        self.bad += [f"{name}={value}" for name, value in attributes if name in LINKS
                     and not re.match(r"#|data:image/|mailto:|https?:|[\w./-]+$", value or "")]

    def handle_comment(self, data):
        self.bad.append(f"<!--{data}-->")

    def handle_pi(self, data):
        self.bad.append(f"<?{data}")

    def handle_endtag(self, tag):
        self.quiet -= tag == "style"

    def handle_data(self, data):
        if not self.quiet:
            self.text.append(data)


class Tree:
    """The elements of an XML document, and its text."""

    def __init__(self, xml):
        root = ET.fromstring(xml)
        self.shape = [(e.tag, *sorted(e.keys())) for e in root.iter()]
        self.text, self.bad = "".join(root.itertext()), []


def bare(text):
    """Marks stand by themselves, whatever comes before the string."""
    return IGNORED.sub("", unicodedata.normalize("NFD", text))


class Made:
    """What the case was made into."""

    def __init__(self, case):
        pack = f"{case.folder}/pack/zh-CN/policy"
        self.case, self.pdf = case, pack + ".pdf"
        self.parts = {"HTML": Page(pack + ".html"), "index": Page(f"{case.folder}/pack/index.html"),
                      "DocBook": Tree(case.dump("docbook")), "flow": Tree(case.dump("flow"))}

    def faults(self, text, plain, plain_text):
        """What is wrong with it, compared with what a plain word became."""
        out = []
        for name, part in self.parts.items():
            like = plain.parts[name]
            if part.shape != like.shape:
                new = [" ".join(s) for s in part.shape if s not in like.shape] or "others, or in another order"
                out.append(f"{name} has other elements: {new}")
            count, due = bare(part.text).count(bare(text)), bare(like.text).count(plain_text)
            if count < due:
                out.append(f"{name} holds it {count} times, not {due}")
            out += [f"{name} has {bad}" for bad in part.bad]
        return out + self.pdf_faults()

    def pdf_faults(self):
        folder = self.case.folder
        self.case.dump("pages")
        out = []
        for check in (["lost.py", f"{folder}/yaml.flow", f"{folder}/yaml.pages"], ["extract.py", self.pdf, f"{folder}/yaml.pages"]):
            done = subprocess.run([sys.executable, f"{HERE}/{check[0]}", *check[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            out += done.stdout.decode().split("\n")[:4] if done.returncode else []
        done = subprocess.run(["qpdf", "--check", self.pdf], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return out + (["qpdf: " + done.stdout.decode()] if done.returncode else [])


# ---- verdicts ----

def refused(case):
    """What is wrong with how both forms are refused."""
    out = []
    for form in case.forms:
        code, _, said = case.build(form)
        if code != 1 or not re.search(rf"^csms\.{form}:\d+:\d+: (error|fatal): ", said, re.M):
            out += [f"{form}: exit status {code}"] + [x for x in said.split("\n") if "error:" in x or "fatal:" in x][:3]
        if os.path.exists(f"{case.folder}/pack/zh-CN/policy.pdf"):
            out.append(f"{form}: the PDF is there")
    return out


def printed(case, text, plain, plain_text):
    """What is wrong with what it was made into."""
    code, _, said = case.build("yaml")
    if code:
        return [f"exit status {code}"] + [x for x in said.split("\n") if "error:" in x or "fatal:" in x][:3]
    made = Made(case)
    # They differ in the places that a list of open points names.
    yaml, xml = (re.sub(rb"csms\.(yaml|xml):\d+:\d+", b"", case.dump("docbook", form)) for form in case.forms)
    return made.faults(text, plain, plain_text) + ([] if yaml == xml else ["XML makes another DocBook than YAML"])


def made_plain(bases, cells_only):
    case = Case(bases, "plain", {"yaml": in_yaml(PLAIN), "xml": in_xml(PLAIN)}, cells_only)
    case.build("yaml")
    return Made(case)


def cases(bases):
    """(name and verdict, what gives the list of faults), one for each test."""
    plain = {cells_only: made_plain(bases, cells_only) for cells_only in (False, True)}
    for name, text in (STRINGS | LONG).items():
        written = {"yaml": in_yaml(text), "xml": in_xml(text)}
        whole = Case(bases, name, written)
        if name.startswith("!") or name in LONG:
            yield f"{name.lstrip('!')}: refused with a position", name, lambda c=whole: refused(c)
        else:
            yield f"{name}: printed whole", name, lambda c=whole, t=text: printed(c, t, plain[False], PLAIN)
        if name in LONG:
            cells = Case(bases, name, written, True)
            yield f"{name}: printed whole in cells", name, lambda c=cells, t=text: printed(c, t, plain[True], PLAIN)
    for name, (yaml, xml) in BYTES.items():
        case = Case(bases, name, {"yaml": yaml, "xml": xml})
        yield f"{name}: refused with a position", name, lambda c=case: refused(c)


def verdict(test):
    try:
        return test()
    except subprocess.TimeoutExpired as late:
        return [f"{late.cmd[0]} {late.cmd[1]} goes on and on"]


def main():
    chosen = [(title, test) for title, name, test in cases(marked()) if not ONLY or name in ONLY]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for faults, (title, _) in zip(pool.map(lambda c: verdict(c[1]), chosen), chosen):
            print(f"{'not ' if faults else ''}ok - {title}")
            for line in faults:
                print("# " + line[:300])
            failed += bool(faults)
    sys.exit(1 if failed else 0)


main()
