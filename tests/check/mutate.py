"""A mutation test: facts of the samples are deleted or falsified one at a time.  Each mutation must
be reported (a finding that the sample does not have) or change an article (its HTML, but for the
digests).  One TAP line for each, which says what was changed and how it showed.

    mutate.py CSMSC WORK DATE EVERY SAMPLE...    EVERY: 1 tries all mutations, 3 every third

A row of MUTATIONS is "[sample:] PATH | EDIT | FINDING".  Steps of a path are keys; in a list
    key[]         the first item in which the rest of the path is found
    key[R-07]     the record with that id, or that text, if it has the rest; else as key[]
    key[a=b]      the first such record whose field a is b
    key[@PATH]    the record whose id stands at the other path
    key[2]        the third item
EDIT is one of
    -             deleted                         -en     deleted in that language
    ~             made another value of its kind  = TEXT  made this value
    +             stands twice                    + TEXT  put there, or at the end of a list
where TEXT may be @PATH, the value at that path, or ./KEY, that of a neighbour.  FINDING is the
message that must be among those reported; without it any will do, or a change.  What no row names,
each remaining field of the schema, is made another value in one of the samples."""
import collections
import concurrent.futures
import copy
import datetime
import functools
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e/lib"))
from fields import read_fields  # noqa: E402

FIELDS = read_fields()
LEAST = 30  # mutations of each sample

