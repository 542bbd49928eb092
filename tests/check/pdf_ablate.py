#!/usr/bin/env python3
"""pdf_ablate.py GOOD.pdf SPANS.pdf ATTACHMENTS.pdf FOLDER: the checks of pdf_structure.py find
what they are for.

From a file that passes (SPANS.pdf: one with cells that span columns, ATTACHMENTS.pdf: one of
PDF/A-3) each thing that a check looks for is taken away or spoilt in turn, and that check, and no
other, must find it.  Copies lie in FOLDER.  Prints TAP."""
import copy
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pdf_objects import Pdf  # noqa: E402
import pdf_structure  # noqa: E402


# ---- what is taken away ---------------------------------------------------------------------

def drop(*keys):
    """Takes the last key away from what the others lead to from the catalog."""
    def edit(p):
        del p.get(p.root, *keys[:-1])[keys[-1]]
    return edit


def first(p, wanted):
    """The first object that is wanted: (reference, value)."""
    return next((r, v) for r, v, s in p.each() if isinstance(v, dict) and wanted(v))


def element(kind, having=None):
    return lambda v: v.get('/S') == '/' + kind and '/P' in v and (having is None or having in v)


def drop_of(wanted, *keys):
    """Takes a key away from the first object that is wanted."""
    def edit(p):
        value = first(p, wanted)[1]
        del p.get(value, *keys[:-1])[keys[-1]]
    return edit


def put_in(wanted, key, to):
    def edit(p):
        first(p, wanted)[1][key] = to
    return edit


def annotation(v):
    return v.get('/Subtype') == '/Link'


def in_xmp(old, new):
    def edit(p):
        reference = p.root['/Metadata']
        data = p.stream(reference)
        assert re.search(old, data), old
        p.set_stream(reference, re.sub(old, new, data, count=1))
    return edit


def in_content(old, new):
    """Of the first page that has it."""
    def edit(p):
        for page in p.pages():
            reference = p.get(page)['/Contents']
            data = p.stream(reference)
            if re.search(old, data, re.S):
                p.set_stream(reference, re.sub(old, new, data, count=1, flags=re.S))
                return
        raise AssertionError(old)
    return edit


def short_profile(p):
    profile = p.get(p.list(p.root, '/OutputIntents')[0])['/DestOutputProfile']
    p.set_stream(profile, p.stream(profile)[:-4])


def no_back_from_mark(p):
    tree = p.get(p.root, '/StructTreeRoot', '/ParentTree', '/Nums')
    p.get(tree[1])[0] = None


def no_back_from_annotation(p):
    tree = p.get(p.root, '/StructTreeRoot', '/ParentTree', '/Nums')
    tree[-2:] = []


def no_way_back(p):
    del p.get(p.root, '/StructTreeRoot')['/ParentTree']


def no_link_object(p):
    """The link stays, with its words, but without its annotation."""
    _, link = first(p, lambda v: element('Link')(v) and any(isinstance(k, dict) and '/Obj' in k
                                                            for k in v.get('/K', [])))
    link['/K'] = [k for k in link['/K'] if not (isinstance(k, dict) and '/Obj' in k)]


def no_attribute(kind, key):
    def edit(p):
        def wanted(v):
            return element(kind, '/A')(v) and key in v['/A']
        del first(p, wanted)[1]['/A'][key]
    return edit


def lost_mark(p):
    """An element forgets its content."""
    first(p, lambda v: element('P', '/K')(v) and isinstance(v['/K'][0], int))[1]['/K'] = []


def empty_element(p):
    """An element claims content that is not there."""
    first(p, lambda v: element('P', '/K')(v) and isinstance(v['/K'][0], int))[1]['/K'].append(9999)


def wrong_parent(p):
    first(p, element('H1'))[1]['/P'] = p.root['/StructTreeRoot']


def interpolated(p):
    first(p, lambda v: v.get('/Subtype') == '/Image')[1]['/Interpolate'] = True


