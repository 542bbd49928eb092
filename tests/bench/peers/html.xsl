<?xml version="1.0" encoding="UTF-8"?>
<!-- A flow dump as one page of HTML with CSS for paged media: for WeasyPrint and Chromium.
     LOOK is what look.py printed, ROOT the folder of the images. -->
<xsl:stylesheet version="1.0"
	xmlns="http://www.w3.org/1999/xhtml"
	xmlns:f="urn:csmsc:flow"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	exclude-result-prefixes="f">

<xsl:param name="look"/>
<xsl:param name="root"/>
<xsl:variable name="styles" select="document($look)/look"/>
<xsl:variable name="fields" select="/f:flow/f:field"/>

<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="f:flow f:sequence f:piece f:table f:row f:cell f:list f:item f:keep f:contents"/>

<xsl:template match="f:flow">
	<html lang="{@xml:lang}">
		<head>
			<meta charset="UTF-8"/>
			<title><xsl:value-of select="f:meta[@name = 'title']/@value"/></title>
			<style>
				<xsl:apply-templates select="$styles/*" mode="css"/>
				<xsl:call-template name="css"/>
			</style>
		</head>
		<body><xsl:apply-templates select="f:sequence"/></body>
	</html>
</xsl:template>

<!-- CSS -->

<xsl:template name="css">
	* { margin: 0; padding: 0; font-size: inherit; font-weight: inherit; text-align: inherit }
	body { <xsl:apply-templates select="$styles/text[@id = 'body']" mode="font"/> }
	section { break-before: page }
	section:first-child { break-before: avoid }
	h1, h2, h3, h4, caption, tr.r-group { break-after: avoid }
	.keep { break-inside: avoid }
	.tab { display: inline-block; width: 1em }
	a { color: inherit; text-decoration: none }
	p a { color: <xsl:value-of select="$styles/run[@id = 'link']/@colour"/> }
	.entry { display: flex }
	.entry a { flex: 1 }
	.entry a:last-child { flex: none }
	.entry a:last-child::after { content: target-counter(attr(href), page) }
	table { border-collapse: collapse; table-layout: fixed; width: 100% }
	caption { text-align: left }
	td { vertical-align: top; text-align: left }
	td p:last-child, li p:last-child { margin-bottom: 0 }
	p, li, td { orphans: 2; widows: 2 }
	.dot { display: inline-block; width: 0.6em; height: 0.6em; border-radius: 50%; margin-right: 0.4em }
	.bar i { display: block; height: 100% }
</xsl:template>

<xsl:template match="page" mode="css">
	<xsl:value-of select="concat('@page ', @id, ' { size: ', @width, 'pt ', @height, 'pt; margin: ', @top, 'pt ', @right,
		'pt ', @bottom, 'pt ', @left, 'pt; ')"/>
	<xsl:if test="@id != 'cover'">
		<xsl:call-template name="slot">
			<xsl:with-param name="side" select="'top-left'"/>
			<xsl:with-param name="fields" select="$fields[@name = 'organisation']"/>
		</xsl:call-template>
		<xsl:call-template name="slot">
			<xsl:with-param name="side" select="'top-right'"/>
			<xsl:with-param name="fields" select="$fields[@name = 'number' or @name = 'title']"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:call-template name="slot">
		<xsl:with-param name="side" select="'bottom-left'"/>
		<xsl:with-param name="fields" select="$fields[@name = 'version' or @name = 'state']"/>
	</xsl:call-template>
	<xsl:call-template name="slot">
		<xsl:with-param name="side" select="'bottom-center'"/>
		<xsl:with-param name="fields" select="$fields[@name = 'classification']"/>
	</xsl:call-template>
	<xsl:call-template name="slot">
		<xsl:with-param name="side" select="'bottom-right'"/>
		<xsl:with-param name="fields" select="$fields[@name = 'page']"/>
	</xsl:call-template>
	<xsl:value-of select="concat('}&#10;.page-', @id, ' { page: ', @id, ' }&#10;')"/>
</xsl:template>

<xsl:template name="slot">
	<xsl:param name="side"/>
	<xsl:param name="fields"/>
	<xsl:value-of select="concat('@', $side, ' { ')"/>
	<xsl:apply-templates select="$styles/text[@id = 'head']" mode="font"/>
	<xsl:text>content: </xsl:text>
	<xsl:for-each select="$fields">
		<xsl:if test="position() > 1">" " </xsl:if>
		<xsl:apply-templates mode="css"/>
	</xsl:for-each>
	<xsl:text>} </xsl:text>
</xsl:template>

<xsl:template match="f:field//text()" mode="css">"<xsl:value-of select="."/>" </xsl:template>
<xsl:template match="f:page-number" mode="css">counter(page) </xsl:template>
<xsl:template match="f:page-count" mode="css">counter(pages) </xsl:template>

