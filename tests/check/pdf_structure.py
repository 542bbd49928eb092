#!/usr/bin/env python3
"""pdf_structure.py [--list] FILE.pdf…: what PDF/A-2a (with attachments 3a) and PDF/UA-1 ask of
a file, as far as a machine can tell.

Each function below is one check, named as it is reported; pdf_ablate.py removes what each looks
for, one at a time, and expects just that one to fail.  Prints a line for each file, and for each
check that failed what was found; exit status 1 if one did."""
import hashlib
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pdf_objects import Pdf, is_reference, octets, text  # noqa: E402

NS = {
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    'dc': 'http://purl.org/dc/elements/1.1/',
    'pdf': 'http://ns.adobe.com/pdf/1.3/',
    'xmp': 'http://ns.adobe.com/xap/1.0/',
    'pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
    'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
    'csmsc': 'urn:csmsc:pdf:',
    'ext': 'http://www.aiim.org/pdfa/ns/extension/',
    'schema': 'http://www.aiim.org/pdfa/ns/schema#',
    'property': 'http://www.aiim.org/pdfa/ns/property#',
}
# Schemas that XMP or PDF/A define themselves.
KNOWN = {NS[p] for p in ('rdf', 'dc', 'pdf', 'xmp', 'pdfaid', 'ext')}

GROUPS = {'Document', 'Part', 'Sect', 'Div', 'BlockQuote', 'NonStruct', 'Art'}
# What may stand in what, where it matters; None: only what is named may be the parent.
PARENTS = {
    'TR': {'Table', 'THead', 'TBody', 'TFoot'}, 'THead': {'Table'}, 'TBody': {'Table'},
    'TFoot': {'Table'}, 'TH': {'TR'}, 'TD': {'TR'}, 'LI': {'L'}, 'Lbl': {'LI', 'Note', 'BibEntry'},
    'LBody': {'LI'}, 'TOCI': {'TOC'},
}
CHILDREN = {
    'Table': {'TR', 'THead', 'TBody', 'TFoot', 'Caption'}, 'THead': {'TR'}, 'TBody': {'TR'},
    'TFoot': {'TR'}, 'TR': {'TH', 'TD'}, 'L': {'LI', 'L', 'Caption'}, 'LI': {'Lbl', 'LBody'},
    'TOC': {'TOC', 'TOCI', 'Caption'},
}
TYPES = GROUPS | set(PARENTS) | set(CHILDREN) | {
    'Caption', 'Index', 'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Span', 'Quote', 'Note',
    'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Figure', 'Formula', 'Form',
}

PAINT = {b'f', b'F', b'f*', b'B', b'B*', b'b', b'b*', b'S', b's', b'sh', b'Do', b'Tj', b'TJ',
         b"'", b'"', b'EI'}


# ---- what the checks look at ----------------------------------------------------------------

class Element:
    def __init__(self, reference, value, parent):
        self.reference, self.value, self.parent = reference, value, parent
        self.kind = value.get('/S', '')[1:]
        self.children, self.marks, self.objects = [], [], []

    def above(self):
        node = self.parent
        while node:
            yield node
            node = node.parent


class Mark:
    """A stretch of a page's content: tag, properties, and whether anything is painted in it."""
    def __init__(self, tag, properties):
        self.tag, self.properties = tag, properties
        number = re.search(rb'/MCID (\d+)', properties)
        self.mcid = int(number.group(1)) if number else None


