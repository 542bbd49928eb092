<?xml version="1.0" encoding="UTF-8"?>
<!-- A flow dump as a Typst document.  LOOK is what look.py printed; images are named as in the flow.
     Text is written as strings, so that nothing in it means anything to Typst. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:param name="look"/>
<xsl:variable name="styles" select="document($look)/look"/>
<xsl:variable name="fields" select="/f:flow/f:field"/>

<xsl:output method="text" encoding="UTF-8"/>
<xsl:strip-space elements="f:flow f:sequence f:piece f:table f:row f:cell f:list f:item f:keep f:contents"/>

<xsl:template match="f:flow">
	<xsl:text>#let texts = (:)&#10;#let runs = (:)&#10;#let tables = (:)&#10;#let rows = (:)&#10;#let cells = (:)&#10;</xsl:text>
	<xsl:apply-templates select="$styles/*" mode="look"/>
	<xsl:call-template name="functions"/>
	<xsl:value-of select="concat('#set text(lang: &quot;', substring(@xml:lang, 1, 2), '&quot;)&#10;')"/>
	<xsl:value-of select="'#set document(title: '"/>
	<xsl:call-template name="string"><xsl:with-param name="text" select="f:meta[@name = 'title']/@value"/></xsl:call-template>
	<xsl:text>)&#10;</xsl:text>
	<xsl:apply-templates select="f:sequence"/>
</xsl:template>

<!-- The look: each record a dictionary under its id. -->

<xsl:template match="text | run | table | row | cell" mode="look">
	<xsl:value-of select="concat('#', name(), 's.insert(&quot;', @id, '&quot;, (')"/>
	<xsl:apply-templates select="@*" mode="look"/>
	<xsl:text>))&#10;</xsl:text>
</xsl:template>

<xsl:template match="list | bar | leader" mode="look">
	<xsl:value-of select="concat('#let ', name(), '-look = (')"/>
	<xsl:apply-templates select="@*" mode="look"/>
	<xsl:text>)&#10;</xsl:text>
</xsl:template>

<xsl:template match="@*" mode="look">
	<xsl:value-of select="concat(name(), ': &quot;', ., '&quot;, ')"/>
</xsl:template>

<xsl:template match="@size | @leading | @before | @after | @indent | @pad-x | @pad-y | @rule | @top-rule | @head-rule
	| @min-height | @gap | @around | @width | @height" mode="look">
	<xsl:value-of select="concat(name(), ': ', ., 'pt, ')"/>
</xsl:template>

<xsl:template match="@colour | @fill | @dot[starts-with(., '#')] | @rule-colour | @frame-colour | @track" mode="look">
	<xsl:value-of select="concat(name(), ': rgb(&quot;', ., '&quot;), ')"/>
</xsl:template>

<xsl:template match="@weight | @scale" mode="look">
	<xsl:value-of select="concat(name(), ': ')"/>
	<xsl:if test="name() = 'weight'">"<xsl:value-of select="."/>"</xsl:if>
	<xsl:if test="name() = 'scale'"><xsl:value-of select="."/>em</xsl:if>
	<xsl:text>, </xsl:text>
</xsl:template>

<xsl:template match="*" mode="look"/>

<!-- A line is one em high, the rest of the leading lies between lines. -->
<xsl:template name="functions">
#set text(top-edge: 0.78em, bottom-edge: -0.22em)
#set par(justify: false, spacing: 0pt)
#set table(stroke: none)
#let face(s) = {
  let args = (:)
  if "families" in s { args.font = s.families.split(", ") }
  if "size" in s { args.size = s.size }
  if "scale" in s { args.size = s.scale }
  if "weight" in s { args.weight = s.weight }
  if "colour" in s { args.fill = s.colour }
  args
}
#set text(..face(texts.body))
#let set-in(s, body) = {
  set text(..face(s))
  set par(leading: s.leading - s.size)
  body
}
#let p(style, body) = {
  let s = texts.at(style)
  block(above: s.before + (s.leading - s.size) / 2, below: s.after + (s.leading - s.size) / 2,
    inset: (left: s.at("indent", default: 0pt)), sticky: s.at("keep-next", default: "") == "True", set-in(s, body))
}
#let q(body) = block(spacing: 6pt, body)
#let r(style, body) = {
  let s = runs.at(style)
  set text(..face(s))
  if s.at("dot", default: none) != none {
    box(circle(radius: 0.3em, fill: s.dot), baseline: -0.1em)
    h(0.4em)
  }
  if "fill" in s { highlight(fill: s.fill, body) } else { body }
}
#show heading: it => p("heading-" + str(it.level), it.body)
#let hd(level, body) = heading(level: level, body)
#let e(style, to, body) = p(style, link(to)[#body #box(width: 1fr, repeat(gap: 2pt)[.]) #context counter(page).at(to).first()])
#let rows-look = rows
#let c(style: none, columns: 1, rows: 1, row: none, body) = {
  let s = if style == none { (:) } else { cells.at(style) }
  let r = if row == none { (:) } else { rows-look.at(row) }
  table.cell(colspan: columns, rowspan: rows, fill: r.at("fill", default: none),
    align: if "align" in s { if s.align == "right" { right } else { center } } else { left }, {
    set text(..face(s), ..face(r))
    if "min-height" in s { block(width: 100%, height: s.min-height, body) } else { body }
  })
}
#let items(..body) = block(above: list-look.around, below: list-look.around, body.pos().join())
#let item(label, body) = block(spacing: list-look.gap,
  grid(columns: (list-look.indent, 1fr), text(fill: list-look.colour, label), body))
