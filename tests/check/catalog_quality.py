"""What a program can see of the quality of catalogs and clause modules: one fault a line.

    catalog_quality.py               checks templates/catalogs and templates/clauses
    catalog_quality.py --list        prints the texts whose two languages differ most in length
    catalog_quality.py --shingles F  prints what stands in common-runs, from the specification's text

No text may share twelve Chinese characters or eight English words in a row with the text of the
certification specification.  That text is not ours to keep here; common-runs holds digests of its
runs.  Terms, numbers and titles are facts and are left out on both sides.
"""
import glob, hashlib, os, re, sys
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TERMS = ["云服务信息安全管理体系", "云服务客户数据", "云服务衍生数据", "云服务提供商", "云服务客户", "云服务用户",
         "多租户环境", "虚拟网络", "云服务", "信息安全", "管理体系"]
HAN = re.compile("[\u3400-\u9fff]+")
RUN_HAN, RUN_WORDS = 12, 8
VAGUE = {
    "en": re.compile(r"\b(appropriate(ly)?|adequate(ly)?|sufficient(ly)?|relevant|suitabl[ey]|proper(ly)?|reasonabl[ey]"
                     r"|necessary measures|(where|as|if) necessary|as needed)\b", re.I),
    "zh-CN": re.compile("适当|恰当|充分|必要措施|必要的措施|合理|妥善|足够|相关(?!方)"),
}
# A question that "yes, we have a policy" would answer.
POLICY_EN = re.compile(r"^(Is|Are) there\b|^(Do|Does|Has|Have) (you|the organi[sz]ation|the provider|the customer) "
                       r"(have|got|established|defined|documented)\b", re.I)
POLICY_ZH = re.compile("^(组织|提供商|客户)?是否(已经?)?(有|建立|制定|编制|具备|设有|形成|明确)")
QUOTED = ("title", "issuer", "edition")  # names of other people's texts
faults = 0


def fault(where, text):
    global faults
    faults += 1
    print(f"{where}: {text}")


