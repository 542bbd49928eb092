#!/usr/bin/env python3
"""extract.py FILE.pdf FILE.pages: the text that pdftotext finds is the text that was put in.

Compares the PDF's text in the order of its content with the display list, character by
character without white space, and word by word where white space counts: not beside Han, nor where
a word was divided (a soft hyphen ends the line).  Letters from right to left, which poppler turns
about, are only counted.  Prints the first difference; exit status 1 if there is one."""
import re
import subprocess
import sys
import unicodedata

HAN = r'[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]'
RTL = r'[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]'
# Behind letters with several of these poppler sees a gap.
MARKS = r'[\u0300-\u036f]'
# Chinese shares these with Latin; beside them white space tells nothing either.
SHARED = r'[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]'


def pages_text(path):
    """Runs that touch on one line, raised or not, are one text; everything else is apart."""
    out, last = [], None
    for line in open(path, encoding='utf-8'):
        if line.startswith('page '):
            out.append(' ')
            last = None
        if not line.startswith('text '):
            continue
        x, y, width, height = map(float, line.split(' ')[1:5])
        size = float(line.split(' ')[6])
        text = line[line.index('"') + 1:line.rindex('"')]
        base = y + size * 0.88
        if last is not None:
            gap = x - last[0]
            if abs(base - last[1]) > 0.5 * max(size, last[2]) or gap > 0.11 * size or gap < -1:
                out.append(' ')
        out.append(text)
        last = (x + width, base, size)
    return ''.join(out)


def pdf_text(path):
    run = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', path, '-'],
                         stdout=subprocess.PIPE, check=True)
    return run.stdout.decode('utf-8').replace('\f', ' ')


def right_to_left(text):
    return ''.join(sorted(re.findall(RTL, unicodedata.normalize('NFC', text))))


def characters(text):
    return re.sub(RTL + r'|\s', '', bare(text))


def bare(text):
    """Without hyphens at line ends, and what else is seen at line ends only or not at all: poppler
    writes marks of direction of its own."""
    return re.sub('[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]', '', unicodedata.normalize('NFC', text))


def words(text):
    text = bare(re.sub('\u00ad\\s', '', text))
    text = re.sub(f'{RTL}({RTL}|[\\s\\d(),.!])*', ' ', text)
    text = re.sub(r'\s+', ' ', text)
    text = re.sub(f'(?<={MARKS}) ', '', text)
    text = re.sub(f'(?<={HAN}) | (?={HAN})', '', text)
    text = re.sub(f' ?({SHARED}) ?', r'\1', text)
    return text.strip()


def differ(kind, want, got):
    if want == got:
        return False
    i = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
    print(f'{sys.argv[1]}: {kind} differ at {i}:')
    print(f'  put in: …{want[max(0, i - 30):i + 40]}')
    print(f'  found:  …{got[max(0, i - 30):i + 40]}')
    return True


def main():
    want, got = pages_text(sys.argv[2]), pdf_text(sys.argv[1])
    bad = differ('characters', characters(want), characters(got))
    bad = differ('letters from right to left', right_to_left(want), right_to_left(got)) or bad
    bad = differ('words', words(want), words(got)) or bad
    sys.exit(1 if bad else 0)


main()