#let b(width) = box(width: bar-look.width, height: bar-look.height, fill: bar-look.track,
  box(width: width, height: bar-look.height, fill: bar-look.colour))
#let t(style, columns, caption: none, head: (), ..body) = {
  let s = tables.at(style)
  let rule = s.rule + s.rule-colour
  let frame = s.top-rule + s.frame-colour
  if caption != none { p("caption", caption) }
  show table.cell: it => if it.y == 0 and head.len() > 0 { set text(..face(texts.at(s.head))); it } else { it }
  block(above: s.before, below: s.after, breakable: true, set-in(texts.at(s.text), table(columns: columns,
    inset: (x: s.pad-x, y: s.pad-y), stroke: (_, y) => (bottom: rule),
    table.hline(stroke: frame),
    ..if head.len() > 0 { (table.header(..head, table.hline(stroke: s.head-rule + s.frame-colour)),) },
    ..body, table.hline(stroke: frame))))
}
#let running(..slots) = set-in(texts.head, grid(columns: (1fr, 1fr, 1fr), align: (left, center, right), ..slots))
</xsl:template>

<xsl:template name="string">
	<xsl:param name="text"/>
	<xsl:text>"</xsl:text><xsl:call-template name="escape"><xsl:with-param name="text" select="$text"/></xsl:call-template><xsl:text>"</xsl:text>
</xsl:template>

<xsl:template name="escape">
	<xsl:param name="text"/>
	<xsl:variable name="special" select="translate($text, translate($text, '&quot;\', ''), '')"/>
	<xsl:choose>
		<xsl:when test="$special">
			<xsl:variable name="first" select="substring($special, 1, 1)"/>
			<xsl:value-of select="concat(substring-before($text, $first), '\', $first)"/>
			<xsl:call-template name="escape"><xsl:with-param name="text" select="substring-after($text, $first)"/></xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="text()">
	<xsl:text>#</xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="."/></xsl:call-template><xsl:text>;</xsl:text>
</xsl:template>

<!-- Between elements the dump is indented. -->
<xsl:template match="text()[contains(., '&#10;') and not(normalize-space())]"/>

<!-- What a link may lead to. -->
<xsl:template match="@id"> #label("<xsl:value-of select="."/>")</xsl:template>
<xsl:template match="@to">label("<xsl:value-of select="."/>")</xsl:template>

<!-- Blocks -->

<xsl:template match="f:sequence">
	<xsl:variable name="page" select="$styles/page[@id = current()/@page]"/>
	<xsl:value-of select="concat('#set page(width: ', $page/@width, 'pt, height: ', $page/@height, 'pt, margin: (top: ', $page/@top,
		'pt, right: ', $page/@right, 'pt, bottom: ', $page/@bottom, 'pt, left: ', $page/@left, 'pt), header-ascent: 40%, footer-descent: 40%, header: ')"/>
	<xsl:if test="@page != 'cover'">
		<xsl:call-template name="running">
			<xsl:with-param name="left" select="$fields[@name = 'organisation']"/>
			<xsl:with-param name="right" select="$fields[@name = 'number' or @name = 'title']"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:if test="@page = 'cover'">none</xsl:if>
	<xsl:text>, footer: </xsl:text>
	<xsl:call-template name="running">
		<xsl:with-param name="left" select="$fields[@name = 'version' or @name = 'state']"/>
		<xsl:with-param name="centre" select="$fields[@name = 'classification']"/>
		<xsl:with-param name="right" select="$fields[@name = 'page']"/>
	</xsl:call-template>
	<xsl:text>)&#10;#pagebreak(weak: true)&#10;</xsl:text>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template name="running">
	<xsl:param name="left"/>
	<xsl:param name="centre" select="/.."/>
	<xsl:param name="right"/>
	<xsl:text>context running([</xsl:text>
	<xsl:apply-templates select="$left"/>
	<xsl:text>], [</xsl:text>
	<xsl:apply-templates select="$centre"/>
	<xsl:text>], [</xsl:text>
	<xsl:apply-templates select="$right"/>
	<xsl:text>])</xsl:text>
</xsl:template>

<xsl:template match="f:field"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
<xsl:template match="f:piece"><xsl:apply-templates select="*[not(self::f:qr)]"/></xsl:template>
<xsl:template match="f:page-number">#counter(page).get().first();</xsl:template>
<xsl:template match="f:page-count">#counter(page).final().first();</xsl:template>

