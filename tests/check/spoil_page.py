"""spoil_page.py line|rule <PAGE.qdf: a page in qpdf's form for editors with one thing amiss.

line  the longest text stands two points lower
rule  one of the finest rules across is not drawn"""
import re
import sys

TEXT = rb"BT\n([\d.]+ 0 0 -[\d.]+ [\d.]+) ([\d.]+)( Tm.*?ET\n)"
RULE = rb"[\d.]+ [\d.]+ ([\d.]+) ([\d.]+) re f\n"


def spoil_line(page):
    text = max(re.finditer(TEXT, page, re.DOTALL), key=lambda found: len(found[3]))
    return page[:text.start(2)] + b"%.2f" % (float(text[2]) + 2) + page[text.end(2):]


def spoil_rule(page):
    rule = min(re.finditer(RULE, page), key=lambda found: (float(found[2]), -float(found[1])))
    return page[:rule.start()] + page[rule.end():]


def main():
    spoil = {"line": spoil_line, "rule": spoil_rule}[sys.argv[1]]
    sys.stdout.buffer.write(spoil(sys.stdin.buffer.read()))


main()