MUTATIONS = """
csms | = 2 | format-version
languages[en] | - | extra-language
include | + missing.yaml | file-open
x-remark | + unheard of
remark | + unheard of | unknown-key
organisation/name | ~
organisation/business | -en | no-translation
organisation/logo | = missing.png | file-open
organisation/logo | -
organisation/x-hobby | + chess
provider: cloud-role | = customer | service-side
customer: cloud-role | = provider | service-side
both: cloud-role | = provider | service-side
sites[]/address | -
sites[@services[]/regions[]/site] | - | dangling
departments[]/head | ~
people[]/position | - | missing-key
people[]/position | ~
people[@roles[]/holder] | - | dangling
roles[kind=csms-manager]/kind | = other | role-kind
roles[]/holder | ~
contact-point/email | ~
contact-point | - | missing-fact
services[role=provider]/model | ~
services[role=customer]/model | ~
services[]/regions[]/jurisdiction | ~
services[]/regions[]/site | -
provider: suppliers[@services[role=provider]/suppliers[]]/cloud | + IaaS | supplier-beneath
suppliers[]/cloud | -
suppliers[@agreements[]/with]/contact | - | party-lacks
customers[]/signatory | - | party-lacks
customers[]/contact/email | ~
scope/statement | -en | no-translation
scope/exclusions | -
risks[level=medium]/level | = critical
risks[]/level | ~
risks[level=high]/residual | = critical | residual-higher
risks[@controls[]/risks[]] | - | dangling
obligations[]/requirement | ~
obligations[]/effective | ~
obligations[unverified=true]/unverified | = false
contracts[@agreements[]/contracts[]]/effective | ~
contracts[@agreements[]/contracts[]]/expires | ~
contracts[]/clauses[]/number | ~
contracts[]/clauses[]/controls[] | -
contracts[]/clauses | -
measures[@controls[]/measures[]]/description | -
measures[@controls[]/measures[]] | - | dangling
evidence[@controls[status=implemented]/evidence[]]/date | = 2026-12-01 | evidence-future
evidence[@controls[status=implemented]/evidence[]]/valid-until | + 2026-08-31 | evidence-old
evidence[@controls[status=implemented]/evidence[]]/title | ~
assurances[@controls[]/assurance]/expires | = 2026-08-31 | assurance-expired
assurances[@controls[]/assurance]/supplier | ~
actions[status=in-progress]/due | = 2026-01-31 | action-overdue
actions[status=in-progress]/status | = done
additional-controls[]/statement | ~
additional-controls[] | - | dangling
controls[iso27001:A.5.1] | - | soa-undecided
controls[iso27001:A.5.1] | + | control-twice
controls[applicable=true]/applicable | = false | exclusion-missing
controls[applicable=false]/applicable | = true | exclusion-applicable
controls[applicable=false]/exclusion | - | exclusion-missing
controls[]/exclusion/review | = 2026-01-31 | exclusion-review
controls[]/exclusion/justification | -en | no-translation
controls[status=implemented]/status | = planned | control-action
controls[status=implemented]/status | - | control-lacks
controls[status=implemented]/evidence | - | control-evidence
controls[status=implemented]/measures | - | control-measure
controls[status=partial]/actions | - | control-action
controls[]/owner | ~
controls[]/how | ~
controls[]/risks[] | -
controls[responsibility=inherited]/assurance | - | control-assurance
controls[responsibility=shared]/responsibility | = inherited | control-assurance
controls[]/guidance | - | soa-guidance-missing
controls[]/guidance[]/met | = no
controls[]/guidance[]/text | ~
data-classes[]/treatment | - | missing-fact
data-classes[]/treatment | ~
assets[]/owner | ~
assets[]/owned-by | ~
assets[]/data-class | ~
assets[] | -
agreements[]/with | ~
agreements[] | + | duplicate-id
agreements[] | - | dangling
agreements[]/contracts | - | missing-fact
agreements[]/agreed | = 2026-12-01 | agreed-future
agreements[]/agreed | = 2020-01-31 | agreed-overdue
agreements[]/data-owner | ~
agreements[]/notice-hours | ~
agreements[]/notice-hours | - | missing-fact
agreements[]/signatory | ~
agreements[]/assurances[1] | -
responsibilities[iso27017:CLD.6.3.1]/owner | + not-applicable | duty-contradicts
responsibilities[]/owner | ~
responsibilities[]/provider | ~
responsibilities[]/provider | -
responsibilities[]/customer-evidence | ~
responsibilities[] | + | responsibility-twice
responsibilities[]/control | ~
processes[]/clauses[] | - | process-none
processes[-1]/clauses | + @processes[0]/clauses[0] | process-twice
processes[]/owner | ~
processes[]/controls[] | -
audits[]/team[role=lead]/role | = auditor | audit-lead
audits[]/team[role=auditor]/role | = lead | audit-lead
audits[]/team[]/processes | - | audit-unassigned
audits[]/team[]/department | + @processes[@audits[]/team[]/processes[]]/department | audit-own
audits[]/end | = 2020-01-31 | audit-end
audits[]/form-number | ~ | form-number
audits[]/form-version | ~
policy/purpose | - | missing-fact
policy/direction | ~
policy/principles | -en | no-translation
policy/objectives[]/target | -
policy/objectives[]/target | ~
policy/reviews[-1]/date | = 2026-12-01 | review-future
policy/reviews | - | missing-fact
parameters/policy-review-months | = 13 | not-yearly
parameters/customer-notice-hours | ~
parameters/password-length | -
parameters/tls-version | ~
clauses[]/id | = no-such-clause | clause-unknown
clauses[]/omit | -
clauses[]/text | ~
documents[1]/number | = @documents[0]/number | number-twice
documents[]/approved-by | = ./prepared-by | own-approval
documents[]/prepared-by | ~
documents[]/classification | - | missing-fact
documents[]/type | = security-polcy | unknown-type
documents[]/of | - | subject-missing
documents[type=responsibility-matrix] | - | subject-uncovered
documents[]/related[] | -
documents[]/distribution[]/name | ~
document-control/number-pattern | = ^ZZ-[0-9]+$ | number-pattern
document-control/prepared-label | ~
glossary[]/name | -en | no-translation
glossary[]/definition | ~
"""

# The type of document that is looked at first, by record or section.
CLOUD_POLICY = "cloud-security-policy"
FIRST = {name: kind for kind, names in {
    "statement-of-applicability": "organisation site sites controls risks obligations contracts "
                                  "measures evidence assurances actions additional-controls",
    "responsibility-matrix": "agreements responsibilities customers assets assurances "
                             "contract-clause contact signatory",
    "stage-2-checklist": "processes audits",
    "security-policy": "roles documents objective"}.items() for name in names.split()}

# Fields that may show in no text, only among the facts that are signed: why.
SIGNED_ONLY = {
    ("document", "review-months"): "the day of the next review is printed when issued",
    ("parameters", "backup-hours"): "the customer's own paragraph on backups does without it",
    ("parameters", "change-notice-days"): "no paragraph of a customer's policies has it",
    **{at: "csmsc catalog show prints it, and no document" for at in (
        ("catalog-group", "title"), ("entry", "kind"), ("entry", "stage"), ("entry", "nonconformities"),
        ("usual-holder", "process"), ("usual-holder", "department"))},
    **{("owners", model): "the sample's rows say who has the duty, or it has no such service" for model in (
        "iaas", "paas")},
    ("question", "side"): "who stands on both sides is asked the questions to either",
}

