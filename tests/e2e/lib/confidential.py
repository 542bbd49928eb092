#!/usr/bin/env python3
"""What is another counterparty's and stands in a responsibility matrix all the same.

confidential.py SAMPLE OUT TEMPLATES: SAMPLE is the description by which strings belong to someone,
OUT a pack of its matrices, each also as OUT/LANG/DOCUMENT.docbook.  Prints one line for each string
that is where it does not belong, and last what was looked for; status 1 if there was any.

Works from the YAML alone: knows neither the program nor its index of types."""
import glob, html, os, re, subprocess, sys
import yaml

# The keys whose values are told; the others hold references, words of a list, days and numbers.
TEXTS = """name email telephone hours position title number party security-terms supplies note
communicated-to provider customer sub-processor provider-evidence customer-evidence contact location
issuer covers""".split()
# What names a customer is never anybody else's, so that no text of another may hold it.
NAMES = ("name", "email", "telephone", "number", "id")


def squeeze(text):
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


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
    elif key in TEXTS and len(squeeze(node)) > 3:
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

    def parted(self, party):
        """The records of others, and those that this party may see."""
        others, seen = [], []
        for section in ("customers", "suppliers", "contracts", "assurances", "agreements", "documents",
                        "responsibilities", "assets"):
            for record in self.tree.get(section, []):
                (seen if self.is_theirs(section, record, party) else others).append((section, record))
        for section in ("organisation", "contact-point", "people", "departments", "data-classes", "services"):
            seen.append((section, self.tree.get(section)))
        return others, seen


def forbidden(description, party, wording):
    """{squeezed text: where it is from}, and what is left out since the party has it as well."""
    others, seen = description.parted(party)
    known = squeeze("\n".join(text for _, record in seen for _, text in leaves(record))) + wording
    strings, shared = {}, []
    for section, record in others:
        for key, text in [("id", record.get("id", ""))] + list(leaves(record)):
            if len(text) > 3 and squeeze(text) in known:
                shared.append((section, key, text))
            elif len(text) > 3:
                strings[squeeze(text)] = f"{section} {record.get('id', record.get('control'))}: {text}"
    return strings, shared


def shown(path):
    """What a file shows, in every way a reader could come upon it."""
    if path.endswith(".pdf"):
        flow = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
        page = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
        about = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
        return squeeze(flow.stdout) + "\n" + squeeze(page.stdout) + "\n" + squeeze(about.stdout)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return squeeze(html.unescape(re.sub(r"<[^>]*>", "", text))) + "\n" + squeeze(html.unescape(text))


def main(sample, out, templates):
    description = Description(sample)
    wording = ""
    for path in glob.glob(f"{templates}/catalogs/*.yaml") + glob.glob(f"{templates}/l10n/*.xml"):
        wording += squeeze(html.unescape(open(path, encoding="utf-8").read()))
    parties = {a["id"]: a["with"] for a in description.tree["agreements"]}
    customers = [c["id"] for c in description.tree["customers"]]
    faults = looked = 0
    for document in description.tree["documents"]:
        party = parties.get(document.get("of"))
        if not party:
            continue
        strings, shared = forbidden(description, party, wording)
        for section, key, text in shared:
            if section == "customers" and key in NAMES and "@" in text + "@" * (key in ("name", "id")):
                print(f"{document['id']}: the description itself tells {party} of {text}")
                faults += 1
        own = [squeeze(t) for section, r in description.parted(party)[1] if section in ("customers", "suppliers")
               for k, t in leaves(r) if k in ("name", "email")]
        files = [p for p in sorted(glob.glob(f"{out}/*/{document['id']}.*"))]
        for path in files:
            text = shown(path)
            looked += len(strings)
            for squeezed, source in strings.items():
                if squeezed in text:
                    print(f"{path}: {source}")
                    faults += 1
            if not any(t in text for t in own):
                print(f"{path}: cannot be read: not even {party}'s own name is found")
                faults += 1
        print(f"# {document['id']}: {len(strings)} strings of others, {len(shared)} shared, {len(files)} files")
    return 1 if faults or not looked else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
