<?xml version="1.0" encoding="UTF-8"?>
<!-- A stamped article as one HTML page that needs nothing but itself: no script, no network.
     Pages lie in LANGUAGE/DOCUMENT.html beside DOCUMENT.pdf, below the index.
     html-head.xsl has what every page's head holds, html-block.xsl sections, paragraphs and lists,
     html-table.xsl tables (with cals.xsl), html-inline.xsl what stands in a line, number.xsl the
     numbers of sections.  Whatever has no rule in them stops the transformation. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:include href="number.xsl"/>
<xsl:include href="cals.xsl"/>
<xsl:include href="html-head.xsl"/>
<xsl:include href="html-block.xsl"/>
<xsl:include href="html-table.xsl"/>
<xsl:include href="html-inline.xsl"/>

<!-- Languages in which the pack holds this document, each between spaces; empty: all of the
     organisation's. -->
<xsl:param name="languages"/>
<!-- "yes": the pack holds the PDF of this page. -->
<xsl:param name="pdf" select="'yes'"/>
<!-- The logo as a data: URI; empty: none is shown. -->
<xsl:param name="logo"/>
<xsl:param name="index" select="'../index.html'"/>

<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="db:article db:info db:section db:itemizedlist db:orderedlist db:listitem
	db:variablelist db:varlistentry db:table db:informaltable db:tgroup db:thead db:tbody db:row
	db:entry db:caption db:footnote db:note db:tip db:important db:warning db:caution db:blockquote
	db:figure db:informalfigure db:mediaobject db:imageobject db:textobject"/>

<xsl:variable name="info" select="/db:article/db:info"/>
<xsl:variable name="document" select="/db:article/@xml:id"/>
<xsl:variable name="language" select="/db:article/@xml:lang"/>
<xsl:variable name="status" select="$info/db:releaseinfo[@role = 'status']"/>
<xsl:variable name="number" select="$info/db:biblioid[@otherclass = 'document-number']"/>

<xsl:template match="/db:article">
	<html lang="{$language}">
		<head><xsl:call-template name="head"/></head>
		<body>
			<xsl:attribute name="class">
				<xsl:value-of select="$status"/>
				<xsl:choose>
					<xsl:when test="db:section[@role = 'landscape']"> wide</xsl:when>
					<xsl:otherwise> prose</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:if test="$status != 'issued' and $status != 'form'">
				<xsl:attribute name="data-watermark">
					<xsl:value-of select="c:text(concat('status.watermark.', $status))"/>
				</xsl:attribute>
			</xsl:if>
			<a class="skip" href="#_main"><xsl:value-of select="c:text('html.skip')"/></a>
			<xsl:call-template name="band"/>
			<header class="page">
				<xsl:call-template name="switch"/>
				<xsl:call-template name="masthead"/>
			</header>
			<div class="page body">
				<xsl:call-template name="contents"/>
				<main id="_main">
					<xsl:apply-templates select="*[not(self::db:info)]"/>
					<xsl:call-template name="notes"/>
				</main>
			</div>
			<xsl:call-template name="foot"/>
		</body>
	</html>
</xsl:template>

<!-- Head -->

<xsl:template name="head">
	<xsl:call-template name="policy"/>
	<title>
		<xsl:value-of select="$number"/>
		<xsl:text> </xsl:text>
		<xsl:value-of select="$info/db:title"/>
		<xsl:value-of select="c:text('furniture.dot')"/>
		<xsl:value-of select="$info/db:edition"/>
	</title>
	<meta name="description" content="{c:text('furniture.description', string($number),
		string($info/db:title), string($info/db:edition),
		string($info/db:bibliomisc[@role = 'status-label']), string($info/db:org/db:orgname))}"/>
	<meta name="generator" content="{$info/db:bibliomisc[@role = 'program']}"/>
	<xsl:call-template name="metadata"/>
	<link rel="up" href="{$index}"/>
	<xsl:apply-templates mode="alternate" select="$info/db:bibliomisc[@role = 'language']"/>
	<xsl:if test="$pdf = 'yes'">
		<link rel="alternate" type="application/pdf" href="{$document}.pdf"/>
	</xsl:if>
	<xsl:call-template name="style"/>
