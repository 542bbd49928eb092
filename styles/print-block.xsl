<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, paragraphs and lists of the flow.  Part of print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- Flow has no element for a section: its blocks carry the language instead. -->
<xsl:template name="block">
	<xsl:variable name="own" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
	<xsl:if test="@xml:id">
		<xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="$own != $language">
		<xsl:attribute name="xml:lang"><xsl:value-of select="$own"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- Sections -->

<xsl:template match="db:section[not(@role) or @role = 'control' or @role = 'open-points'
	or @role = 'further-facts' or @role = 'landscape']">
	<f:heading level="{count(ancestor-or-self::db:section)}">
		<xsl:call-template name="block"/>
		<xsl:call-template name="heading"/>
	</f:heading>
	<xsl:apply-templates select="*[not(self::db:title)]"/>
</xsl:template>

<!-- Signatures stay on one page with the words they sign. -->
<xsl:template match="db:section[@role = 'approvals']">
	<f:keep>
		<f:heading level="{count(ancestor-or-self::db:section)}">
			<xsl:call-template name="block"/>
			<xsl:call-template name="heading"/>
		</f:heading>
		<xsl:apply-templates select="*[not(self::db:title or self::db:section)]"/>
	</f:keep>
	<xsl:apply-templates select="db:section"/>
</xsl:template>

<!-- Number, tab, title; the title stands at the margin where there is no number. -->
<xsl:template name="heading">
	<xsl:variable name="place"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:if test="string($place)">
		<xsl:value-of select="$place"/>
		<f:tab/>
	</xsl:if>
	<xsl:apply-templates select="db:title/node()"/>
</xsl:template>

<!-- Paragraphs -->

<xsl:template match="db:para[not(@role)]">
	<f:para style="body"><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<xsl:template match="db:para[@role = 'note' or @role = 'lead' or @role = 'gap']">
	<f:para style="{@role}"><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<!-- In cells the table sets the size; roles only colour. -->
<xsl:template match="db:entry//db:para[not(@role) or @role = 'lead']" priority="1">
	<f:para><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<xsl:template match="db:entry//db:para[@role = 'note']" priority="1">
	<f:para>
		<xsl:call-template name="block"/>
		<f:run style="muted"><xsl:apply-templates/></f:run>
	</f:para>
</xsl:template>

<xsl:template match="db:entry//db:para[@role = 'gap']" priority="1">
	<f:para>
		<xsl:call-template name="block"/>
		<f:run style="gap"><xsl:apply-templates/></f:run>
	</f:para>
</xsl:template>

<!-- Lists -->

<xsl:template match="db:itemizedlist | db:orderedlist">
	<f:list><xsl:apply-templates select="*"/></f:list>
</xsl:template>

<xsl:template match="db:itemizedlist/db:listitem">
	<f:item label="{c:text('furniture.bullet')}"><xsl:apply-templates/></f:item>
</xsl:template>

<xsl:template match="db:itemizedlist//db:itemizedlist/db:listitem" priority="1">
	<f:item label="{c:text('furniture.bullet-inner')}"><xsl:apply-templates/></f:item>
</xsl:template>

<xsl:template match="db:orderedlist/db:listitem">
	<xsl:variable name="first">
		<xsl:choose>
			<xsl:when test="../@startingnumber"><xsl:value-of select="../@startingnumber"/></xsl:when>
			<xsl:otherwise>1</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="value" select="count(preceding-sibling::db:listitem) + $first"/>
	<xsl:variable name="format">
		<xsl:choose>
			<xsl:when test="../@numeration = 'loweralpha'">a.</xsl:when>
			<xsl:when test="../@numeration = 'lowerroman'">i.</xsl:when>
			<xsl:otherwise>1.</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<f:item>
		<xsl:attribute name="label"><xsl:number value="$value" format="{$format}"/></xsl:attribute>
		<xsl:apply-templates/>
	</f:item>
</xsl:template>

</xsl:stylesheet>
