#!/usr/bin/env python3
"""Descriptions for three checkers: csmsc, the JSON Schema, and the RELAX NG grammar.

faults.py samples  SCHEMA.json OUT FILE.yaml…      validates; writes each as OUT/N.xml
faults.py faults   SCHEMA.json OUT BASE TABLE      prints "NAME WANTED JSON-SCHEMA'S"; writes OUT/NAME.xml
                                                   and OUT/NAME/csms.yaml
faults.py own      FILE.yaml…                      the keys that begin with x-

The XML is made here, from schema.def, and not by csmsc, which is among the tested."""
import json
import os
import re
import sys

import jsonschema
import yaml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from fields import read_fields  # noqa: E402


class Loader(yaml.SafeLoader):
    """YAML 1.2: true and false are the only truths, a date is a string."""
    yaml_implicit_resolvers = {}


for tag, pattern, first in (
        ('bool', r'true|false', 'tf'), ('null', r'~|null|Null|NULL|', ['~', 'n', 'N', '']),
        ('int', r'[-+]?[0-9]+', '-+0123456789'), ('float', r'[-+]?[0-9]+\.[0-9]+', '-+0123456789')):
    Loader.add_implicit_resolver('tag:yaml.org,2002:' + tag, re.compile(f'^(?:{pattern})$'), list(first))
# "007" without quotes is the number 7, not one of base 8.
Loader.add_constructor('tag:yaml.org,2002:int', lambda loader, node: int(node.value))


def load(text):
    return yaml.load(text, Loader)


FIELDS = read_fields()


# -- YAML to XML, whatever shape it has ----------------------------------------------------------

def escape(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')


def plain(value):
    if value is None:
        return ''
    return escape(str(value).lower() if isinstance(value, bool) else str(value).rstrip('\n'))


def element(name, content, lang=None):
    return '<%s%s>%s</%s>' % (name, f' xml:lang="{escape(lang)}"' if lang else '', content, name)


def free(name, value):
    if isinstance(value, dict):
        return element(name, ''.join(free(k, v) for k, v in value.items()))
    if isinstance(value, list):
        return element(name, ''.join(free('item', v) for v in value))
    return element(name, plain(value))


def single(name, value, field):
    kind, argument, _ = field
    if kind == 'RECORD' and isinstance(value, dict):
        return record(name, value, argument)
    if kind in ('TEXT', 'PROSE') and isinstance(value, dict):
        return ''.join(element(name, free('item', v) if isinstance(v, (dict, list)) else plain(v), k)
                       for k, v in value.items())
    return free(name, value)


def key_value(key, value, fields):
    field = fields.get(key)
    if not field and key.startswith('x-') and isinstance(value, dict) and 'label' in value:
        return record(key, value, 'own-fact')
    if not field:
        return free(key, value)
    if field[2] and isinstance(value, list):
        return element(key, ''.join(single(field[2], v, field) for v in value))
    if field[2]:
        return free(key, value)
    return single(key, value, field)


def record(name, value, type_):
    fields, attribute, content = FIELDS[type_], '', ''
    for key, v in value.items():
        if key == 'id' and 'id' in fields and not isinstance(v, (dict, list)):
            attribute = f' id="{plain(v)}"' if v is not None else ''
        else:
            content += key_value(key, v, fields)
    return f'<{name}{attribute}>{content}</{name}>'


def write_xml(path, description):
    with open(path, 'w', encoding='utf-8') as out:
        out.write(record('csms', description, 'csms') + '\n')


# -- edits ---------------------------------------------------------------------------------------

def edit(description, text):
    """"a/0/b: VALUE" puts a value there, "a/0/b" takes it away."""
    path, _, value = text.partition(': ')
    *way, last = [int(p) if p.isdigit() else p for p in path.strip().split('/')]
    place = description
    for step in way:
        place = place[step]
    if not _:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(load(value))
    else:
        place[last] = load(value)


def rows(path):
    for line in open(path, encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            name, wanted, edits = (part.strip() for part in line.split('|', 2))
            yield name, wanted, [e.strip() for e in edits.split(' ;; ')]


def validator(path):
    schema = json.load(open(path, encoding='utf-8'))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=jsonschema.FormatChecker())


def samples(schema, out, *files):
    check = validator(schema)
    for number, file in enumerate(files):
        description = load(open(file, encoding='utf-8'))
        for fault in check.iter_errors(description):
            print(f'{file}: {"/".join(map(str, fault.path))}: {fault.message[:200]}')
        write_xml(f'{out}/{number}.xml', description)


def faults(schema, out, base, table):
    check = validator(schema)
    for name, wanted, edits in rows(table):
        description = load(open(base, encoding='utf-8'))
        for text in edits:
            edit(description, text)
        os.mkdir(f'{out}/{name}')
        with open(f'{out}/{name}/csms.yaml', 'w', encoding='utf-8') as file:
            yaml.safe_dump(description, file, allow_unicode=True, sort_keys=False)
        write_xml(f'{out}/{name}.xml', description)
        print(name, wanted, 'valid' if check.is_valid(description) else 'invalid')


def own(*files):
    def walk(value):
        if isinstance(value, dict):
            for key, v in value.items():
                if key.startswith('x-'):
                    names.add(key)
                else:
                    walk(v)
        elif isinstance(value, list):
            for v in value:
                walk(v)
    names = set()
    for file in files:
        walk(load(open(file, encoding='utf-8')))
    print(*sorted(names))


{'samples': samples, 'faults': faults, 'own': own}[sys.argv[1]](*sys.argv[2:])