<xsl:template match="text | run" mode="font">
	<xsl:if test="@families">font-family: <xsl:value-of select="@families"/>; </xsl:if>
	<xsl:if test="@size">font-size: <xsl:value-of select="@size"/>pt; </xsl:if>
	<xsl:if test="@scale">font-size: <xsl:value-of select="@scale"/>em; </xsl:if>
	<xsl:if test="@leading">line-height: <xsl:value-of select="@leading"/>pt; </xsl:if>
	<xsl:if test="@weight = 'bold'">font-weight: bold; </xsl:if>
	<xsl:if test="@colour">color: <xsl:value-of select="@colour"/>; </xsl:if>
	<xsl:if test="@fill">background: <xsl:value-of select="@fill"/>; </xsl:if>
</xsl:template>

<xsl:template match="text" mode="css">
	<xsl:value-of select="concat('.t-', @id, ' { ')"/>
	<xsl:apply-templates select="." mode="font"/>
	<xsl:value-of select="concat('margin: ', @before, 'pt 0 ', @after, 'pt; ')"/>
	<xsl:if test="@indent">padding-left: <xsl:value-of select="@indent"/>pt; </xsl:if>
	<xsl:if test="@keep-next = 'True'">break-after: avoid; </xsl:if>
	<xsl:text>}&#10;</xsl:text>
</xsl:template>

<xsl:template match="run" mode="css">
	<xsl:value-of select="concat('.', @id, ' { ')"/>
	<xsl:apply-templates select="." mode="font"/>
	<xsl:text>}&#10;</xsl:text>
	<xsl:if test="@dot"><xsl:value-of select="concat('.', @id, ' .dot { background: ', @dot, ' }&#10;')"/></xsl:if>
</xsl:template>

<xsl:template match="table" mode="css">
	<xsl:variable name="table" select="concat('.', @id)"/>
	<xsl:value-of select="concat($table, ' { margin: ', @before, 'pt 0 ', @after, 'pt; border-top: ',
		@top-rule, 'pt solid ', @frame-colour, '; border-bottom: ', @top-rule, 'pt solid ', @frame-colour, ' }&#10;')"/>
	<xsl:value-of select="concat($table, ' td { padding: ', @pad-y, 'pt ', @pad-x, 'pt; border-bottom: ',
		@rule, 'pt solid ', @rule-colour, ' }&#10;')"/>
	<xsl:value-of select="concat($table, ' thead td { border-bottom: ', @head-rule, 'pt solid ', @frame-colour, ' }&#10;')"/>
	<xsl:value-of select="concat($table, ' p { ')"/>
	<xsl:apply-templates select="$styles/text[@id = current()/@text]" mode="font"/>
	<xsl:value-of select="concat('margin-bottom: ', $styles/text[@id = current()/@text]/@after, 'pt }&#10;', $table, ' thead p { ')"/>
	<xsl:apply-templates select="$styles/text[@id = current()/@head]" mode="font"/>
	<xsl:text>}&#10;</xsl:text>
</xsl:template>

<xsl:template match="row | cell" mode="css">
	<xsl:value-of select="concat('.r-', @id, ' td, .c-', @id, ' { ')"/>
	<xsl:if test="@fill">background: <xsl:value-of select="@fill"/>; </xsl:if>
	<xsl:if test="@align = 'right'">text-align: right; </xsl:if>
	<xsl:if test="@align = 'centre'">text-align: center; </xsl:if>
	<xsl:if test="@min-height">height: <xsl:value-of select="@min-height"/>pt; </xsl:if>
	<xsl:value-of select="concat('} .r-', @id, ' td p, td.c-', @id, ' p { ')"/>
	<xsl:if test="@colour">color: <xsl:value-of select="@colour"/>; </xsl:if>
	<xsl:if test="@weight">font-weight: <xsl:value-of select="@weight"/>; </xsl:if>
	<xsl:text>}&#10;</xsl:text>
</xsl:template>

<xsl:template match="list" mode="css">
	ul { list-style: none; margin: <xsl:value-of select="@around"/>pt 0 }
	li { position: relative; padding-left: <xsl:value-of select="@indent"/>pt }
	li .label { position: absolute; left: 0; color: <xsl:value-of select="@colour"/> }
</xsl:template>

<xsl:template match="bar" mode="css">
	.bar { display: inline-block; width: <xsl:value-of select="@width"/>pt; height: <xsl:value-of select="@height"/>pt;
		background: <xsl:value-of select="@track"/> }
	.bar i { background: <xsl:value-of select="@colour"/> }
</xsl:template>

<xsl:template match="leader" mode="css">
	.entry .leader { flex: none; width: <xsl:value-of select="@gap"/>pt }
	.entry { border-bottom: 0.4pt dotted <xsl:value-of select="@colour"/> }
</xsl:template>

<xsl:template match="*" mode="css"/>

<!-- Blocks -->