class File(Pdf):
    """A PDF with its structure tree and the marks of its pages."""
    def __init__(self, path):
        super().__init__(path)
        self.page_list = self.pages()
        self.elements, self.unknown_kids = [], []
        self.tree = self.get(self.root, '/StructTreeRoot') or {}
        for kid in self.list(self.tree, '/K'):
            self.read_element(kid, None)
        self.marks, self.loose = {}, {}
        for page in self.page_list:
            self.marks[page], self.loose[page] = read_content(self.content(page))

    def content(self, page):
        return b'\n'.join(self.stream(part) or b'' for part in self.references(page, '/Contents'))

    def references(self, value, key):
        found = (self.get(value) or {}).get(key)
        if is_reference(found) and isinstance(self.get(found), list):
            found = self.get(found)
        return found if isinstance(found, list) else [] if found is None else [found]

    def read_element(self, reference, parent):
        waiting = [(reference, parent)]
        while waiting:
            reference, parent = waiting.pop()
            element = Element(reference, self.get(reference) or {}, parent)
            self.elements.append(element)
            if parent:
                parent.children.append(element)
            waiting.extend((kid, element) for kid in self.read_kids(element)[::-1])

    def read_kids(self, element):
        """Puts marks and objects into the element; the kids that are elements."""
        elements = []
        page = element.value.get('/Pg')
        for kid in self.list(element.value, '/K'):
            value = self.get(kid)
            if isinstance(value, int):
                element.marks.append((page, value))
            elif isinstance(value, dict) and value.get('/Type') == '/MCR':
                element.marks.append((value.get('/Pg', page), value.get('/MCID')))
            elif isinstance(value, dict) and value.get('/Type') == '/OBJR':
                element.objects.append(value.get('/Obj'))
            elif isinstance(value, dict) and '/S' in value:
                elements.append(kid)
            else:
                self.unknown_kids.append(kid)
        return elements

    def metadata(self):
        reference = self.root.get('/Metadata')
        data = self.stream(reference) if reference else None
        try:
            return ET.fromstring(data) if data else None
        except ET.ParseError:
            return None

    def property(self, name):
        """An XMP property's text."""
        prefix, local = name.split(':')
        root = self.metadata()
        found = root.find('.//{%s}%s' % (NS[prefix], local)) if root is not None else None
        return None if found is None else ''.join(found.itertext()).strip()

    def annotations(self):
        for page in self.page_list:
            for reference in self.references(page, '/Annots'):
                yield page, reference, self.get(reference) or {}

    def of_kind(self, *kinds):
        return [e for e in self.elements if e.kind in kinds]

    def fonts(self):
        return [(r, v) for r, v, _ in self.each()
                if isinstance(v, dict) and v.get('/Type') == '/Font']

    def part(self):
        return self.property('pdfaid:part')


STRING = re.compile(rb'\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]+>', re.S)
TOKEN = re.compile(rb'/[^\s/<>\[\]()]+|<<|>>|[A-Za-z\'"][A-Za-z0-9*]*|[-+.0-9]+|\[|\]')


def read_content(content):
    """(marks, operators that paint outside of them)."""
    marks, loose, open_marks = [], [], []
    tokens = TOKEN.findall(STRING.sub(b' ', content))
    operands = []
    for token in tokens:
        if token[:1] in b'/<>[]-+.0123456789':
            operands.append(token)
            continue
        if token in (b'BDC', b'BMC'):
            tag = operands[0] if operands else b''
            open_marks.append(Mark(tag[1:].decode('latin-1'), b' '.join(operands[1:])))
            marks.append(open_marks[-1])
        elif token == b'EMC':
            if open_marks:
                open_marks.pop()
            else:
                loose.append('EMC')
        elif token in PAINT and not any(m.tag == 'Artifact' or m.mcid is not None
                                        for m in open_marks):
            loose.append(token.decode('latin-1'))
        operands = []
    loose.extend('BDC' for _ in open_marks)
    return marks, loose


# ---- the checks: each yields what it finds wrong --------------------------------------------

def xmp(f):
    """An XMP packet that says of which parts the file is."""
    if f.get(f.root, '/Metadata', '/Subtype') != '/XML' or f.metadata() is None:
        yield 'no XMP metadata'
    elif f.part() not in ('2', '3') or f.property('pdfaid:conformance') != 'A':
        yield f'PDF/A part {f.part()}, conformance {f.property("pdfaid:conformance")}'
    elif f.property('pdfuaid:part') != '1':
        yield f'PDF/UA part {f.property("pdfuaid:part")}'
    elif not f.property('dc:title'):
        yield 'no title'


def xmp_schemas(f):
    """Every property of a schema that PDF/A does not know is declared in the packet."""
    root = f.metadata()
    if root is None:
        return
    declared = set()
    for schema in root.iter('{%s}schemas' % NS['ext']):
        for entry in schema.iter('{%s}li' % NS['rdf']):
            uri = entry.findtext('schema:namespaceURI', '', NS)
            for name in entry.iter('{%s}name' % NS['property']):
                declared.add((uri, name.text))
    for description in root.iter('{%s}Description' % NS['rdf']):
        for child in description:
            uri, name = child.tag[1:].split('}')
            if uri not in KNOWN and (uri, name) not in declared:
                yield f'{name} of {uri} is not declared'