</xsl:template>

<!-- The control data for programs, in typed values. -->
<xsl:template name="metadata">
	<meta name="csmsc:document" content="{$document}"/>
	<meta name="csmsc:type" content="{@role}"/>
	<meta name="csmsc:number" content="{$number}"/>
	<meta name="csmsc:title" content="{$info/db:title}"/>
	<meta name="csmsc:organisation" content="{$info/db:org/db:orgname}"/>
	<meta name="csmsc:version" content="{$info/db:edition}"/>
	<meta name="csmsc:status" content="{$status}"/>
	<meta name="csmsc:classification" content="{$info/db:legalnotice[@role = 'classification']}"/>
	<xsl:apply-templates mode="metadata" select="$info/db:bibliomisc[not(@role = 'language' or @role = 'holder' or @role = 'title'
		or @role = 'status-label' or @role = 'version-label')]"/>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="metadata">
	<meta name="csmsc:{@role}" content="{.}"/>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="alternate">
	<xsl:if test=". != $language and ($languages = '' or contains($languages, concat(' ', ., ' ')))">
		<link rel="alternate" hreflang="{.}" href="../{.}/{$document}.html"/>
	</xsl:if>
</xsl:template>

<!-- Band, switch, masthead -->

<xsl:template name="band">
	<div class="band {$status}">
		<div class="page">
			<strong><xsl:value-of select="$info/db:bibliomisc[@role = 'status-label']"/></strong>
			<span><xsl:value-of select="c:text(concat('status.band.', $status))"/></span>
			<xsl:apply-templates mode="band" select="db:section[@role = 'open-points']"/>
		</div>
	</div>
</xsl:template>

<xsl:template match="db:section" mode="band">
	<a href="#{@xml:id}"><xsl:value-of select="db:title"/></a>
</xsl:template>

<xsl:template name="switch">
	<nav class="switch" aria-label="{c:text('html.languages')}">
		<a href="{$index}"><xsl:value-of select="c:text('html.index')"/></a>
		<xsl:apply-templates mode="switch" select="$info/db:bibliomisc[@role = 'language']"/>
		<xsl:if test="$pdf = 'yes'">
			<a href="{$document}.pdf" type="application/pdf">
				<xsl:value-of select="c:text('html.pdf')"/>
			</a>
		</xsl:if>
	</nav>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="switch">
	<xsl:choose>
		<xsl:when test=". = $language">
			<span lang="{.}" aria-current="page">
				<xsl:value-of select="c:text(concat('html.switch.', .))"/>
			</span>
		</xsl:when>
		<xsl:when test="$languages = '' or contains($languages, concat(' ', ., ' '))">
			<a lang="{.}" hreflang="{.}" href="../{.}/{$document}.html">
				<xsl:value-of select="c:text(concat('html.switch.', .))"/>
			</a>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<xsl:template name="masthead">
	<xsl:if test="$logo != '' and $info/db:mediaobject">
		<img class="logo" src="{$logo}" alt="{$info/db:mediaobject/db:textobject}"/>
	</xsl:if>
	<p class="organisation"><xsl:apply-templates select="$info/db:org/db:orgname/node()"/></p>
	<h1><xsl:apply-templates select="$info/db:title/node()"/></h1>
	<dl class="facts">
		<xsl:call-template name="fact">
			<xsl:with-param name="key" select="'control.number'"/>
			<xsl:with-param name="value" select="$number"/>
		</xsl:call-template>
		<xsl:call-template name="fact">
			<xsl:with-param name="key" select="'control.version'"/>
			<xsl:with-param name="value" select="$info/db:edition"/>
		</xsl:call-template>
		<xsl:call-template name="fact">
			<xsl:with-param name="key" select="'control.status'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'status-label']"/>
		</xsl:call-template>
		<xsl:call-template name="fact">
			<xsl:with-param name="key" select="'control.classification'"/>
			<xsl:with-param name="value" select="$info/db:legalnotice/db:para"/>
		</xsl:call-template>
		<xsl:if test="$info/db:bibliomisc[@role = 'auditee']">
			<xsl:call-template name="fact">
				<xsl:with-param name="key" select="'checklist.auditee'"/>
				<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'auditee']"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:apply-templates mode="fact" select="$info/db:bibliomisc[@role = 'effective']"/>
		<xsl:apply-templates mode="fact" select="$info/db:bibliomisc[@role = 'next-review']"/>
	</dl>
