"""look.py FONTS STYLE.yaml...: the look of csmsc's PDFs as XML, for the style sheets beside this
file, and its font files in the folder FONTS.

Later files lie over earlier ones, as themes do.  A record of the list `tables` is an element <table>,
its fields are attributes; `like` is resolved, names of colours are their values, fonts name files in
FONTS, and a typeface its `families`, with those that stand in for missing characters."""
import pathlib
import sys
import xml.etree.ElementTree as ET

import fontTools.ttLib
import yaml

FACES = ("regular", "bold", "italic", "bold-italic")


def by_id(records):
    return {record["id"]: dict(record) for record in records}


def merge(under, over):
    """Field by field; records of a list by their ids."""
    if isinstance(under, dict) and isinstance(over, dict):
        return under | {key: merge(under.get(key), value) for key, value in over.items()}
    if isinstance(under, list) and over and isinstance(over, list) and "id" in over[0]:
        return list(merge(by_id(under), by_id(over)).values())
    return over


def resolve(record, records):
    return resolve(records[record["like"]], records) | record if "like" in record else record


def families(fonts, typeface):
    return ", ".join(font["name"] for wanted in (typeface, None)
                     for font in fonts if font.get("typeface") == wanted)


def take_font(family, installed, folder):
    """Puts a font into the folder: of a collection the one member, since FOP cannot read the whole."""
    taken = folder / installed.name
    if installed.suffix != ".ttc":
        taken.symlink_to(installed)
        return taken.name
    taken = taken.with_suffix(".otf")
    members = fontTools.ttLib.TTCollection(installed, lazy=True)
    next(font for font in members if font["name"].getDebugName(1) == family).save(taken)
    return taken.name


def take_fonts(look, folder):
    for font in look["fonts"]:
        for face in FACES:
            for place in look["font-folders"]:
                installed = pathlib.Path(place) / font.get(face, "")
                if installed.is_file():
                    font[face] = take_font(font["name"], installed, folder)
                    break


def main():
    look = {}
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            look = merge(look, yaml.safe_load(file))
    take_fonts(look, pathlib.Path(sys.argv[1]))
    root = ET.Element("look")
    colours = {colour["id"]: colour["value"] for colour in look["colours"]}

    def add(name, record):
        if name in ("text", "run") and "typeface" in record:
            record["families"] = families(look["fonts"], record["typeface"])
        ET.SubElement(root, name, {
            key: colours.get(str(field), str(field)) for key, field in record.items()
            if not isinstance(field, (dict, list))})

    for name, value in look.items():
        if isinstance(value, dict):
            add(name, value)
        elif isinstance(value, list) and "id" in value[0]:
            for record in value:
                add(name.rstrip("s"), resolve(record, by_id(value)))
    ET.indent(root)
    sys.stdout.buffer.write(ET.tostring(root, encoding="utf-8"))


main()
