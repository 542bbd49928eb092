"""Makes a case of every example that `csmsc explain` prints (on standard input).

    csmsc explain ID… | python3 cases.py FOLDER BASE DATA

FOLDER/ID/added and, where the example gives lists, FOLDER/ID/replaced hold acme, the description
BASE with the example in it; `commands` is what is run there.  In the one the example's lists are
added to those of BASE, in the other they take their place.  A folder `data` is there if the
example changes templates or styles, which come from DATA.
"""
import os, re, shutil, sys

out, base, data = sys.argv[1:]


def explained(text):
    """The id and the lines of the example of every message."""
    for block in re.split(r"^(?=[a-z0-9-]+ \((?:note|warning|gap|error|fatal)\)$)", text, flags=re.M):
        if block:
            example = block.split("\nExample\n")[1].split("\nMend\n")[0]
            yield block.split(" ")[0], [line[4:] for line in example.rstrip("\n").split("\n")]


def parts(lines):
    """What an example is made of: {file: lines} and commands."""
    files, commands, name = {}, [], "csms.yaml+"
    for line in lines:
        if re.match(r"# [\w/.-]+\.\w+$", line):
            name = line[2:]
        elif line.startswith("$ "):
            commands.append(line[2:])
            continue
        else:
            files.setdefault(name, []).append(line)
    return files, commands


def sections(text):
    """A YAML text as [(key or None, text)], by the lines that begin at the margin with a key."""
    found = []
    for line in text.splitlines(keepends=True):
        key = re.match(r"([A-Za-z][\w-]*):", line)
        if key or not found:
            found.append([key and key[1], ""])
        found[-1][1] += line
    return found


def merged(whole, fragment, add):
    """The fragment's sections at the end of the whole, added to its lists or in their place."""
    have, own = sections(whole), []
    for key, text in sections(fragment):
        old = next((s for s in have if s[0] and s[0] == key), None)
        if old:
            have.remove(old)
        items = re.match(r"[\w-]+:\n(?=  - )", text)
        if old and add and items and re.match(r"[\w-]+:\n(?=  - )", old[1]):
            text = old[1].rstrip("\n") + "\n" + text[items.end():]
        own.append(text)
    return "".join([s[1] for s in have] + own)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def write_data(folder, name, text):
    """A file of templates/ or styles/, in a copy of both."""
    if not os.path.isdir(folder):
        for part in "templates", "styles":
            shutil.copytree(os.path.join(data, part), os.path.join(folder, part))
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8") as file:
        whole = file.read()
    if name.endswith(".xsl"):
        text = whole.replace("</xsl:stylesheet>", text + "</xsl:stylesheet>")
    elif name.endswith(".yaml"):
        text = merged(whole, text, True)
    write(path, text)


def make(case, lines, add):
    files, commands = parts(lines)
    acme = os.path.join(case, "acme")
    os.makedirs(acme)
    if not {"csms.yaml", "csms.xml"} & files.keys():
        fragment = "".join(line + "\n" for line in files.pop("csms.yaml+", []))
        with open(base, encoding="utf-8") as file:
            write(os.path.join(acme, "csms.yaml"), merged(file.read(), fragment, add))
    for name, text in files.items():
        text = "".join(line + "\n" for line in text)
        if name.split("/")[0] in ("templates", "styles"):
            write_data(os.path.join(case, "data"), name, text)
        else:
            write(os.path.join(acme, name), text)
    if not any(line.startswith("csmsc ") for line in commands):
        commands.append("csmsc check acme")
    write(os.path.join(case, "commands"), "".join(line + "\n" for line in commands))


for name, lines in explained(sys.stdin.read()):
    make(os.path.join(out, name, "added"), lines, True)
    if any(line.startswith("  - ") for line in lines):
        make(os.path.join(out, name, "replaced"), lines, False)