</xsl:template>

<xsl:template name="fact">
	<xsl:param name="key"/>
	<xsl:param name="value"/>
	<div>
		<dt><xsl:value-of select="c:text($key)"/></dt>
		<dd><xsl:apply-templates select="$value/node()"/></dd>
	</div>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="fact">
	<div>
		<dt><xsl:value-of select="c:text(concat('control.', @role))"/></dt>
		<dd><time datetime="{.}"><xsl:value-of select="c:date(string(.))"/></time></dd>
	</div>
</xsl:template>

<!-- Contents: sections of the first two levels but for terms -->

<xsl:template name="contents">
	<nav class="contents" id="_contents" aria-labelledby="_contents-title">
		<h2 id="_contents-title"><xsl:value-of select="c:text('furniture.contents')"/></h2>
		<ol><xsl:apply-templates mode="contents" select="db:section"/></ol>
	</nav>
</xsl:template>

<xsl:template match="db:section" mode="contents">
	<li>
		<xsl:call-template name="contents.link"/>
		<xsl:if test="db:section">
			<ol><xsl:apply-templates mode="contents" select="db:section"/></ol>
		</xsl:if>
	</li>
</xsl:template>

<xsl:template match="db:section/db:section
	| db:section[@role = 'control' or @role = 'open-points']" mode="contents">
	<li><xsl:call-template name="contents.link"/></li>
</xsl:template>

<xsl:template match="db:section[@role = 'control' or @role = 'open-points']/db:section
	| db:section[@role = 'term']" mode="contents" priority="1"/>

<xsl:template name="contents.link">
	<xsl:variable name="place"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<a href="#{@xml:id}">
		<xsl:if test="string($place)">
			<span class="number"><xsl:value-of select="$place"/></span>
			<xsl:text> </xsl:text>
		</xsl:if>
		<xsl:apply-templates select="db:title/node()"/>
	</a>
</xsl:template>

<xsl:template name="foot">
	<footer class="page">
		<p><xsl:value-of select="c:text('html.end')"/></p>
		<p>
			<xsl:value-of select="$info/db:org/db:orgname"/>
			<xsl:value-of select="c:text('furniture.dot')"/>
			<xsl:value-of select="$number"/>
			<xsl:value-of select="c:text('furniture.dot')"/>
			<xsl:value-of select="$info/db:bibliomisc[@role = 'version-label']"/>
			<xsl:value-of select="c:text('furniture.dot')"/>
			<xsl:value-of select="$info/db:bibliomisc[@role = 'status-label']"/>
			<xsl:value-of select="c:text('furniture.dot')"/>
			<xsl:value-of select="$info/db:legalnotice"/>
		</p>
		<p class="top"><a href="#_contents"><xsl:value-of select="c:text('html.top')"/></a></p>
	</footer>
</xsl:template>

<!-- The floor -->

<xsl:template match="*">
	<xsl:message terminate="yes">
		<xsl:text>html.xsl has no rule for &lt;</xsl:text>
		<xsl:value-of select="name()"/>
		<xsl:if test="@role"> role="<xsl:value-of select="@role"/>"</xsl:if>
		<xsl:text>&gt; in &lt;</xsl:text>
		<xsl:value-of select="name(..)"/>
		<xsl:text>&gt;</xsl:text>
	</xsl:message>
</xsl:template>

</xsl:stylesheet>