def information(f):
    """The document information dictionary says what XMP says."""
    standard = {
        '/Title': 'dc:title', '/Author': 'dc:creator', '/Subject': 'dc:description',
        '/Keywords': 'pdf:Keywords', '/Creator': 'xmp:CreatorTool', '/Producer': 'pdf:Producer',
        '/CreationDate': 'xmp:CreateDate', '/ModDate': 'xmp:ModifyDate',
    }
    if f.metadata() is None:
        return
    info = f.get(f.trailer, '/Info') or {}
    own = {'/' + child.tag.split('}')[1] for child in f.metadata().iter()
           if child.tag.startswith('{%s}' % NS['csmsc'])}
    for key in set(info) | set(standard) | own:
        name = standard.get(key, 'csmsc:' + key[1:])
        mine, theirs = text(info.get(key)), f.property(name)
        if mine and key.endswith('Date'):
            mine = re.sub(r'D:(....)(..)(..)(..)(..)(..)Z', r'\1-\2-\3T\4:\5:\6Z', mine)
        if mine != theirs:
            yield f'{key} is "{mine}", {name} "{theirs}"'


def output_intent(f):
    """What the colours mean: an RGB profile, as DeviceRGB is used."""
    intents = [f.get(i) for i in f.list(f.root, '/OutputIntents')]
    profiles = [i.get('/DestOutputProfile') for i in intents if i.get('/S') == '/GTS_PDFA1']
    if len(profiles) != 1:
        yield f'{len(profiles)} output intents'
        return
    icc = f.stream(profiles[0]) or b''
    if f.get(profiles[0], '/N') != 3 or icc[16:20] != b'RGB ' or icc[36:40] != b'acsp':
        yield 'no RGB profile'
    elif int.from_bytes(icc[:4], 'big') != len(icc):
        yield 'the profile is not as long as it says'


def language(f):
    if not re.match(r'^[a-z]{2,3}(-[A-Za-z0-9]+)*$', text(f.root.get('/Lang')) or ''):
        yield f'the catalog\'s language is {f.root.get("/Lang")}'


def element_language(f):
    """Languages of elements are written as BCP 47 has them."""
    for e in f.elements:
        lang = e.value.get('/Lang')
        if lang is not None and not re.match(r'^[a-z]{2,3}(-[A-Za-z0-9]+)*$', text(lang) or ''):
            yield f'{e.kind} {e.reference}: {lang}'


def mark_info(f):
    if f.get(f.root, '/MarkInfo', '/Marked') is not True:
        yield 'not marked as tagged'


def title_shown(f):
    if f.get(f.root, '/ViewerPreferences', '/DisplayDocTitle') is not True:
        yield 'viewers show the name of the file'


def identifier(f):
    ids = f.list(f.trailer, '/ID')
    if len(ids) != 2 or not all(isinstance(i, str) and len(i) > 16 for i in ids):
        yield 'no identifier'


def file_form(f):
    """Header, comment of four high bytes, nothing behind the end, no encryption."""
    if not re.match(rb'%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}', f.raw):
        yield 'header'
    if not re.search(rb'%%EOF\r?\n?$', f.raw):
        yield 'bytes behind the end'
    if '/Encrypt' in f.trailer:
        yield 'encrypted'


def stream_ends(f):
    """A line end before each endstream."""
    loose = len(re.findall(rb'[^\r\n]endstream[\r\n]', f.raw))
    if loose:
        yield f'{loose} streams'


def filters(f):
    for reference, value, stream in f.each():
        found = f.list(value, '/Filter') if stream else []
        if '/LZWDecode' in found or '/Crypt' in found or (stream and '/F' in value):
            yield f'{reference}: {found}'


def actions(f):
    """Nothing that acts by itself."""
    for key in ('/OpenAction', '/AA'):
        if key in f.root:
            yield f'catalog {key}'
    if f.get(f.root, '/Names', '/JavaScript'):
        yield 'JavaScript'
    for page, reference, value in f.annotations():
        kind = f.get(value, '/A', '/S')
        if kind not in (None, '/URI', '/GoTo') or '/AA' in value:
            yield f'{reference}: {kind}'


