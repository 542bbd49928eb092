#!/usr/bin/env python3
"""torture.py [hard|emoji] >article.xml: an article that is hard to set, the same at each run.

Sixty pages of Chinese and English mixed; lists five deep; footnotes, some longer than a page has
room for; 200 cross-references; code, asides, quotations, terms; a table of 1,000 rows with cells
over rows and columns, one of 40 lines and rows that are split; an identifier of 200 characters
that cannot be broken; rare Han, and Han that look alike; text from right to left; every text of both languages.
"emoji": the same with a character that no font has, which is to be refused."""
import random
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

random.seed(5)
HAN = ("云服务供方应当对租户之间的隔离进行验证，并保留记录|信息安全管理体系覆盖研发、运维与客户支持|"
       "任何变更在实施之前由两人复核：一人提出，另一人批准|备份每日一次（异地），每季度做一次恢复演练|"
       "《数据分类分级指南》规定了“公开”“内部”“机密”三级|密钥由硬件模块生成，有效期不超过365天|"
       "可用性目标为99.95%，按月统计，低于目标时赔付|事件在30分钟内定级，4小时内通知客户——包括节假日|"
       "供应商的评审见附录A；未通过者不得接触客户数据……").split("|")
LATIN = ("The provider keeps tenants apart and proves it every quarter|Keys live no longer than a year, "
         "and nobody holds one alone|A change is reviewed by two people: one proposes, one approves|"
         "Restore tests follow ISO/IEC 27001:2022 A.8.13 and are recorded in HD-REC-04|"
         "Incidents are triaged within 30 minutes; customers hear within 4 hours|"
         "Log records are kept for 365 days and read on every seventh|"
         "What cannot be evidenced has not been done, say the auditors “on principle”|"
         "Suppliers are assessed before they touch customers’ data—and yearly thereafter").split("|")
TERMS = "IaaS|SaaS|TLS 1.3|AES-256-GCM|RTO≤4 h|ISO/IEC 27017|CLD.9.5.1|§ 8.4|B/2".split("|")
RARE = "𠮷㐂䶮𠀋𠂇𡈽龘"
ALIKE = "⼀一⽉月、买·史密斯、约翰・史密斯"  # of one glyph each
RTL = "עברית נכתבת מימין לשמאל (2026), العربية تُكتب من اليمين إلى اليسار"
IDENTIFIER = "".join(random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(200))

notes = 0
targets = []


def pick(items):
    return random.choice(items)


def sentence():
    kind = random.random()
    if kind < 0.4:
        return pick(HAN) + "。"
    if kind < 0.7:
        return pick(LATIN) + ". "
    return f"{pick(HAN)}（{pick(TERMS)}），{pick(TERMS)} {pick(LATIN).lower()}。"


def words(count):
    return "".join(sentence() for _ in range(count))


def footnote(length):
    global notes
    notes += 1
    paras = "".join(f"<para>{escape(words(length))}</para>" for _ in range(1 + (length > 3)))
    return f"<footnote>{paras}</footnote>"


def reference():
    return f'见<xref linkend="{pick(targets)}"/>' if targets else ""


def inline(text):
    kind = random.random()
    if kind < 0.1:
        return f"<emphasis>{text}</emphasis>"
    if kind < 0.2:
        return f'<emphasis role="strong">{text}</emphasis>'
    if kind < 0.25:
        return f'<code>iso27001:A.{random.randint(5, 8)}.{random.randint(1, 30)}</code> {text}'
    if kind < 0.3:
        return f'<link xlink:href="https://example.org/{random.randint(1, 999)}">{text}</link>'
    return text


def para(sentences, extra=""):
    return "<para>" + "".join(inline(escape(sentence())) for _ in range(sentences)) + extra + "</para>"