# Findings that are no report of a mutation, but faults of the program's own files.
OWN_FAULTS = ("transform-", "l10n-key", "l10n-file")
FACTS = re.compile(r'csmsc:facts-digest" content="([0-9a-f]{64})')
DIGESTS = re.compile(r"[0-9a-f]{64}|[0-9a-f]{12}</code></strong><code>[0-9a-f]{52}")


# -- descriptions ------------------------------------------------------------------------------

def read(folder):
    """All sections as one description; lists go on from file to file."""
    whole, waiting = {}, ["csms.yaml"]
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    while waiting:
        sections = yaml.load((folder / waiting.pop(0)).read_text(encoding="utf-8"), Loader=loader)
        waiting += sections.pop("include", [])
        for key, value in sections.items():
            if isinstance(value, list):
                whole.setdefault(key, []).extend(value)
            else:
                whole[key] = value
    return whole


def write(folder, sample, csms):
    folder.mkdir(parents=True)
    for logo in sample.glob("*.png"):
        shutil.copy(logo, folder)
    if (sample / "style").is_dir():
        shutil.copytree(sample / "style", folder / "style", dirs_exist_ok=True)
    # JSON is YAML, and keeps every text as it is.
    (folder / "csms.yaml").write_text(json.dumps(csms, ensure_ascii=False), encoding="utf-8")


# -- places ------------------------------------------------------------------------------------

class Place:
    """container[key], which holds field `name` of a record of the schema, or one of its items.
    top: the record of a top-level list in which it stands."""

    def __init__(self, container, key, record, name, trail, top):
        self.container, self.key, self.record, self.name = container, key, record, name
        self.trail, self.top = trail, top

    @property
    def value(self):
        return self.container[self.key]

    @value.setter
    def value(self, value):
        self.container[self.key] = value

    @property
    def field(self):
        """(kind, argument, item)"""
        return FIELDS.get(self.record, {}).get(self.name, ("STRING", None, None))

    def first_item(self):
        return Place(self.value, 0, self.record, self.name,
                     (*self.trail, identity(self.value[0], 0)), self.top)


def identity(item, index):
    if isinstance(item, str):
        return item
    for key in ("id", "control", "clause"):
        if isinstance(item.get(key), str):
            return item[key]
    return str(index + 1)


def inner_record(record, name):
    kind, argument, _ = FIELDS.get(record, {}).get(name, (None, None, None))
    return argument if kind == "RECORD" else None


def split_path(path):
    """[(key, selector or None)]; a selector may hold a path of its own."""
    steps, depth = [""], 0
    for c in path:
        depth += (c == "[") - (c == "]")
        if c == "/" and not depth:
            steps.append("")
        else:
            steps[-1] += c
    return [re.fullmatch(r"([^\[]+)(?:\[(.*)\])?", step).groups() for step in steps]


def chosen(csms, items, selector):
    """The indexes of the items that a selector admits, the best first."""
    every = range(len(items))
    if re.fullmatch(r"-?\d+", selector):
        return [*every[int(selector):][:1]]
    if selector.startswith("@"):
        wanted = [place.value for place in find(csms, selector[1:])]
        return [i for w in wanted for i in every if identity(items[i], i) == w]
    if "=" in selector:
        key, text = selector.split("=")
        return [i for i in every if items[i].get(key) == text]
    return sorted(every, key=lambda i: identity(items[i], i) != selector)


def find(csms, path, adding=False):
    """All places of a path, the best first; with `adding` also those that hold nothing yet."""

    def walk(node, record, steps, trail, top):
        (name, selector), rest = steps[0], steps[1:]
        inner, value = inner_record(record, name), node.get(name)
        if selector is None and rest and isinstance(value, dict):
            yield from walk(value, inner, rest, (*trail, name), top)
        elif selector is None and not rest and (name in node or adding):
            yield Place(node, name, record, name, (*trail, name), top)
        elif selector is not None and isinstance(value, list):
            for i in chosen(csms, value, selector):
                here, above = (*trail, name, identity(value[i], i)), top or value[i]
                if not rest:
                    yield Place(value, i, record, name, here, above)
                elif isinstance(value[i], dict):
                    yield from walk(value[i], inner, rest, here, above)

    return walk(csms, "csms", split_path(path), (), None)