def fonts_embedded(f):
    for reference, font in f.fonts():
        if font.get('/Subtype') in ('/Type0', '/Type3'):
            continue
        files = f.get(font, '/FontDescriptor') or {}
        if not any(files.get(k) for k in ('/FontFile', '/FontFile2', '/FontFile3')):
            yield f'{reference} {font.get("/BaseFont")}'


def fonts_to_unicode(f):
    for reference, font in f.fonts():
        if font.get('/Subtype') == '/Type0' and '/ToUnicode' not in font:
            yield f'{reference} {font.get("/BaseFont")}'


def glyph_map(f):
    """A TrueType font addressed by number says which glyph each number is."""
    for reference, font in f.fonts():
        if font.get('/Subtype') == '/CIDFontType2' and not font.get('/CIDToGIDMap'):
            yield f'{reference} {font.get("/BaseFont")}'


def images(f):
    for reference, value, stream in f.each():
        if stream and value.get('/Subtype') == '/Image':
            if value.get('/Interpolate') is True:
                yield f'{reference} is interpolated'
            if '/Alternates' in value or '/OPI' in value:
                yield f'{reference} has alternatives'


def colours(f):
    for reference, value, stream in f.each():
        if stream and value.get('/ColorSpace') == '/DeviceCMYK':
            yield f'{reference} is in CMYK'
    for page in f.page_list:
        if re.search(rb'(?<![\w/])[kK](?=\s)', STRING.sub(b' ', f.content(page))):
            yield f'page {page} is painted in CMYK'


# -- content and structure --

def painted_in_marks(f):
    """Whatever is painted is content of an element or an artifact, and every mark ends."""
    for page in f.page_list:
        if f.loose[page]:
            yield f'page {page}: {dict(Counter(f.loose[page]))}'


def artifact_types(f):
    for page in f.page_list:
        for mark in f.marks[page]:
            if mark.tag != 'Artifact':
                continue
            kind = re.search(rb'/Type /(\w+)', mark.properties)
            sub = re.search(rb'/Subtype /(\w+)', mark.properties)
            if not kind or kind.group(1) not in (b'Pagination', b'Layout', b'Page', b'Background'):
                yield f'page {page}: {mark.properties.decode()}'
            elif sub and sub.group(1) not in (b'Header', b'Footer', b'Watermark'):
                yield f'page {page}: {sub.group(1).decode()}'


def mark_numbers(f):
    """Each mark of a page has a number of its own."""
    for page in f.page_list:
        numbers = [m.mcid for m in f.marks[page] if m.mcid is not None]
        if len(set(numbers)) != len(numbers):
            yield f'page {page}: a number twice'


def marks_in_tree(f):
    """Each mark is content of one element, each content of an element a mark."""
    have = Counter((page, m.mcid) for page in f.page_list for m in f.marks[page]
                   if m.mcid is not None)
    want = Counter(mark for e in f.elements for mark in e.marks)
    for mark in have:
        if want[mark] != 1:
            yield f'mark {mark[1]} of page {mark[0]} is content of {want[mark]} elements'
    for mark in want:
        if mark not in have:
            yield f'mark {mark[1]} of page {mark[0]} is not there'


def parent_tree(f):
    """From each mark the tree leads back to its element."""
    tree = f.number_tree(f.tree.get('/ParentTree'))
    owner = {mark: e.reference for e in f.elements for mark in e.marks}
    for page in f.page_list:
        key = f.get(page, '/StructParents')
        back = f.get(tree.get(key)) or []
        for mark in f.marks[page]:
            if mark.mcid is None:
                continue
            found = back[mark.mcid] if mark.mcid < len(back) else None
            if found is None or found != owner.get((page, mark.mcid), found):
                yield f'mark {mark.mcid} of page {page}: {found}'


def mark_tags(f):
    """A mark is tagged as its element is."""
    kind = {mark: e.kind for e in f.elements for mark in e.marks}
    for page in f.page_list:
        for mark in f.marks[page]:
            if mark.mcid is not None and kind.get((page, mark.mcid), mark.tag) != mark.tag:
                yield f'page {page}: {mark.tag} in {kind[page, mark.mcid]}'