<xsl:template match="f:para[@style]">
	<xsl:value-of select="concat('#p(&quot;', @style, '&quot;)[')"/>
	<xsl:apply-templates/>
	<xsl:text>]</xsl:text>
	<xsl:apply-templates select="@id"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="f:para">
	<xsl:text>#q[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text><xsl:apply-templates select="@id"/><xsl:text>;</xsl:text>
</xsl:template>

<xsl:template match="f:heading">
	<xsl:value-of select="concat('#hd(', @level, ')[')"/>
	<xsl:apply-templates/>
	<xsl:text>]</xsl:text>
	<xsl:apply-templates select="@id"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="f:keep">#block(breakable: false)[<xsl:apply-templates/>]&#10;</xsl:template>

<xsl:template match="f:image">
	<xsl:value-of select="concat('#block(below: 8pt, image(&quot;', @src, '&quot;, height: ',
		$styles/image[@id = current()/@style]/@height, 'pt, alt: ')"/>
	<xsl:call-template name="string"><xsl:with-param name="text" select="@alt"/></xsl:call-template>
	<xsl:text>))&#10;</xsl:text>
</xsl:template>

<xsl:template match="f:list">#items(<xsl:apply-templates/>)&#10;</xsl:template>

<xsl:template match="f:item">
	<xsl:text>item(</xsl:text>
	<xsl:call-template name="string"><xsl:with-param name="text" select="@label"/></xsl:call-template>
	<xsl:text>, [</xsl:text><xsl:apply-templates/><xsl:text>]), </xsl:text>
</xsl:template>

<xsl:template match="f:contents"><xsl:apply-templates/></xsl:template>

<xsl:template match="f:entry">
	<xsl:text>#e("contents-</xsl:text>
	<xsl:choose>
		<xsl:when test="../@style">list</xsl:when>
		<xsl:otherwise><xsl:value-of select="@level"/></xsl:otherwise>
	</xsl:choose>
	<xsl:text>", </xsl:text>
	<xsl:apply-templates select="@to"/>
	<xsl:text>)[</xsl:text><xsl:apply-templates/><xsl:text>]&#10;</xsl:text>
</xsl:template>

<!-- Tables -->

<xsl:template match="f:table">
	<xsl:value-of select="concat('#t(&quot;', @style, '&quot;, (')"/>
	<xsl:call-template name="columns"><xsl:with-param name="widths" select="concat(@widths, ' ')"/></xsl:call-template>
	<xsl:text>)</xsl:text>
	<xsl:apply-templates select="f:caption"/>
	<xsl:text>, head: (</xsl:text>
	<xsl:apply-templates select="f:row[position() &lt;= current()/@header-rows]"/>
	<xsl:text>),&#10;</xsl:text>
	<xsl:apply-templates select="f:row[position() &gt; current()/@header-rows]"/>
	<xsl:text>)</xsl:text>
	<xsl:apply-templates select="@id"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="f:caption">, caption: [<xsl:apply-templates/>]</xsl:template>

<xsl:template name="columns">
	<xsl:param name="widths"/>
	<xsl:if test="$widths">
		<xsl:value-of select="concat(substring-before($widths, ' '), 'fr, ')"/>
		<xsl:call-template name="columns"><xsl:with-param name="widths" select="substring-after($widths, ' ')"/></xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template match="f:row"><xsl:apply-templates/><xsl:text>&#10;</xsl:text></xsl:template>

<xsl:template match="f:cell">
	<xsl:text>c(</xsl:text>
	<xsl:if test="@style">style: "<xsl:value-of select="@style"/>", </xsl:if>
	<xsl:if test="@columns">columns: <xsl:value-of select="@columns"/>, </xsl:if>
	<xsl:if test="@rows">rows: <xsl:value-of select="@rows"/>, </xsl:if>
	<xsl:if test="../@style">row: "<xsl:value-of select="../@style"/>", </xsl:if>
	<xsl:text>)[</xsl:text><xsl:apply-templates select="../@id[not(current()/preceding-sibling::*)]" mode="row"/><xsl:apply-templates/><xsl:text>],</xsl:text>
</xsl:template>

<xsl:template match="@id" mode="row">#[]<xsl:apply-templates select="."/>;</xsl:template>

<!-- In a line -->

<xsl:template match="f:run">#r("<xsl:value-of select="@style"/>")[<xsl:apply-templates/>];</xsl:template>
<xsl:template match="f:link[@to]">#link(<xsl:apply-templates select="@to"/>)[<xsl:apply-templates/>];</xsl:template>
<xsl:template match="f:link[@href]">#link("<xsl:value-of select="@href"/>")[<xsl:apply-templates/>];</xsl:template>
<xsl:template match="f:tab">#h(1em);</xsl:template>
<xsl:template match="f:bar">#b(<xsl:value-of select="@width"/>%);</xsl:template>

<xsl:template match="*">
	<xsl:message terminate="yes">no rule for &lt;<xsl:value-of select="name()"/>&gt;</xsl:message>
</xsl:template>

</xsl:stylesheet>
