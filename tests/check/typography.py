"""English that is printed has the typographer's signs: one straight apostrophe or quotation mark a line.

    typography.py [FOLDER]  checks templates and input-samples below FOLDER (the project's)

Looked at: the texts of YAML files, not their keys, comments and quotes, and those of XML files.  Code,
variables and addresses keep what they have."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOT_PROSE = re.compile(r"`[^`]*`|\{[^{}\s]*\}|\w+://\S+")
# In or behind a word, or before one: inches, feet and code have no letter beside the sign.
STRAIGHT = re.compile(r"""[A-Za-z.,;:?!)]['"]|['"][A-Za-z]""")


def scalars(node):
    """The texts that a YAML node holds, each with its line."""
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.line + 1, node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from scalars(value)


def texts(path):
    with open(path, encoding="utf-8") as file:
        if path.endswith(".xml"):
            return [(e.get("key", e.tag), e.text or "") for e in ET.parse(file).getroot().iter() if not len(e)]
        return list(scalars(yaml.compose(file, yaml.SafeLoader)))


def files(root):
    """Descriptions, and what is printed beside them; what is issued and recorded is as it was."""
    for pattern in ("templates/l10n/*.xml", "templates/clauses/*.yaml", "templates/catalogs/*.yaml",
                    "input-samples/*/*.yaml", "input-samples/*/*.xml"):
        yield from sorted(glob.glob(os.path.join(root, pattern)))


def main(root):
    count = faults = 0
    for path in files(root):
        for place, text in texts(path):
            count += 1
            prose = NOT_PROSE.sub(" ", text)
            for found in STRAIGHT.finditer(prose):
                faults += 1
                print(f"{os.path.relpath(path, root)}:{place}: straight sign: "
                      f"{prose[max(0, found.start() - 20):found.end() + 20]}")
    if count < 10000:
        print(f"only {count} texts were looked at")
    return faults or count < 10000


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1] if len(sys.argv) > 1 else ROOT) else 0)
