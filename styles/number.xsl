<?xml version="1.0" encoding="UTF-8"?>
<!-- How sections are numbered and how a cross-reference reads: the same on the screen and on
     paper, so both stylesheets include this file and neither counts sections itself. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- What a linkend points at. -->
<xsl:key name="target" match="*[@xml:id]" use="@xml:id"/>

<!-- 1, 1.1 …  The pages that stamping puts before and after the content carry no number, so
     that a section keeps its number from draft to issue. -->
<xsl:template match="db:section" mode="number">
	<xsl:number level="multiple" format="1.1" count="db:section[not(ancestor-or-self::db:section
		[@role = 'control' or @role = 'open-points'])]"/>
</xsl:template>

<xsl:template mode="number" priority="1"
	match="db:section[ancestor-or-self::db:section[@role = 'control' or @role = 'open-points']]"/>

<!-- The words of a cross-reference to this element. -->
<xsl:template match="db:section" mode="reference">
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="string($number)">
			<xsl:value-of select="c:text('furniture.section-ref', string($number), string(db:title))"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="c:text('furniture.title-ref', string(db:title))"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="db:table" mode="reference">
	<xsl:value-of select="c:text('furniture.title-ref', string(db:title))"/>
</xsl:template>

<!-- A row is known by its first cell. -->
<xsl:template match="db:row" mode="reference">
	<xsl:value-of select="db:entry[1]"/>
</xsl:template>

<xsl:template match="*" mode="reference">
	<xsl:message terminate="yes">
		<xsl:text>a cross-reference points at &lt;</xsl:text>
		<xsl:value-of select="name()"/>
		<xsl:text>&gt;, which has neither number nor title</xsl:text>
	</xsl:message>
</xsl:template>

</xsl:stylesheet>
