"""shift.py MONTHS FILE...: moves the ISO dates in the files, back for negative months; days are kept
where the month has them.  Terms of contracts and assurances stay.  For earlier states of the
sample."""
import calendar
import re
import sys


def move(match, months):
    year, month, day = (int(part) for part in match.groups())
    index = year * 12 + month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return f"{year:04}-{month:02}-{min(day, calendar.monthrange(year, month)[1]):02}"


months = int(sys.argv[1])
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"(?<!effective: )(?<!expires: )(?<!issued: )\b(20\d\d)-(\d\d)-(\d\d)\b",
                  lambda match: move(match, months), text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