def places(node, record="csms", trail=(), top=None):
    """Every place that holds a field of the schema."""
    for name, value in node.items():
        if name not in FIELDS[record]:
            continue
        place = Place(node, name, record, name, (*trail, name), top)
        inner = inner_record(record, name)
        yield place
        for i, item in enumerate(value if inner and isinstance(value, list) else []):
            yield from places(item, inner, (*place.trail, identity(item, i)), top or item)
        if inner and isinstance(value, dict):
            yield from places(value, inner, place.trail, top)


# -- edits -------------------------------------------------------------------------------------

def texts_under(node, key):
    """All texts that stand under this key, anywhere."""
    if isinstance(node, list):
        for item in node:
            yield from texts_under(item, key)
    elif isinstance(node, dict):
        found = node.get(key, [])
        yield from [found] if isinstance(found, str) else [v for v in found if isinstance(v, str)]
        for value in node.values():
            yield from texts_under(value, key)


def unlike(place, values):
    """The first value that does not stand there already."""
    taken = place.container if isinstance(place.container, list) else [place.value]
    return next((v for v in values if v not in taken), place.value + "-x")


def another_id(csms, place):
    """That of another record: to rename one to which nothing refers changes no fact."""
    records = functools.reduce(dict.get, place.trail[:-2], csms)
    return unlike(place, (r["id"] for r in records))


def another_ref(csms, place):
    return unlike(place, (r["id"] for s in place.field[1].split() for r in csms.get(s, [])))


def another_control(csms, place):
    return unlike(place, texts_under(csms, place.name))


def another_word(_, place):
    words = place.field[1].split("|")
    return words[(words.index(place.value) + 1) % len(words)]


def another_text(_, place):
    if isinstance(place.value, str):
        return place.value + "9"
    return {lang: text.rstrip("\n") + ("（已改）" if lang.startswith("zh") else " (altered)")
            for lang, text in place.value.items()}


def next_day(_, place):
    return str(datetime.date.fromisoformat(place.value) + datetime.timedelta(days=1))


ANOTHER = {"INT": lambda _, place: str(int(place.value) + 1),
           "BOOL": lambda _, place: "false" if place.value == "true" else "true",
           "ID": another_id, "DATE": next_day, "ENUM": another_word, "REF": another_ref,
           "CONTROL": another_control, "CLAUSE": another_control}


def said(before, after):
    short = isinstance(before, str) and isinstance(after, str) and len(before) + len(after) < 70
    return f"{before} -> {after}" if short else "reworded"


def alter(csms, place, _):
    if isinstance(place.value, list):
        place = place.first_item()
    before = place.value
    place.value = ANOTHER.get(place.field[0], another_text)(csms, place)
    return said(before, place.value)


def text_of(csms, place, text):
    if text.startswith("@"):
        return next(find(csms, text[1:])).value
    return place.container[text[2:]] if text.startswith("./") else text


def put(csms, place, text):
    before = place.value
    place.value = text_of(csms, place, text)
    return said(before, place.value)


def add(csms, place, text):
    if not text:
        place.container.append(copy.deepcopy(place.value))
        return "twice"
    value = text_of(csms, place, text)
    if place.field[2]:
        place.container.setdefault(place.key, []).append(value)
    else:
        place.value = value
    return f"+ {value}"


def delete(_, place, lang):
    if lang:
        del place.value[lang]
        return f"deleted in {lang}"
    del place.container[place.key]
    return "deleted"


EDITS = {"~": alter, "=": put, "+": add, "-": delete}


# -- mutations ---------------------------------------------------------------------------------

class Sample:
    def __init__(self, folder):
        self.name, self.folder = folder.name, folder
        self.csms = read(folder)
        self.text = json.dumps(self.csms, ensure_ascii=False)
        self.clean = None


