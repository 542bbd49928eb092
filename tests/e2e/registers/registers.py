#!/usr/bin/env python3
"""Registers for registers.sh: sections of a sample as CSV, and the same fault in YAML and CSV.

registers.py split SAMPLE MODEL.xml AS-YAML AS-CSV SECTION…
    two copies of the sample: in both, the sections stand in files of their own, which csms.yaml
    includes; MODEL.xml is csmsc's dump of the sample
registers.py faults BASE OUT
    OUT/NAME/yaml and OUT/NAME/csv; prints "NAME ID PLACE-IN-YAML PLACE-IN-CSV" """
import csv
import os
import re
import shutil
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from fields import read_fields  # noqa: E402

FIELDS = read_fields()
LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def write_csv(path, rows, dialect):
    """rows: one {column: text} each; columns in the order in which records have them."""
    columns = []
    for row in rows:
        at = 0
        for name in row:
            if name in columns:
                at = columns.index(name) + 1
            else:
                columns.insert(at, name)
                at += 1
    with open(path, 'w', encoding=dialect.pop('encoding', 'utf-8'), newline='') as file:
        out = csv.DictWriter(file, columns, restval='', **dialect)
        out.writeheader()
        out.writerows(rows)


# -- a sample ------------------------------------------------------------------------------------

def cells(element, record, prefix=''):
    """An element of the model as {column: text}."""
    row = {'id': element.get('id')} if element.get('id') else {}
    for child in element:
        field = FIELDS[record].get(child.tag)
        name = prefix + child.tag
        if child.get(LANG):
            row[f'{name}.{child.get(LANG)}'] = child.text
        elif field and field[2]:
            row[name] = '; '.join(item.text for item in child)
        elif len(child):
            row.update(cells(child, field[1] if field else 'none', name + '.'))
        else:
            row[name] = child.text
    return row


def take_section(text, section):
    """(the text of a YAML file without the section, the lines of its items)"""
    found = re.search(rf'^{section}:\n((?:[ #-].*\n|\n)*)', text, re.M)
    return (text.replace(found[0], ''), found[1]) if found else (text, '')


def take_all(folder, sections):
    """Takes the sections out of every file of the sample."""
    items = dict.fromkeys(sections, '')
    for name in sorted(os.listdir(folder)):
        if name.endswith('.yaml'):
            text = open(f'{folder}/{name}', encoding='utf-8').read()
            for section in sections:
                text, more = take_section(text, section)
                items[section] += more
            with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
                file.write(text if re.search(r'^[a-z]', text, re.M) else 'x-empty: file\n')
    return items


def include(folder, names):
    path = f'{folder}/csms.yaml'
    text = open(path, encoding='utf-8').read()
    lines = ''.join(f'  - {name}\n' for name in names)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(re.sub(r'^include:\n', lambda m: m[0] + lines, text, flags=re.M))


DIALECTS = [
    {'encoding': 'utf-8-sig', 'lineterminator': '\r\n'}, {'lineterminator': '\n'},
    {'quoting': csv.QUOTE_ALL, 'lineterminator': '\r\n'},
]


def split(sample, model, as_yaml, as_csv, *sections):
    tree = ET.parse(model).getroot()
    for out in as_yaml, as_csv:
        shutil.copytree(sample, out, ignore=shutil.ignore_patterns('ledger', 'issued'))
        os.mkdir(f'{out}/registers')
        items = take_all(out, sections)
    for number, section in enumerate(sections):
        with open(f'{as_yaml}/registers/{section}.yaml', 'w', encoding='utf-8') as file:
            file.write(f'{section}:\n{items[section]}')
        record = FIELDS['csms'][section][1]
        rows = [cells(element, record) for element in tree.find(section)]
        write_csv(f'{as_csv}/registers/{section}.csv', rows, dict(DIALECTS[number % len(DIALECTS)]))
        print(section, len(rows))
    include(as_yaml, [f'registers/{s}.yaml' for s in sections])
    include(as_csv, [f'registers/{s}.csv' for s in sections])


# -- faults --------------------------------------------------------------------------------------

RISK = {'id': 'R-2', 'title': 'Fire', 'level': 'low', 'owner': 'cat'}
ROLE = {'id': 'guard', 'title': 'Guard', 'holder': 'cat', 'duties': 'Guards.'}
EVIDENCE = {'id': 'E-2', 'title': 'Test', 'date': '2026-08-03', 'owner': 'cat'}
OBLIGATION = {'id': 'O-2', 'title': 'Act', 'type': 'law', 'issuer': 'Parliament',
              'requirement': 'Protection', 'owner': 'ben'}