def element_types(f):
    """Standard types, where they may stand."""
    if not f.elements:
        yield 'no structure'
    if f.unknown_kids:
        yield f'kids that are nothing: {f.unknown_kids[:5]}'
    for e in f.elements:
        above = e.parent.kind if e.parent else None
        if e.kind not in TYPES and f.get(f.tree, '/RoleMap', '/' + e.kind) is None:
            yield f'{e.reference}: {e.kind}'
        if above is None and e.kind != 'Document':
            yield f'{e.kind} {e.reference} is not in the document'
        if e.kind in PARENTS and above not in PARENTS[e.kind]:
            yield f'{e.kind} {e.reference} in {above}'
        if above in CHILDREN and e.kind not in CHILDREN[above]:
            yield f'{e.kind} {e.reference} in {above}'


def element_parents(f):
    for e in f.elements:
        expected = e.parent.reference if e.parent else f.root.get('/StructTreeRoot')
        if e.value.get('/P') != expected:
            yield f'{e.kind} {e.reference}: {e.value.get("/P")}'


def headings(f):
    """Levels do not skip on the way down; the first is the highest."""
    last = 0
    for e in f.elements:
        if re.match(r'^H[1-6]$', e.kind):
            level = int(e.kind[1])
            if level > last + 1:
                yield f'{e.kind} {e.reference} after {"H%d" % last if last else "nothing"}'
            last = level


def attributes(f, element):
    out = {}
    for entry in f.list(element.value, '/A'):
        value = f.get(entry)
        if isinstance(value, dict):
            out.update(value)
    return out


def head_scope(f):
    for e in f.of_kind('TH'):
        if attributes(f, e).get('/Scope') not in ('/Row', '/Column', '/Both'):
            yield f'TH {e.reference}'


def table_rows(table):
    for child in table.children:
        if child.kind == 'TR':
            yield child
        for row in child.children if child.kind in ('THead', 'TBody', 'TFoot') else []:
            if row.kind == 'TR':
                yield row


def table_spans(f):
    """With the cells' spans each row fills as many columns as the first."""
    for table in f.of_kind('Table'):
        busy, columns = {}, None
        for row in table_rows(table):
            place = 0
            taken = {c for c, rows in busy.items() if rows > 0}
            busy = {c: rows - 1 for c, rows in busy.items() if rows > 1}
            for cell in row.children:
                a = attributes(f, cell)
                while place in taken:
                    place += 1
                for c in range(place, place + a.get('/ColSpan', 1)):
                    if c in taken:
                        yield f'cells of row {row.reference} overlap'
                    taken.add(c)
                    if a.get('/RowSpan', 1) > 1:
                        busy[c] = a['/RowSpan'] - 1
                place += a.get('/ColSpan', 1)
            columns = len(taken) if columns is None else columns
            if len(taken) != columns:
                yield f'row {row.reference} of {table.reference}: {len(taken)} columns of {columns}'
        if busy:
            yield f'{table.reference}: a cell reaches below the last row'


def figure_alt(f):
    for e in f.of_kind('Figure', 'Formula'):
        if not (text(e.value.get('/Alt')) or text(e.value.get('/ActualText'))):
            yield f'{e.kind} {e.reference}'


def figure_box(f):
    for e in f.of_kind('Figure'):
        if len(attributes(f, e).get('/BBox', [])) != 4:
            yield f'Figure {e.reference}'


def note_ids(f):
    ids = Counter(e.value.get('/ID') for e in f.of_kind('Note'))
    for value, times in ids.items():
        if value is None or times > 1:
            yield f'{times} notes with the identifier {value}'


# -- annotations --

def link_contents(f):
    for page, reference, value in f.annotations():
        if value.get('/Subtype') == '/Link' and not text(value.get('/Contents')):
            yield reference


def annotation_flags(f):
    """Printed, and not hidden."""
    for page, reference, value in f.annotations():
        if value.get('/F', 0) & 0b100111 != 4:
            yield f'{reference}: {value.get("/F")}'


def annotation_parents(f):
    """From each annotation the tree leads back to its element."""
    tree = f.number_tree(f.tree.get('/ParentTree'))
    owner = {o: e.reference for e in f.elements for o in e.objects}
    for page, reference, value in f.annotations():
        found = tree.get(value.get('/StructParent'))
        if found is None or found != owner.get(reference, found):
            yield f'{reference}: {found}'


