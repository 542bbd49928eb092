"""The objects of a PDF as qpdf shows them in JSON: read, looked up, changed and written again.

Names are '/Name', references '5 0 R', text strings 'u:…', byte strings 'b:hex'."""
import base64
import json
import re
import subprocess

REFERENCE = re.compile(r'^\d+ \d+ R$')


def is_reference(value):
    return isinstance(value, str) and REFERENCE.match(value) is not None


def text(value):
    """A text string without its mark, or None."""
    if isinstance(value, str) and value.startswith('u:'):
        return value[2:]
    if isinstance(value, str) and value.startswith('b:'):
        return bytes.fromhex(value[2:]).decode('latin-1')
    return None


def octets(value):
    """The bytes of a string."""
    if value.startswith('b:'):
        return bytes.fromhex(value[2:])
    return value[2:].encode('latin-1')


class Pdf:
    def __init__(self, path):
        run = subprocess.run(['qpdf', '--json=2', '--json-stream-data=inline',
                              '--decode-level=generalized', path],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if run.returncode not in (0, 3):
            raise ValueError(run.stderr.decode('utf-8', 'replace').strip())
        self.path = path
        self.raw = open(path, 'rb').read()
        self.json = json.loads(run.stdout)
        self.objects = self.json['qpdf'][1]
        self.trailer = self.objects['trailer']['value']

    def get(self, value, *keys):
        """The object that a value refers to, then the value of each key in turn; None if missing."""
        for step in range(len(keys) + 1):
            if is_reference(value):
                entry = self.objects.get('obj:' + value, {})
                value = entry['stream']['dict'] if 'stream' in entry else entry.get('value')
            if step == len(keys):
                return value
            if not isinstance(value, dict):
                return None
            value = value.get(keys[step])

    def list(self, value, *keys):
        """The same as a list: what is none is one of one, what is missing of none."""
        value = self.get(value, *keys)
        return value if isinstance(value, list) else [] if value is None else [value]

    @property
    def root(self):
        return self.get(self.trailer, '/Root')

    def stream(self, reference):
        """The decoded bytes of a stream."""
        entry = self.objects.get(f'obj:{reference}', {})
        return base64.b64decode(entry['stream']['data']) if 'stream' in entry else None

    def set_stream(self, reference, data):
        self.objects['obj:' + reference]['stream']['data'] = base64.b64encode(data).decode('ascii')

    def add(self, value):
        """A new object; its reference."""
        number = self.json['qpdf'][0]['maxobjectid'] = self.json['qpdf'][0]['maxobjectid'] + 1
        self.objects[f'obj:{number} 0 R'] = {'value': value}
        return f'{number} 0 R'

    def pages(self):
        """References of the pages, in order."""
        out, waiting = [], self.list(self.root, '/Pages', '/Kids')[::-1]
        while waiting:
            node = waiting.pop()
            if self.get(node, '/Type') == '/Page':
                out.append(node)
            else:
                waiting.extend(self.list(node, '/Kids')[::-1])
        return out

    def each(self):
        """(reference, dictionary or value, is it a stream) of all objects."""
        for key, entry in self.objects.items():
            if key != 'trailer':
                stream = 'stream' in entry
                yield key[4:], entry['stream']['dict'] if stream else entry['value'], stream

    def number_tree(self, value):
        """The tree as a dictionary."""
        out, waiting = {}, [value]
        while waiting:
            node = self.get(waiting.pop()) or {}
            nums = self.list(node, '/Nums')
            out.update(zip(nums[::2], nums[1::2]))
            waiting.extend(self.list(node, '/Kids'))
        return out

    def save(self, path, *options):
        """Writes the objects as they are now."""
        for key, entry in self.objects.items():
            if 'stream' in entry:
                for name in ('/Filter', '/DecodeParms', '/Length'):
                    entry['stream']['dict'].pop(name, None)
        with open(path + '.json', 'w', encoding='utf-8') as out:
            json.dump(self.json, out)
        subprocess.run(['qpdf', '--json-input', '--deterministic-id', '--object-streams=disable',
                        '--newline-before-endstream', *options, path + '.json', path],
                       check=True, stderr=subprocess.DEVNULL)