PERSON = {'id': 'dan', 'name': 'Dan Eve', 'position': 'Clerk'}
ASSET = {'id': 'A-9', 'name': 'Disks', 'kind': 'hardware', 'owned-by': 'provider', 'owner': 'cat',
         'services': ['servers']}

# name, message, section, record with its fault, where it is shown: a text that stands there once
CASES = [
    ('level', 'bad-word', 'risks', {**RISK, 'level': 'severe'}, 'severe'),
    ('owner', 'dangling', 'risks', {**RISK, 'owner': 'nobody'}, 'nobody'),
    ('service', 'dangling', 'assets', {**ASSET, 'services': ['servers', 'elsewhere']}, 'elsewhere'),
    ('identifier', 'bad-id', 'people', {**PERSON, 'id': '4dan'}, '4dan'),
    ('identifier-twice', 'duplicate-id', 'people', {**PERSON, 'id': 'ben'}, 'ben'),
    ('day', 'bad-date', 'evidence', {**EVIDENCE, 'date': '2026-02-30'}, '2026-02-30'),
    ('truth', 'bad-bool', 'obligations', {**OBLIGATION, 'unverified': 'perhaps'}, 'perhaps'),
    ('translation', 'no-translation', 'risks', {**RISK, 'title': {'en': 'Fire below'}}, 'Fire below'),
    ('no-level', 'missing-key', 'risks', {**RISK, 'level': None}, 'R-2'),
    ('two-lines', 'text-lines', 'people', {**PERSON, 'position': 'Night\nclerk'}, 'Night'),
    ('link', 'prose-link', 'roles', {**ROLE, 'duties': 'See [this](javascript:alert) there.'}, '[this]'),
    ('link-below', 'prose-link', 'roles',
     {**ROLE, 'duties': 'Guards "all" doors.\n\nThe "front" one as in [this](file:///etc/passwd).'}, '[this]'),
    ('html-chinese', 'prose-refused', 'roles',
     {**ROLE, 'duties': {'zh-CN': '看守“全部”大门。\n\n见"门卫"<b>须知</b>。', 'en': 'Guards.'}}, '<b>'),
]


def yaml_text(value, kind, indent):
    """The value as YAML, after its colon."""
    if isinstance(value, dict):
        return '\n' + ''.join(f'{indent}  {k}:{yaml_text(v, kind, indent + "  ")}' for k, v in value.items())
    if isinstance(value, list):
        return '\n' + ''.join(f'{indent}  - {v}\n' for v in value)
    if kind == 'PROSE' or '\n' in value:
        return ' |\n' + ''.join(f'{indent}  {line}\n' if line else '\n' for line in value.split('\n'))
    return f' {value}\n'


def yaml_record(section, record):
    fields = FIELDS[FIELDS['csms'][section][1]]
    lines = ''.join(f'    {k}:{yaml_text(v, fields[k][0], "    ")}' for k, v in record.items() if v)
    return f'{section}:\n  - {lines[4:]}'


def csv_row(record):
    row = {}
    for key, value in record.items():
        if isinstance(value, dict):
            row.update({f'{key}.{lang}': text for lang, text in value.items()})
        else:
            row[key] = '; '.join(value) if isinstance(value, list) else value or ''
    return row


def place(file, text, mark):
    before = text[:text.index(mark)]
    return f'{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}'


def shift(spot, columns):
    path, line, col = spot.split(':')
    return f'{path}:{line}:{int(col) + columns}'


def write_case(out, base, section, record):
    texts = {}
    for form in 'yaml', 'csv':
        folder = f'{out}/{form}'
        os.makedirs(folder)
        with open(f'{folder}/csms.yaml', 'w', encoding='utf-8') as file:
            file.write(base.replace('languages: [en]', 'languages: [en, zh-CN]') +
                       f'include: [{section}.{form}]\n')
        path = f'{folder}/{section}.{form}'
        if form == 'yaml':
            with open(path, 'w', encoding='utf-8') as file:
                file.write(yaml_record(section, record))
        else:
            write_csv(path, [csv_row(record)], {'lineterminator': '\n'})
        texts[form] = open(path, encoding='utf-8', newline='').read()
    return texts


def faults(base, out):
    base = open(base, encoding='utf-8').read()
    for name, message, section, record, mark in CASES:
        texts = write_case(f'{out}/{name}', base, section, record)
        in_yaml = place(f'{section}.yaml', texts['yaml'], mark)
        # A missing translation is shown at the key of the one that is there, a missing key at
        # the record.
        back = {'no-translation': len('en: '), 'missing-key': len('id: ')}.get(message, 0)
        print(name, message, shift(in_yaml, -back), place(f'{section}.csv', texts['csv'], mark))


{'split': split, 'faults': faults}[sys.argv[1]](*sys.argv[2:])
