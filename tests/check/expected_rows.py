"""The rows that every register-like document of a description must have, one "DOCUMENT REF" a line:
counted from the catalogs and the description alone, without the templates or the program.

    expected_rows.py TEMPLATES ORGANISATION"""
import pathlib
import sys

import yaml

TEMPLATES, FOLDER = map(pathlib.Path, sys.argv[1:3])


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def description():
    """All sections of csms.yaml and what it includes; lists go on from file to file."""
    whole, waiting = {}, ["csms.yaml"]
    while waiting:
        sections = read(FOLDER / waiting.pop(0))
        waiting += sections.pop("include", [])
        for key, value in sections.items():
            if isinstance(value, list):
                whole.setdefault(key, []).extend(value)
            else:
                whole[key] = value
    return whole


def entries(catalog):
    return read(TEMPLATES / "catalogs" / (catalog + ".yaml"))["entries"]


def own_entries(csms):
    """(reference, entry) of the organisation's own catalogs, which are read from the description."""
    return [(c["catalog"] + ":" + e["id"], e) for c in csms.get("catalogs", []) for e in c["entries"]]


# What a standard demands or advises; its clauses and notes, laws and scenarios are no rows.
DECIDED = ("requirement", "recommendation", "control", "extended")


def soa(csms):
    rows = ["iso27001:" + e["id"] for e in entries("iso27001") if e["kind"] == "control"]
    rows += ["iso27017:" + e["id"] for e in entries("iso27017") if e["kind"] == "extended"]
    rows += [ref for ref, entry in own_entries(csms) if entry["kind"] in DECIDED]
    return rows + ["own:" + c["id"] for c in csms.get("additional-controls", [])]


def applies(row, agreement):
    if "agreements" in row:
        return agreement["id"] in row["agreements"]
    return "services" not in row or agreement["service"] in row["services"]


def matrix(csms, of):
    agreement = next(a for a in csms["agreements"] if a["id"] == of)
    rows = ["iso27017:" + e["id"] for e in entries("iso27017")]
    rows += [ref for ref, entry in own_entries(csms) if "owners" in entry]
    for row in csms.get("responsibilities", []):
        if applies(row, agreement) and row["control"] not in rows:
            rows.append(row["control"])
    return rows


def checklist(csms):
    side = csms["cloud-role"]
    rows = ["cts:" + e["id"] for e in entries("cts")
            if (e["kind"] != "note" or e["id"] == "6.1.3-10")
            and (side == "both" or e.get("role", "both") in (side, "both"))]
    return rows + [c["control"] for c in csms["controls"] if c["applicable"] == "true"]


def main():
    csms = description()
    for document in csms["documents"]:
        kind = document["type"]
        rows = {"statement-of-applicability": lambda: soa(csms),
                "responsibility-matrix": lambda: matrix(csms, document["of"]),
                "stage-2-checklist": lambda: checklist(csms)}.get(kind, list)()
        for ref in rows:
            print(document["id"], ref)


main()
