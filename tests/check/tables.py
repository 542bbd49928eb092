#!/usr/bin/env python3
"""tables.py FILE...: DocBook articles in which a table of the body has no number, or is not named by it.

Every table of the body has a title, and so a number (GB/T 1.1); only the list of copies, which is signed,
has none.  Every numbered table is named in the text: by a cross-reference to it or to a section that holds
it; and no sentence tells it by its title ("table of services").  Prints what is wrong, one line each.
"""
import re
import sys
import xml.etree.ElementTree as tree

DB, ID = '{http://docbook.org/ns/docbook}', '{http://www.w3.org/XML/1998/namespace}id'
STAMPED = ('control', 'open-points')  # pages that the ledger adds: they bear no numbers


def body(article):
    return [s for s in article.findall(DB + 'section') if s.get('role') not in STAMPED]


def named(article):
    """The tables that a sentence of the body names, by themselves or as those of a section."""
    targets = {e.get(ID): e for e in article.iter() if e.get(ID)}
    pointed = [targets[x.get('linkend')] for section in body(article) for x in section.iter(DB + 'xref')
               if x.get('xrefstyle') == 'tables' or targets[x.get('linkend')].tag == DB + 'table']
    return {table for e in pointed for table in e.iter(DB + 'table')}


def title(table):
    return ''.join(table.find(DB + 'title').itertext())


def by_title(text, name):
    """Whether the text tells the table by its title, or in English by a part of it."""
    if name.endswith('表'):
        return name in text
    told = re.findall(r'\btable of ((?:data )?\w+)', text)
    return any(set(words.split()) <= set(name.lower().split()) - {'the', 'of', 'and'} for words in told)


def sentences(section):
    """The text of each paragraph outside of tables, whose cells are records."""
    cells = {para for table in section.iter(DB + 'tgroup') for para in table.iter(DB + 'para')}
    return (''.join(para.itertext()) for para in section.iter(DB + 'para') if para not in cells)


def wrong(article):
    told = named(article)
    for section in body(article):
        for table in section.iter(DB + 'informaltable'):
            if table.get('role') != 'distribution':
                yield f'{section.get(ID)}: a table without a title'
        for table in section.iter(DB + 'table'):
            if table not in told:
                yield f'{section.get(ID)}: not named in the text: {title(table)}'
    names = {title(table) for section in body(article) for table in section.iter(DB + 'table')}
    for section in body(article):
        for text in sentences(section):
            yield from (f'{section.get(ID)}: told by its title: {name}' for name in names if by_title(text, name))


def main():
    found = [f'{name}: {what}' for name in sys.argv[1:] for what in wrong(tree.parse(name).getroot())]
    print('\n'.join(found[:40]))
    return bool(found)


sys.exit(main())