def annotation_elements(f):
    """An annotation is content of a Link, Form or Annot element, once."""
    kinds = {'/Link': 'Link', '/Widget': 'Form'}
    owners = {}
    for e in f.elements:
        for o in e.objects:
            owners.setdefault(o, []).append(e.kind)
    for page, reference, value in f.annotations():
        expected = kinds.get(value.get('/Subtype'), 'Annot')
        if owners.get(reference) != [expected]:
            yield f'{reference}: {owners.get(reference)}'


def tab_order(f):
    for page in f.page_list:
        if f.references(page, '/Annots') and f.get(page, '/Tabs') != '/S':
            yield f'page {page}'


def fields(f):
    return [(r, v) for _, r, v in f.annotations() if v.get('/Subtype') == '/Widget']


def field_names(f):
    for reference, value in fields(f):
        if not (text(value.get('/TU')) or text(f.get(value, '/Parent', '/TU'))):
            yield reference


def field_appearances(f):
    for reference, value in fields(f):
        if not f.get(value, '/AP', '/N'):
            yield reference


# -- attachments --

def specifications(f):
    return [(r, v) for r, v, _ in f.each()
            if isinstance(v, dict) and v.get('/Type') == '/Filespec']


def attached_files(f):
    names = f.list(f.root, '/Names', '/EmbeddedFiles', '/Names')
    return names[1::2]


def attachments_allowed(f):
    """Part 2 carries none, part 3 at least one."""
    if f.part() in ('2', '3') and bool(attached_files(f)) != (f.part() == '3'):
        yield f'{len(attached_files(f))} attachments in part {f.part()}'


def attachment_relations(f):
    for reference, value in specifications(f):
        if value.get('/AFRelationship') not in ('/Source', '/Data', '/Supplement', '/Alternative'):
            yield reference


def attachments_associated(f):
    """What is attached is associated with the document."""
    associated = f.references(f.root, '/AF')
    for reference in attached_files(f):
        if reference not in associated:
            yield reference


def attachment_types(f):
    for reference, value in specifications(f):
        file = f.get(value, '/EF', '/F') or {}
        if not re.match(r'^/[a-z]+/[-+.a-z0-9]+$', file.get('/Subtype') or ''):
            yield f'{reference}: {file.get("/Subtype")}'


def attachment_sums(f):
    """Size and checksum are those of the file, the date is the document's."""
    date = (f.get(f.trailer, '/Info') or {}).get('/ModDate')
    for reference, value in specifications(f):
        file = f.get(value, '/EF', '/F') or {}
        params = f.get(file, '/Params') or {}
        data = f.stream((f.get(value, '/EF') or {}).get('/F')) or b''
        if params.get('/CheckSum') is None or \
                octets(params['/CheckSum']) != hashlib.md5(data).digest() or \
                params.get('/Size') != len(data) or params.get('/ModDate') != date:
            yield reference


CHECKS = [
    xmp, xmp_schemas, information, output_intent, language, element_language, mark_info,
    title_shown, identifier, file_form, stream_ends, filters, actions, fonts_embedded,
    fonts_to_unicode, glyph_map, images, colours, painted_in_marks, artifact_types,
    mark_numbers, marks_in_tree, parent_tree, mark_tags, element_types, element_parents,
    headings, head_scope, table_spans, figure_alt, figure_box, note_ids, link_contents,
    annotation_flags, annotation_parents, annotation_elements, tab_order, field_names,
    field_appearances, attachments_allowed, attachment_relations, attachments_associated,
    attachment_types, attachment_sums,
]


def check(path):
    """{name of a check: what it found}, of those that found something."""
    f = File(path)
    found = {c.__name__: list(c(f)) for c in CHECKS}
    return {name: faults for name, faults in found.items() if faults}, f


def main():
    if sys.argv[1:] == ['--list']:
        print('\n'.join(c.__name__ for c in CHECKS))
        return 0
    bad = False
    for path in sys.argv[1:]:
        found, f = check(path)
        print(f'{"not " if found else ""}PDF/A-{f.part()}a, PDF/UA-1: {path}')
        for name, faults in found.items():
            print(f'  {name}: {"; ".join(map(str, faults[:5]))}' +
                  (f' and {len(faults) - 5} more' if len(faults) > 5 else ''))
        bad = bad or bool(found)
    return bad


if __name__ == '__main__':
    sys.exit(main())
