#!/usr/bin/env python3
"""What is another counterparty's and stands in a responsibility matrix all the same.

confidential.py SAMPLE OUT TEMPLATES: SAMPLE is the description by which strings belong to someone,
OUT a pack of its matrices, each also as OUT/LANG/DOCUMENT.docbook.  Prints what was looked for, and one
line for each text that is where it does not belong; status 1 if there was any.

Works from the YAML alone: knows neither the program nor its index of types."""
import glob, html, os, re, subprocess, sys
import yaml

# The keys whose values are told; the others hold references, words of a list, days and numbers.
TEXTS = """name email telephone hours position title number party security-terms supplies note
communicated-to provider customer sub-processor provider-evidence customer-evidence contact location
issuer covers""".split()
# What is told of a supplier beneath a service.
TOLD = ("id", "name", "supplies", "jurisdiction")
# What names a customer is nobody else's: the description itself may not tell another of it.
NAMES = ("id", "name", "email", "telephone")


def squeeze(text):
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def is_told(text):
    """Whether it tells anything by itself: not "4" nor "12.3"."""
    return len(squeeze(text)) > 3 and re.search(r"[^\d.]", text)


def load(folder, name="csms.yaml"):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        tree = yaml.load(f, yaml.BaseLoader)
    for other in tree.pop("include", []):
        for key, value in load(folder, other).items():
            tree[key] = tree[key] + value if isinstance(value, list) and key in tree else value
    return tree


def leaves(node, key=None):
    """(key, text) of all that a record tells; a text per language counts under its own key."""
    if isinstance(node, dict):
        for k, value in node.items():
            yield from leaves(value, key if k in ("en", "zh-CN") else k)
    elif isinstance(node, list):
        for item in node:
            yield from leaves(item, key)
    elif key in TEXTS and is_told(node):
        yield key, node


class Description:
    def __init__(self, folder):
        self.tree = load(folder)

    def agreements(self, party):
        return [a for a in self.tree["agreements"] if a["with"] == party]

    def is_theirs(self, section, record, party):
        """Whether a record may be told to that party."""
        theirs = self.agreements(party)
        if section in ("customers", "suppliers"):
            return record["id"] == party
        if section in ("contracts", "assurances"):
            return any(record["id"] in a.get(section, []) for a in theirs)
        if section == "agreements":
            return record["with"] == party
        if section == "documents":
            return record.get("of") in [None] + [a["id"] for a in theirs]
        if "agreements" in record:
            return any(a["id"] in record["agreements"] for a in theirs)
        return "services" not in record or any(a["service"] in record["services"] for a in theirs)

    def beneath(self, party):
        """The suppliers of the services agreed with that party, who are told of by name."""
        services = [a["service"] for a in self.agreements(party)]
        return {u for s in self.tree["services"] if s["id"] in services for u in s.get("suppliers", [])}

    def parted(self, party):
        """The records of others, and those that this party may see."""
        others, seen, beneath = [], [], self.beneath(party)
        for section in ("customers", "suppliers", "contracts", "assurances", "agreements", "documents",
                        "responsibilities", "assets"):
            for record in self.tree.get(section, []):
                theirs = self.is_theirs(section, record, party)
                if section == "suppliers" and not theirs and record["id"] in beneath:
                    seen.append((section, {k: v for k, v in record.items() if k in TOLD}))
                    record = {k: v for k, v in record.items() if k not in TOLD}
                (seen if theirs else others).append((section, record))
        for section in ("organisation", "contact-point", "people", "departments", "data-classes", "services"):
            seen.append((section, self.tree.get(section)))
        return others, seen


def forbidden(description, party, wording):
    """{squeezed text: where it is from} of others; and what the party has to know all the same."""
    others, seen = description.parted(party)
    known = squeeze("\n".join(text for _, record in seen for _, text in leaves(record))) + wording
    strings, shared = {}, []
    for section, record in others:
        for key, text in [("id", record.get("id", ""))] + list(leaves(record)):
            if is_told(text) and squeeze(text) in known:
                shared.append((section, key, text))
            elif is_told(text):
                strings[squeeze(text)] = f"{section} {record.get('id', record.get('control'))}: {text}"
    return strings, shared


def shown(path):
    """What a file shows, in every way a reader could come upon it."""
    if path.endswith(".pdf"):
        tools = (["pdftotext", "-raw", path, "-"], ["pdftotext", path, "-"], ["pdfinfo", path])
        return "\n".join(squeeze(subprocess.run(t, capture_output=True, text=True, check=True).stdout)
                         for t in tools)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return squeeze(html.unescape(re.sub(r"<[^>]*>", "", text))) + "\n" + squeeze(html.unescape(text))


def own_texts(description, agreement):
    """What is said of this agreement (a dict) alone, which its matrix shows."""
    rows = [r for r in description.tree["responsibilities"] if agreement["id"] in r.get("agreements", [])]
    parties = [p for section in ("customers", "suppliers") for p in description.tree[section]
               if p["id"] == agreement["with"]]
    texts = rows + [{k: agreement[k]} for k in ("communicated-to", "note")] + [{"name": p["name"]} for p in parties]
    return [squeeze(text) for _, text in leaves(texts)]


def told_by_itself(document, party, shared):
    for section, key, text in shared:
        if section == "customers" and key in NAMES:
            yield f"{document}: the description tells {party} of {text}"


def found(paths, strings):
    for path in paths:
        text = shown(path)
        yield from (f"{path}: {source}" for string, source in strings.items() if string in text)


def unreadable(paths, own):
    """Formats in which not even what must be there is found, so that nothing is shown by the rest.
    A text may be cut by the end of a page, or be in the other language's file."""
    for suffix in (".docbook", ".html", ".pdf"):
        text = "\n".join(shown(p) for p in paths if p.endswith(suffix))
        there = sum(t in text for t in own)
        if there < 0.9 * len(own):
            yield f"{paths[:1]} {suffix}: only {there} of {len(own)} own texts are found"


def wording_of(templates):
    paths = glob.glob(f"{templates}/catalogs/*.yaml") + glob.glob(f"{templates}/l10n/*.xml")
    return "".join(squeeze(html.unescape(open(p, encoding="utf-8").read())) for p in paths)


def main(sample, out, templates):
    description = Description(sample)
    wording = wording_of(templates)
    agreements = {a["id"]: a for a in description.tree["agreements"]}
    faults = []
    for document in description.tree["documents"]:
        agreement = agreements.get(document.get("of"))
        if not agreement:
            continue
        paths = sorted(glob.glob(f"{out}/*/{document['id']}.*"))
        strings, shared = forbidden(description, agreement["with"], wording)
        faults += told_by_itself(document["id"], agreement["with"], shared)
        faults += found(paths, strings)
        faults += unreadable(paths, own_texts(description, agreement))
        print(f"# {document['id']}: {len(strings)} texts of others in {len(paths)} files")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
