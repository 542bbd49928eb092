#!/usr/bin/env python3
"""marks.py L10N FILE...: DocBook articles in the language of L10N in which what the description lacks is not
marked as a gap.

The words for it ("[not stated]") stand nowhere but in a mark.  Prints how many there are; what is wrong, one
line each.
"""
import sys
import xml.etree.ElementTree as tree


def texts(node, marked=False):
    """Every text with whether it stands in a mark."""
    marked = marked or node.get('role') == 'gap'
    yield node.text or '', marked
    for child in node:
        yield from texts(child, marked)
        yield child.tail or '', marked


def main():
    words = tree.parse(sys.argv[1]).find("text[@key='furniture.missing']").text
    marks, wrong = 0, []
    for name in sys.argv[2:]:
        for text, marked in texts(tree.parse(name).getroot()):
            if words in text and marked:
                marks += 1
            elif words in text:
                wrong.append(f'{name}: {text.strip()}')
    print('\n'.join(wrong[:40]) or marks)
    return bool(wrong)


sys.exit(main())
