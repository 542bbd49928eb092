"""The fields of descriptions, and of the catalogs in them, read from compiler/model/schema*.def
without the program."""
import os
import re

FILES = ('schema.def', 'schema_catalog.def')
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..')
LINE = re.compile(r'FIELD\("([^"]*)", (\w+), (?:NULL|"([^"]*)"), (?:NULL|"([^"]*)"),')


def read_fields():
    """{record: {key: (kind, argument, item)}}"""
    fields, record = {}, None
    for name in FILES:
        for text in open(os.path.join(ROOT, 'compiler/model', name), encoding='utf-8'):
            if text.startswith('RECORD('):
                record = fields.setdefault(text.split('"')[1], {})
            elif found := LINE.match(text):
                record[found[1]] = found.groups()[1:]
    return fields