<xsl:template match="f:sequence">
	<section class="page-{@page}"><xsl:apply-templates/></section>
</xsl:template>

<xsl:template match="f:piece"><xsl:apply-templates select="*[not(self::f:qr)]"/></xsl:template>

<xsl:template match="f:para">
	<p>
		<xsl:copy-of select="@id"/>
		<xsl:if test="@style"><xsl:attribute name="class">t-<xsl:value-of select="@style"/></xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</p>
</xsl:template>

<xsl:template match="f:heading">
	<xsl:element name="h{@level}">
		<xsl:copy-of select="@id"/>
		<xsl:attribute name="class">t-heading-<xsl:value-of select="@level"/></xsl:attribute>
		<xsl:apply-templates/>
	</xsl:element>
</xsl:template>

<xsl:template match="f:keep"><div class="keep"><xsl:apply-templates/></div></xsl:template>

<xsl:template match="f:image">
	<p class="t-body"><img src="{$root}/{@src}" alt="{@alt}" style="height: {$styles/image[@id = current()/@style]/@height}pt"/></p>
</xsl:template>

<xsl:template match="f:list"><ul><xsl:apply-templates/></ul></xsl:template>

<xsl:template match="f:item">
	<li><span class="label"><xsl:value-of select="@label"/></span><xsl:apply-templates/></li>
</xsl:template>

<xsl:template match="f:contents"><xsl:apply-templates/></xsl:template>

<xsl:template match="f:entry">
	<p>
		<xsl:attribute name="class">
			<xsl:text>entry t-contents-</xsl:text>
			<xsl:choose>
				<xsl:when test="../@style">list</xsl:when>
				<xsl:otherwise><xsl:value-of select="@level"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<a href="#{@to}"><xsl:apply-templates/></a>
		<a href="#{@to}"/>
	</p>
</xsl:template>

<!-- Tables -->

<xsl:template match="f:table">
	<xsl:variable name="head" select="@header-rows"/>
	<table class="{@style}">
		<xsl:copy-of select="@id"/>
		<xsl:apply-templates select="f:caption"/>
		<xsl:call-template name="columns">
			<xsl:with-param name="widths" select="concat(@widths, ' ')"/>
		</xsl:call-template>
		<xsl:if test="$head &gt; 0">
			<thead><xsl:apply-templates select="f:row[position() &lt;= $head]"/></thead>
		</xsl:if>
		<tbody><xsl:apply-templates select="f:row[position() &gt; $head]"/></tbody>
	</table>
</xsl:template>

<xsl:template match="f:caption"><caption class="t-caption"><xsl:apply-templates/></caption></xsl:template>

<!-- The share of each weight in all of them. -->
<xsl:template name="columns">
	<xsl:param name="widths"/>
	<xsl:param name="all">
		<xsl:call-template name="sum"><xsl:with-param name="of" select="$widths"/></xsl:call-template>
	</xsl:param>
	<xsl:if test="$widths">
		<col style="width: {100 * substring-before($widths, ' ') div $all}%"/>
		<xsl:call-template name="columns">
			<xsl:with-param name="widths" select="substring-after($widths, ' ')"/>
			<xsl:with-param name="all" select="$all"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template name="sum">
	<xsl:param name="of"/>
	<xsl:param name="so-far" select="0"/>
	<xsl:choose>
		<xsl:when test="$of">
			<xsl:call-template name="sum">
				<xsl:with-param name="of" select="substring-after($of, ' ')"/>
				<xsl:with-param name="so-far" select="$so-far + substring-before($of, ' ')"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$so-far"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="f:row">
	<tr>
		<xsl:copy-of select="@id"/>
		<xsl:if test="@style"><xsl:attribute name="class">r-<xsl:value-of select="@style"/></xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</tr>
</xsl:template>

<xsl:template match="f:cell">
	<td>
		<xsl:if test="@columns"><xsl:attribute name="colspan"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if>
		<xsl:if test="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
		<xsl:if test="@style"><xsl:attribute name="class">c-<xsl:value-of select="@style"/></xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</td>
</xsl:template>

<!-- In a line -->

<xsl:template match="f:run">
	<span class="{@style}">
		<xsl:if test="starts-with(@style, 'status-')"><i class="dot"/></xsl:if>
		<xsl:apply-templates/>
	</span>
</xsl:template>

<xsl:template match="f:link[@to]"><a href="#{@to}"><xsl:apply-templates/></a></xsl:template>
<xsl:template match="f:link[@href]"><a href="{@href}"><xsl:apply-templates/></a></xsl:template>
<xsl:template match="f:tab"><span class="tab"/></xsl:template>
<xsl:template match="f:bar"><span class="bar"><i style="width: {@width}%"/></span></xsl:template>

<xsl:template match="*">
	<xsl:message terminate="yes">no rule for &lt;<xsl:value-of select="name()"/>&gt;</xsl:message>
</xsl:template>

</xsl:stylesheet>