def in_cmyk(p):
    first(p, lambda v: v.get('/Subtype') == '/Image')[1]['/ColorSpace'] = '/DeviceCMYK'


def font_file(p):
    descriptor = first(p, lambda v: v.get('/Type') == '/FontDescriptor')[1]
    for key in ('/FontFile', '/FontFile2', '/FontFile3'):
        descriptor.pop(key, None)


def same_notes(p):
    for _ in range(2):
        first(p, element('P'))[1].update({'/S': '/Note', '/ID': 'u:n'})
    retag(p, 'Note', 'P')


def retag(p, kind, old):
    """The marks of elements of that kind are tagged like them."""
    for _, value, _ in p.each():
        if isinstance(value, dict) and value.get('/S') == '/' + kind and '/P' in value:
            for number in (k for k in value['/K'] if isinstance(k, int)):
                content = p.get(value['/Pg'])['/Contents']
                p.set_stream(content, re.sub(rb'/%s\s*<</MCID %d>>' % (old.encode(), number),
                                             b'/%s<</MCID %d>>' % (kind.encode(), number),
                                             p.stream(content)))


def widget(missing):
    """A box to tick, well made but for one thing."""
    def edit(p):
        page = p.pages()[0]
        structure = p.get(p.root, '/StructTreeRoot')
        document = structure['/K'][0]
        key = structure['/ParentTreeNextKey']
        look = {'/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 9, 9]}
        appearance = p.add(look)
        p.objects['obj:' + appearance] = {'stream': {'data': '', 'dict': look}}
        field = {'/Type': '/Annot', '/Subtype': '/Widget', '/FT': '/Btn', '/T': 'u:box',
                 '/TU': 'u:A box', '/F': 4, '/Rect': [0, 0, 9, 9], '/StructParent': key,
                 '/AS': '/Off', '/V': '/Off', '/AP': {'/N': {'/Off': appearance}}}
        del field[missing]
        reference = p.add(field)
        form = p.add({'/S': '/Form', '/P': document,
                      '/K': [{'/Type': '/OBJR', '/Obj': reference, '/Pg': page}]})
        p.get(document)['/K'].append(form)
        p.get(structure, '/ParentTree', '/Nums').extend([key, form])
        p.get(page).setdefault('/Annots', [])
        p.get(page)['/Annots'] = p.list(page, '/Annots') + [reference]
        p.root['/AcroForm'] = {'/Fields': [reference]}
    return edit


def heading_skips(p):
    first(p, element('H2'))[1]['/S'] = '/H3'
    retag(p, 'H3', 'H2')


def filespec(v):
    return v.get('/Type') == '/Filespec'


def attachment_file(p):
    return p.get(first(p, filespec)[1], '/EF', '/F')


def untyped_attachment(p):
    del attachment_file(p)['/Subtype']


def other_sum(p):
    attachment_file(p)['/Params']['/CheckSum'] = 'b:' + '00' * 16


# (check that must find it, what is done)
ABLATIONS = [
    ('xmp', 'no pdfaid:part', in_xmp(rb'<pdfaid:part>\d</pdfaid:part>', b'')),
    ('xmp', 'no pdfaid:conformance', in_xmp(rb'(<pdfaid:conformance>)A', rb'\1B')),
    ('xmp', 'no pdfuaid:part', in_xmp(rb'<pdfuaid:part>1</pdfuaid:part>', b'')),
    ('xmp', 'no metadata', drop('/Metadata')),
    ('xmp_schemas', 'pdfuaid is not declared', in_xmp(rb'http://www.aiim.org/pdfua/ns/id/</', b'x</')),
    ('xmp_schemas', 'a property is not declared',
     in_xmp(rb'(name>)ContentDigest(</pdfaP)', rb'\1Digest\2')),
    ('information', 'XMP has another title', in_xmp(rb'(x-default">)', rb'\1Another ')),
    ('information', 'a key more', lambda p: p.get(p.trailer, '/Info').update({'/More': 'u:x'})),
    ('output_intent', 'no output intent', drop('/OutputIntents')),
    ('output_intent', 'a profile cut short', short_profile),
    ('language', 'no language', drop('/Lang')),
    ('element_language', 'a language that is none', put_in(element('P'), '/Lang', 'u:Chinese (CN)')),
    ('mark_info', 'not marked', drop('/MarkInfo', '/Marked')),
    ('title_shown', 'no DisplayDocTitle', drop('/ViewerPreferences', '/DisplayDocTitle')),
    ('actions', 'an action on opening', lambda p: p.root.update({'/OpenAction': {'/S': '/JavaScript'}})),
    ('filters', 'a stream that lies elsewhere',
     put_in(lambda v: '/Length1' in v, '/F', 'u:font.ttf')),
    ('fonts_embedded', 'a font is not embedded', font_file),
    ('fonts_to_unicode', 'a font without its characters',
     drop_of(lambda v: v.get('/Subtype') == '/Type0', '/ToUnicode')),
    ('glyph_map', 'no CIDToGIDMap', drop_of(lambda v: v.get('/Subtype') == '/CIDFontType2', '/CIDToGIDMap')),
    ('images', 'an image is interpolated', interpolated),
    ('colours', 'an image in CMYK', in_cmyk),
    ('colours', 'type in CMYK', in_content(rb'\n([\d.]+ [\d.]+ [\d.]+) rg', rb'\n\1 0 k')),
    ('painted_in_marks', 'a rule outside of every mark',
     in_content(rb'/Artifact<</Type/Layout>>BDC\n(.*? f\n)(.*?)EMC\n', rb'\1\2')),
    ('painted_in_marks', 'text outside of every mark',
     in_content(rb'/Artifact<</Type/Pagination/Subtype/Header[^>]*>>BDC(.*?)EMC', rb'\1')),
    ('artifact_types', 'an artifact without a type',
     in_content(rb'/Artifact<</Type/Layout>>BDC', b'/Artifact BMC')),
    ('artifact_types', 'furniture of no kind', in_content(rb'/Subtype/Footer', b'/Subtype/Shoe')),
    ('mark_numbers marks_in_tree', 'a number twice', in_content(rb'/P<</MCID 2>>', b'/P<</MCID 1>>')),
    ('marks_in_tree', 'content that no element has', lost_mark),
    ('marks_in_tree', 'an element of what is not there', empty_element),
    ('parent_tree', 'no way back from a mark', no_back_from_mark),
    ('parent_tree annotation_parents', 'no ParentTree', no_way_back),
    ('mark_tags', 'a mark tagged otherwise', in_content(rb'/H1<</MCID', b'/P<</MCID')),
    ('element_types', 'a type that is none',
     lambda p: (put_in(element('P'), '/S', '/Text')(p), retag(p, 'Text', 'P'))),
    ('element_types', 'a cell that is a paragraph',
     lambda p: (put_in(element('TD'), '/S', '/P')(p), retag(p, 'P', 'TD'))),
    ('element_parents', 'an element with another parent', wrong_parent),
    ('headings', 'a level is skipped', heading_skips),
    ('head_scope', 'TH without Scope', no_attribute('TH', '/Scope')),
    ('table_spans', 'a cell that spans too much', put_in(element('TD'), '/A',
                                                         {'/O': '/Table', '/ColSpan': 2})),
    ('figure_alt', 'Figure without Alt', drop_of(element('Figure'), '/Alt')),
    ('figure_box', 'Figure without BBox', no_attribute('Figure', '/BBox')),
    ('note_ids', 'two notes with one ID', same_notes),
    ('link_contents', 'a link without Contents', drop_of(annotation, '/Contents')),
    ('annotation_flags', 'a link without F', drop_of(annotation, '/F')),
    ('annotation_parents', 'a link without StructParent', drop_of(annotation, '/StructParent')),
    ('annotation_parents', 'no way back from a link', no_back_from_annotation),
    ('annotation_elements', 'no OBJR in a link', no_link_object),
    ('tab_order', 'no Tabs', drop_of(lambda v: v.get('/Type') == '/Page' and '/Annots' in v, '/Tabs')),
    ('field_names', 'a field without TU', widget('/TU')),
    ('field_appearances', 'a field without AP', widget('/AP')),
    ('attachments_allowed', 'part 3 without an attachment',
     in_xmp(rb'(<pdfaid:part>)2', rb'\g<1>3')),
]
WITH_SPANS = [
    ('table_spans', 'TD without ColSpan', no_attribute('TD', '/ColSpan')),
]
WITH_ATTACHMENTS = [
    ('attachments_allowed', 'an attachment in part 2', in_xmp(rb'(<pdfaid:part>)3', rb'\g<1>2')),
    ('attachment_relations', 'no AFRelationship', drop_of(filespec, '/AFRelationship')),
    ('attachments_associated', 'no AF', drop('/AF')),
    ('attachment_types', 'no Subtype', untyped_attachment),
    ('attachment_sums', 'another checksum', other_sum),
]


# What qpdf would put right again is spoilt in the bytes.
def no_identifier(data):
    return re.sub(rb'/ID ?\[<[^]]*\]', lambda m: b' ' * len(m.group(0)), data)


BYTES = [
    ('identifier', 'no ID', no_identifier),
    ('file_form', 'another header', lambda d: d.replace(b'%PDF-1.7', b'%PDF-2.7', 1)),
    ('file_form', 'bytes behind the end', lambda d: d + b'more\n'),
    ('stream_ends', 'no line end before endstream',
     lambda d: re.sub(rb'(>>\nstream\n.*?)\nendstream', rb'\1 endstream', d, count=1, flags=re.S)),
]


class Tap:
    n = bad = 0

    def result(self, good, name, why=''):
        self.n += 1
        self.bad += not good
        print(f'{"" if good else "not "}ok {self.n} - {name}')
        for line in str(why).splitlines() if not good else []:
            print('# ' + line)


def main():
    good, spans, attachments, folder = sys.argv[1:5]
    tap, spoilt = Tap(), os.path.join(folder, 'spoilt.pdf')
    seen = set()

    def expect(names, what, path):
        try:
            found = pdf_structure.check(path)[0]
        except ValueError as fault:
            found = {'unreadable': [str(fault)]}
        seen.update(names.split())
        tap.result(set(found) == set(names.split()), f'{what}: {names.replace(" ", ", ")}',
                   '\n'.join(f'{n}: {f[:3]}' for n, f in found.items()) or 'nothing was found')

    for path, ablations in ((good, ABLATIONS), (spans, WITH_SPANS),
                            (attachments, WITH_ATTACHMENTS)):
        pdf = Pdf(path)
        pdf.save(spoilt)
        tap.result(not pdf_structure.check(spoilt)[0], f'{os.path.basename(path)} as it is',
                   pdf_structure.check(spoilt)[0])
        untouched = copy.deepcopy(pdf.json)
        for names, what, edit in ablations:
            pdf.json = copy.deepcopy(untouched)
            pdf.objects = pdf.json['qpdf'][1]
            pdf.trailer = pdf.objects['trailer']['value']
            edit(pdf)
            pdf.save(spoilt)
            expect(names, what, spoilt)
    for names, what, edit in BYTES:
        data = open(good, 'rb').read()
        changed = edit(data)
        assert changed != data, what
        open(spoilt, 'wb').write(changed)
        expect(names, what, spoilt)
    unreached = {c.__name__ for c in pdf_structure.CHECKS} - seen
    tap.result(not unreached, 'every check has something that it alone finds', unreached)
    return tap.bad > 0


sys.exit(main())