class Mutation:
    """place_of finds the place in a copy of the sample; place is the one in the sample itself."""

    def __init__(self, sample, place_of, edit, wanted=""):
        self.sample, self.place_of, self.edit, self.wanted = sample, place_of, edit, wanted
        self.place = place_of(sample.csms)

    def make(self):
        """The mutated description, and what was done to it."""
        csms = json.loads(self.sample.text)
        place = self.place_of(csms)
        done = EDITS[self.edit[0]](csms, place, self.edit[1:].strip())
        return csms, "/".join(place.trail) + " " + done

    def field(self):
        return self.place.record, self.place.name


def fits(place, edit):
    """A text can lose a language only if it has it."""
    lang = edit[1:].strip() if edit[0] == "-" else ""
    return not lang or isinstance(place.value, dict) and lang in place.value


def from_row(sample, row):
    path, edit, wanted = (part.strip() for part in (row + " |").split("|")[:3])
    only, _, rest = path.partition(": ")
    if rest and only != sample.name:
        return None
    found = Mutation(sample, lambda csms: next(
        (p for p in find(csms, rest or path, edit[0] == "+") if fits(p, edit)), None), edit, wanted)
    return found if found.place else None


def from_field(sample, field):
    """The first value of a field is made another."""
    found = Mutation(sample, lambda csms: next(
        (p for p in places(csms) if (p.record, p.name) == field), None), "~")
    return found if found.place else None


def all_fields(root="csms"):
    """Every field of a description; of those that hold records, the records' own."""
    records, found = [root], []
    for record in records:
        for name, (kind, argument, _) in FIELDS[record].items():
            if kind != "RECORD":
                found.append((record, name))
            elif argument not in records:
                records.append(argument)
    return found


def all_mutations(samples):
    rows = MUTATIONS.strip().splitlines()
    made = [m for sample in samples for row in rows if (m := from_row(sample, row))]
    hit = {m.field() for m in made}
    for turn, field in enumerate(f for f in all_fields() if f not in hit):
        first = turn % len(samples)
        tried = (from_field(sample, field) for sample in samples[first:] + samples[:first])
        made += [m for m in tried if m][:1]
    return made


# -- the program -------------------------------------------------------------------------------

class Built:
    """What the program says and makes of a description."""

    def __init__(self, folder, *options):
        out = folder.parent / (folder.name + ".out")
        run = subprocess.run([PROGRAM, "build", folder, "-o", out, "--format", "html",
                              "--date", DATE, "--diagnostics", "json", *options],
                             capture_output=True, check=False)
        self.said = run.stderr.decode(errors="replace")
        self.status, self.broken = run.returncode, run.returncode not in (0, 1, 3)
        report = json.loads(self.said) if self.said.strip() and not self.broken else {}
        self.findings = collections.Counter(
            (f["id"], f["text"]) for f in report.get("findings", []))
        self.broken |= any(ident.startswith(OWN_FAULTS) for ident, _ in self.findings)
        self.articles, self.facts = {}, {}
        for path in out.glob("*/*.html"):
            html, name = path.read_text(encoding="utf-8"), f"{path.stem}.{path.parent.name}"
            self.articles[name] = hashlib.sha256(DIGESTS.sub("", html).encode()).digest()
            self.facts[name] = FACTS.search(html)[1]
        shutil.rmtree(out, ignore_errors=True)


def in_agreements(csms, record):
    """The agreements that a record is, or names, or whose service it names."""
    if "agreements" in record:
        return record["agreements"]
    services = record.get("services", [])
    return [record.get("id")] + [
        a["id"] for a in csms.get("agreements", []) if a.get("service") in services]


def likely_type(mutation):
    """Rules run whatever is built: the policy, being short, will do for what they report."""
    if mutation.wanted and not mutation.wanted.startswith("soa-"):
        return "security-policy"
    place = mutation.place
    return FIRST.get(place.record) or FIRST.get(place.trail[0], CLOUD_POLICY)


def looked_at(csms, mutation):
    """The choices of documents to build until the mutation shows: the likely one, one of each type,
    all of them."""
    near = in_agreements(csms, mutation.place.top) if isinstance(mutation.place.top, dict) else []
    documents = [(d.get("type"), d["id"], d.get("of")) for d in csms["documents"] if "id" in d]
    of_each = {}
    for kind, name, subject in documents:
        if kind not in of_each or subject and subject in near:
            of_each[kind] = name
    likely = of_each.get(likely_type(mutation), documents[0][1])
    return [["--only", likely], ["--only", ",".join(of_each.values())], []]