def load(name):
    with open(name, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def files():
    for folder in ("catalogs", "clauses"):
        for name in sorted(glob.glob(os.path.join(ROOT, "templates", folder, "*.yaml"))):
            yield os.path.basename(name), load(name)


def texts(node, path=""):
    """Every text of a file as (path, {language: text})."""
    if isinstance(node, dict) and set(node) <= {"en", "zh-CN"} and node:
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, f"{path}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            name = value.get("id") or value.get("cited") if isinstance(value, dict) else None
            yield from texts(value, f"{path}/{name or i + 1}")


def masks(loaded):
    titles = {t["zh-CN"] for _, file in loaded for path, t in texts(file) if path.endswith("/title") and "zh-CN" in t}
    return sorted({m for m in titles | set(TERMS) if len(m) > 1}, key=len, reverse=True)


def runs_han(text, mask):
    for m in mask:
        text = text.replace(m, "|")
    text = re.sub(r"[\s，。；：、？！（）()《》“”\"'—\-…·]", "", text)
    return {r[i:i + RUN_HAN] for r in HAN.findall(text) for i in range(len(r) - RUN_HAN + 1)}


def runs_words(text):
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text.lower().replace("’", "'"))
    return {" ".join(words[i:i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)}


def digest(run):
    return hashlib.sha256(run.encode()).hexdigest()[:10]


def known_runs():
    with open(os.path.join(HERE, "common-runs"), encoding="ascii") as file:
        return set(file.read().split())


def check_text(where, path, text, mask, known):
    if set(text) != {"en", "zh-CN"}:
        return fault(where, "not given in en and zh-CN")
    if path.rsplit("/", 1)[-1] in QUOTED:
        return
    common = [r for r in runs_han(text["zh-CN"], mask) | runs_words(text["en"]) if digest(r) in known]
    if common:
        fault(where, f"in common with the specification: {sorted(common)[0]}")
    for lang, pattern in VAGUE.items():
        if found := pattern.search(text[lang]):
            fault(where, f"vague: {found.group()}")


def is_policy_question(text):
    english = [s for s in re.split(r"(?<=[?.!])\s+", text.get("en", "")) if s]
    chinese = text.get("zh-CN", "")
    return (english and all(POLICY_EN.search(s) for s in english)
            or POLICY_ZH.search(chinese) and chinese.count("？") <= 1 and "，" not in chinese)


def check_questions(name, file, seen):
    for entry in file.get("entries", []):
        for i, question in enumerate(entry.get("questions", [])):
            where = f"{name}: {entry['id']} question {i + 1}"
            for text in question["text"].values():
                if text in seen:
                    fault(where, f"the same as {seen[text]}")
                seen[text] = where
            if is_policy_question(question["text"]):
                fault(where, "a policy alone would answer it")
            if not question.get("evidence"):
                fault(where, "names no evidence")


def answers_needed(name, entry):
    """Rows of checklists have questions; notes guide and documents, laws and scenarios ask nothing."""
    if name == "cts.yaml":
        return entry["kind"] != "note" or entry.get("binds") == "true"
    return name in ("iso27001.yaml", "iso27017.yaml")


def check_whole(name, entry):
    where = f"{name}: {entry['id']}"
    for field in ("questions", "stage", "answered-by", "holder") if answers_needed(name, entry) else ():
        if not entry.get(field):
            fault(where, f"no {field}")
    if name != "cts.yaml" and answers_needed(name, entry) and not entry.get("purpose"):
        fault(where, "no purpose")
    if entry["kind"] in ("control", "guidance", "extended") and answers_needed(name, entry):
        sides = {p["side"] for p in entry.get("practice", [])}
        if sides != {"provider", "customer"}:
            fault(where, f"practice of {sorted(sides)}")
        asked = {q.get("side", "both") for q in entry.get("questions", [])}
        if "both" not in asked and asked != {"provider", "customer"}:
            fault(where, f"questions to {sorted(asked)} only")


def check_paragraphs(name, file, seen):
    """An organisation replaces a paragraph by its id alone."""
    for topic in file.get("topics", []):
        for paragraph in topic["paragraphs"]:
            where = f"{name}: {paragraph['id']}"
            if paragraph["id"] in seen:
                fault(where, f"the same id as {seen[paragraph['id']]}")
            seen[paragraph["id"]] = where


def check_documents(name, entry, documents, sections):
    for answer in entry.get("answered-by", []):
        document, section = answer["document"], answer["section"]
        if document not in documents:
            fault(f"{name}: {entry['id']}", f"no document {document}")
        elif section not in sections.get(document, [section]):
            fault(f"{name}: {entry['id']}", f"{document} has no section {section['en']}")


def check_titles(name, file):
    """A paragraph is found by its title: no two of a module have the same."""
    seen = {}
    for paragraph in (p for t in file.get("topics", []) for p in t["paragraphs"]):
        for language, title in paragraph.get("title", {}).items():
            first = seen.setdefault((language, title), paragraph["id"])
            if first != paragraph["id"]:
                fault(f"{name}/{paragraph['id']}", f"has the title of {first}: {title}")


def ratios(loaded):
    for name, file in loaded:
        for path, text in texts(file):
            if set(text) == {"en", "zh-CN"} and len(text["en"]) > 40:
                yield len(text["zh-CN"]) / len(text["en"]), f"{name}{path}"


def main():
    loaded = list(files())
    mask = masks(loaded)
    if sys.argv[1:2] == ["--shingles"]:
        with open(sys.argv[2], encoding="utf-8") as file:
            text = file.read()
        print("\n".join(sorted({digest(r) for r in runs_han(text, mask) | runs_words(text)})))
        return
    if sys.argv[1:2] == ["--list"]:
        ordered = sorted(ratios(loaded))
        for ratio, where in ordered[:20] + ordered[-20:]:
            print(f"{ratio:.2f} {where}")
        return
    known, seen, paragraphs = known_runs(), {}, {}
    documents = {"pack:" + e["id"] for n, f in loaded if n == "pack.yaml" for e in f["entries"]}
    sections = {"pack:" + f["clauses"]: [t["title"] for t in f["topics"]] for _, f in loaded if "clauses" in f}
    for name, file in loaded:
        for path, text in texts(file):
            check_text(name + path, path, text, mask, known)
        check_questions(name, file, seen)
        check_paragraphs(name, file, paragraphs)
        check_titles(name, file)
        for entry in file.get("entries", []):
            check_whole(name, entry)
            check_documents(name, entry, documents, sections)
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
