<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, paragraphs and lists of the HTML page.  Part of html.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	exclude-result-prefixes="db">

<!-- xml:id and xml:lang as HTML writes them. -->
<xsl:template name="common">
	<xsl:if test="@xml:id">
		<xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@xml:lang">
		<xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- Sections -->

<xsl:template match="db:section[not(@role)]">
	<section>
		<xsl:call-template name="common"/>
		<xsl:call-template name="section.cite"/>
		<xsl:apply-templates/>
	</section>
</xsl:template>

<xsl:template match="db:section[@role = 'control' or @role = 'open-points'
	or @role = 'further-facts' or @role = 'approvals' or @role = 'landscape']">
	<section class="{@role}">
		<xsl:call-template name="common"/>
		<xsl:call-template name="section.cite"/>
		<xsl:apply-templates/>
	</section>
</xsl:template>

<!-- The requirement that a section answers. -->
<xsl:template name="section.cite">
	<xsl:if test="@remap">
		<xsl:attribute name="data-cite"><xsl:value-of select="@remap"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- The page's h1 is the title of the document: a section of the first level is h2. -->
<xsl:template match="db:section/db:title">
	<xsl:variable name="number"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
	<xsl:element name="h{count(ancestor::db:section) + 1}">
		<xsl:call-template name="common"/>
		<xsl:if test="string($number)">
			<span class="number"><xsl:value-of select="$number"/></span>
			<xsl:text> </xsl:text>
		</xsl:if>
		<xsl:apply-templates/>
	</xsl:element>
</xsl:template>

<!-- Paragraphs -->

<xsl:template match="db:para[not(@role)]">
	<p><xsl:call-template name="common"/><xsl:apply-templates/></p>
</xsl:template>

<xsl:template match="db:para[@role = 'note' or @role = 'lead' or @role = 'gap']">
	<p class="{@role}"><xsl:call-template name="common"/><xsl:apply-templates/></p>
</xsl:template>

<!-- Lists -->

<xsl:template match="db:itemizedlist">
	<ul><xsl:call-template name="common"/><xsl:apply-templates/></ul>
</xsl:template>

<xsl:template match="db:orderedlist">
	<ol>
		<xsl:call-template name="common"/>
		<xsl:if test="@startingnumber">
			<xsl:attribute name="start"><xsl:value-of select="@startingnumber"/></xsl:attribute>
		</xsl:if>
		<xsl:apply-templates select="@numeration"/>
		<xsl:apply-templates/>
	</ol>
</xsl:template>

<xsl:template match="@numeration[. = 'loweralpha']">
	<xsl:attribute name="type">a</xsl:attribute>
</xsl:template>

<xsl:template match="@numeration[. = 'lowerroman']">
	<xsl:attribute name="type">i</xsl:attribute>
</xsl:template>

<xsl:template match="@numeration[. = 'arabic']"/>

<xsl:template match="db:listitem">
	<li><xsl:call-template name="common"/><xsl:apply-templates/></li>
</xsl:template>

</xsl:stylesheet>