def changed(built, clean):
    """The documents of which these digests differ, among those built."""
    names = (name for name in built if clean.get(name) != built[name])
    return ", ".join(sorted({name.split(".")[0] for name in names}))


def shown(mutation, built):
    """How a mutation shows, or "": what is wanted of it has to be reported."""
    clean = mutation.sample.clean
    new = sorted({ident for ident, _ in built.findings - clean.findings})
    if mutation.wanted in new or new and not mutation.wanted:
        return "reported " + ", ".join(new)
    documents = changed(built.articles, clean.articles)
    if not documents or mutation.wanted:
        return ""
    return documents + (" change" if "," in documents else " changes")


def unseen(mutation, built):
    """(whether it is no fault, what to say) of what does not show."""
    if mutation.wanted:
        return False, f"{mutation.wanted} is not reported\n# {built.said[:500]!r}"
    signed = changed(built.facts, mutation.sample.clean.facts)
    why = SIGNED_ONLY.get(mutation.field())
    if signed and why:
        return True, f"a fact of {signed}: {why}"
    of = f", only a fact of {signed}" if signed else ""
    return False, "neither reported nor in any article" + of


def attempt(number, mutation):
    """(whether it shows or need not, the line to print)."""
    csms, done = mutation.make()
    folder = WORK / str(number)
    write(folder, mutation.sample.folder, csms)
    for documents in looked_at(csms, mutation):
        built = Built(folder, *documents)
        how = shown(mutation, built)
        if how or built.broken:
            break
    shutil.rmtree(folder)
    ok, said_of_it = (True, how) if how else unseen(mutation, built)
    if built.broken:
        ok, said_of_it = False, f"the program fails\n# {built.status} {built.said[:500]!r}"
    return ok, f"{mutation.sample.name}: {done}: {said_of_it}"


# -- the test ----------------------------------------------------------------------------------

class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def line(self, ok, text):
        self.count, self.failed = self.count + 1, self.failed + (not ok)
        print(f"{'ok' if ok else 'not ok'} {self.count} - {text}", flush=True)


def look_at(sample):
    """Builds the sample as it is.  Whether it is without findings, and neither the order of its
    sections nor building some documents only is seen: what is seen later comes of the mutations."""
    folder = WORK / sample.name
    write(folder / "clean", sample.folder, sample.csms)
    write(folder / "turned", sample.folder, dict(reversed(sample.csms.items())))
    some = ",".join({d["type"]: d["id"] for d in sample.csms["documents"]}.values())
    sample.clean, turned = Built(folder / "clean"), Built(folder / "turned", "--only", some)
    return (bool(sample.clean.articles) and bool(turned.articles)
            and not sample.clean.findings and not turned.findings
            and not changed(turned.articles, sample.clean.articles))


def coverage(tap, mutations, samples):
    for sample in samples:
        count = sum(m.sample is sample for m in mutations)
        tap.line(count >= LEAST, f"{sample.name}: {count} mutations, {LEAST} at least")
    lacking = set(FIELDS["csms"]) - {m.place.trail[0] for m in mutations}
    tap.line(not lacking, " ".join(["every section is hit", *sorted(lacking)]))
    # A catalog of a sample has what it needs; test_catalog_page.c has the rest.
    lacking = set(all_fields()) - set(all_fields("catalog-file")) - {m.field() for m in mutations}
    tap.line(not lacking, " ".join(["every field is hit", *sorted(map("/".join, lacking))]))


def main(every, *folders):
    tap, samples = Tap(), [Sample(pathlib.Path(folder)) for folder in folders]
    mutations = all_mutations(samples)
    tried = mutations[::int(every)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for sample, same in zip(samples, pool.map(look_at, samples)):
            tap.line(same, f"{sample.name}: nothing is reported; in another order, nothing changes")
        for ok, text in pool.map(attempt, range(len(tried)), tried):
            tap.line(ok, text)
    coverage(tap, mutations, samples)
    print(f"# {len(tried)} of {len(mutations)} mutations tried, {tap.failed} tests failed")
    sys.exit(tap.failed > 0)


PROGRAM, WORK, DATE = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
main(*sys.argv[4:])