def nested(depth):
    kind = pick(["itemizedlist", "orderedlist"])
    items = []
    for i in range(random.randint(1, 3)):
        inner = nested(depth + 1) if depth < 5 and (i == 0 or random.random() < 0.2) else ""
        items.append(f"<listitem>{para(random.randint(1, 2))}{inner}"
                     f"{para(1) if random.random() < 0.3 else ''}</listitem>")
    return f"<{kind}>{''.join(items)}</{kind}>"


def code():
    lines = [f"{' ' * random.randint(0, 8)}key-{i}:\t{pick(TERMS)}  # {pick(HAN)[:12]}" for i in range(8)]
    return "<programlisting>" + escape("\n".join(lines + [IDENTIFIER[:120]])) + "</programlisting>"


def aside():
    name = pick(["note", "tip", "important", "warning", "caution"])
    return f"<{name}><title>{escape(pick(HAN)[:8])}</title>{para(3)}{nested(4)}</{name}>"


def quote():
    return f"<blockquote><attribution>{escape(pick(HAN)[:9])}</attribution>{para(2)}{para(3)}</blockquote>"


def terms(count):
    out = []
    for i in range(count):
        ident = f"term-{len(targets)}-{i}"
        targets.append(ident)
        name = "".join(pick(TERMS) + " " for _ in range(random.randint(1, 4))).strip()
        out.append(f'<varlistentry xml:id="{ident}"><term>{escape(name)}</term>'
                   f"<listitem>{para(random.randint(1, 3))}</listitem></varlistentry>")
    return f'<variablelist role="glossary">{"".join(out)}</variablelist>'


def section(number):
    ident = f"s-{number}"
    body = []
    for _ in range(12):
        extra = footnote(pick([1, 1, 2, 2, 12])) if random.random() < 0.3 else ""
        body.append(para(random.randint(2, 7), extra))
    body.insert(2, nested(1))
    body.insert(4, pick([code, aside, quote])())
    body.insert(7, pick([aside, quote, code])())
    out = (f'<section xml:id="{ident}"><title>{escape(pick(HAN)[:14])} {escape(pick(TERMS))}</title>'
           f'<section xml:id="{ident}-0"><title>{escape(pick(TERMS))}</title>{"".join(body)}</section>'
           f'<section xml:id="{ident}-a"><title>{escape(pick(LATIN))}</title>'
           f'{para(4)}{terms(3)}{para(9, footnote(2))}</section></section>')
    targets.extend([ident, ident + "-a"])
    return out


def cross_references():
    items = "".join(f"<listitem><para>{escape(pick(HAN)[:10])}，{reference()}。</para></listitem>"
                    for _ in range(200))
    return (f'<section xml:id="references"><title>交叉引用</title><para>共200处：</para>'
            f"<orderedlist>{items}</orderedlist></section>")


def cell(text, attributes=""):
    return f"<entry{attributes}><para>{text}</para></entry>"


def row(i, group, first):
    """In the first row of a group a cell begins that reaches over all of its rows."""
    out = [cell(f"R-{i:04d}", ' role="label" colname="id"')]
    if first:
        out.append(cell(escape(words(1)), f' morerows="{group - 1}" colname="area"' if group > 1 else ""))
    if i == 333:
        out.append(cell("第一行" + "".join(f"；第{n}行的内容写得很长，一直到换行为止" for n in range(2, 90))))
        out.append(cell(IDENTIFIER))
    elif i > 500 and i % 60 == 0: # no page holds it whole
        out.append(cell("".join(f"第{n}项要求逐条核对并留下记录，" for n in range(2, 90))))
        out.append(cell(escape(words(1))))
    elif random.random() < 0.12:
        out.append(cell(escape(words(3)), ' namest="duty" nameend="proof"'))
    else:
        extra = footnote(1) if random.random() < 0.01 else ""
        out.append(cell(escape(words(random.randint(1, 2))) + extra))
        out.append(cell(escape(words(random.randint(0, 2)))))
    out.append(cell(str(random.randint(1, 9999)), ' role="number" colname="count"'))
    return f'<row xml:id="row-{i}">{"".join(out)}</row>'


def table():
    rows, i = [], 1
    while i <= 1000:
        group = min(pick([1, 1, 2, 3, 5, 9]), 1001 - i)
        if random.random() < 0.05:
            rows.append(f'<row role="group">{cell(escape(pick(HAN)), " namest=%sid%s nameend=%scount%s" % (4 * (chr(34),)))}</row>')
        for k in range(group):
            rows.append(row(i, group, k == 0))
            i += 1
    columns = "".join(f'<colspec colwidth="{w}*" colname="{n}"/>' for w, n in
                      [(2, "id"), (4, "area"), (6, "duty"), (6, "proof"), (2, "count")])
    head = "".join(cell(h, f' colname="{n}"') for h, n in
                   [("编号", "id"), ("Area", "area"), ("职责", "duty"), ("Evidence", "proof"), ("计数", "count")])
    targets.extend(f"row-{n}" for n in (1, 333, 1000))
    targets.append("big")
    return (f'<section role="landscape" xml:id="register"><title>登记表</title>'
            f'<table role="register" xml:id="big"><title>一千行</title><tgroup cols="5">{columns}'
            f"<thead><row>{head}</row></thead><tbody>{''.join(rows)}</tbody></tgroup>"
            f"<caption>{para(3)}</caption></table></section>")


def small_tables():
    out = []
    for n, land in enumerate(["", "", ' orient="land"', ""]):
        ident = f"t-{n}"
        targets.append(ident)
        rows = "".join(f"<row>{cell(escape(words(1)))}{cell(escape(words(2)))}{cell(pick(TERMS))}</row>"
                       for _ in range(6))
        out.append(f'<table xml:id="{ident}"{land}><title>{escape(pick(HAN)[:9])}</title><tgroup cols="3">'
                   '<colspec colwidth="1*"/><colspec colwidth="2*"/><colspec colwidth="1*"/>'
                   f"<thead><row>{cell('甲')}{cell('Two')}{cell('丙')}</row></thead><tbody>{rows}</tbody>"
                   f"</tgroup><caption>{para(1)}</caption></table>{para(5)}")
    return f'<section xml:id="small"><title>小表</title>{"".join(out)}</section>'


def characters(emoji):
    return (f'<section xml:id="characters"><title>字与词</title><para>生僻字：{RARE}；同形字：{ALIKE}。</para>'
            f"<para>{escape(RTL)}. Then left again: {escape(RTL[:26])}!</para>"
            f'<para xml:lang="en">{IDENTIFIER}</para>'
            f"<para>①②③ ☐☑ → ≤≥ ％℃ ｆｕｌｌ－ｗｉｄｔｈ，“双‘单’引号”，（括号）《书名》{'😀' if emoji else ''}</para>"
            "</section>")


def texts(lang):
    tree = ET.parse(f"templates/l10n/{lang}.xml")
    items = "".join(f'<varlistentry><term><code>{escape(t.get("key"))}</code></term>'
                    f"<listitem><para>{escape(t.text or '—')}</para></listitem></varlistentry>"
                    for t in tree.iter("text"))
    return (f'<section xml:id="texts-{lang}" xml:lang="{lang}"><title>{lang}</title>'
            f"<variablelist>{items}</variablelist></section>")


def main():
    body = [section(n) for n in range(1, 21)] + [small_tables(), table(), characters("emoji" in sys.argv),
                                                cross_references(), texts("zh-CN"), texts("en")]
    print('<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"'
          ' version="5.0" xml:lang="zh-CN" xml:id="torture" role="security-policy">\n<info><title>刑具</title>'
          "<org><orgname>湖畔（Tarn）</orgname></org>"
          '<biblioid class="other" otherclass="document-number">TH-09</biblioid>'
          '<legalnotice role="classification"><para>内部</para></legalnotice></info>')
    print("\n".join(body).replace("</para>", "</para>\n"))
    print("</article>")


main()
