<?xml version="1.0" encoding="UTF-8"?>
<!-- How sections, tables, figures and footnotes are numbered and how a cross-reference reads: the
     same on the screen and on paper, so both stylesheets include this file and neither counts
     anything itself.  And which names are not parted. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- A person's name of several words is kept in one line, unless it is a long one. -->
<xsl:template match="db:personname" mode="whole">
	<xsl:if test="string-length() &lt;= 24">yes</xsl:if>
</xsl:template>

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

<!-- 5.1, 5.2 …  Several paragraphs of a section are clauses without a title (GB/T 1.1, 7.5; ISO/IEC
     Directives, Part 2, 22.3), so that each can be cited; a single one is known by its section. -->
<xsl:template match="db:para" mode="number"/>
<xsl:template match="db:section/db:para[not(@role) or @role = 'lead']" mode="number">
	<xsl:variable name="section"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
	<xsl:if test="string($section) and count(../db:para[not(@role) or @role = 'lead']) &gt; 1">
		<xsl:value-of select="concat($section, '.')"/>
		<xsl:value-of select="count(preceding-sibling::db:para[not(@role) or @role = 'lead']) + 1"/>
	</xsl:if>
</xsl:template>

<!-- a), and within it 1), and within that i) (GB/T 1.1; ISO/IEC Directives, Part 2, 23.3). -->
<xsl:template match="db:orderedlist" mode="number">
	<xsl:choose>
		<xsl:when test="not(ancestor::db:orderedlist)">a</xsl:when>
		<xsl:when test="count(ancestor::db:orderedlist) = 1">1</xsl:when>
		<xsl:otherwise>i</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Tables and figures with a title, through the whole document; none on the pages of stamping. -->
<xsl:template match="db:table" mode="number">
	<xsl:number level="any" count="db:table[not(ancestor::db:section[@role = 'control'
		or @role = 'open-points'])]"/>
</xsl:template>

<xsl:template match="db:figure" mode="number">
	<xsl:number level="any" count="db:figure"/>
</xsl:template>

<xsl:template mode="number" priority="1"
	match="db:table[ancestor::db:section[@role = 'control' or @role = 'open-points']]"/>

<!-- Footnotes through the whole document, as their mark shows it. -->
<xsl:template match="db:footnote" mode="number">
	<xsl:variable name="number"><xsl:number level="any" count="db:footnote"/></xsl:variable>
	<xsl:value-of select="c:text('furniture.footnote', string($number))"/>
</xsl:template>

<!-- Table 3 -->
<xsl:template match="db:table | db:figure" mode="label">
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:if test="string($number)">
		<xsl:value-of select="c:text(concat('furniture.', local-name()), string($number))"/>
	</xsl:if>
</xsl:template>

<!-- The words of a cross-reference: what its target is called; or, told by number and no page, the table
     that it is or the tables that it holds: "Tables 2 to 5". -->
<xsl:template match="db:xref" mode="words">
	<xsl:apply-templates select="key('target', @linkend)" mode="reference"/>
</xsl:template>

<xsl:template match="db:xref[@xrefstyle = 'tables']" mode="words">
	<xsl:variable name="tables" select="key('target', @linkend)/descendant-or-self::db:table"/>
	<xsl:variable name="first"><xsl:apply-templates select="$tables[1]" mode="number"/></xsl:variable>
	<xsl:variable name="last"><xsl:apply-templates select="$tables[last()]" mode="number"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="count($tables) &gt; 2">
			<xsl:value-of select="c:text('furniture.tables-from', string($first), string($last))"/>
		</xsl:when>
		<xsl:when test="count($tables) = 2">
			<xsl:value-of select="c:text('furniture.tables-both', string($first), string($last))"/>
		</xsl:when>
		<xsl:when test="$tables"><xsl:apply-templates select="$tables" mode="reference"/></xsl:when>
		<xsl:otherwise>
			<xsl:message terminate="yes">
				<xsl:text>a sentence names the tables of "</xsl:text>
				<xsl:value-of select="@linkend"/>
				<xsl:text>", which has none</xsl:text>
			</xsl:message>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The words of a cross-reference to this element. -->
<xsl:template match="db:section" mode="reference">
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="string($number) and parent::db:article">
			<xsl:value-of select="c:text('furniture.chapter-ref', string($number), string(db:title))"/>
		</xsl:when>
		<xsl:when test="string($number)">
			<xsl:value-of select="c:text('furniture.section-ref', string($number), string(db:title))"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="c:text('furniture.title-ref', string(db:title))"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="db:table | db:figure" mode="reference">
	<xsl:variable name="label"><xsl:apply-templates select="." mode="label"/></xsl:variable>
	<xsl:value-of select="$label"/>
	<xsl:if test="not(string($label))">
		<xsl:value-of select="c:text('furniture.title-ref', string(db:title))"/>
	</xsl:if>
</xsl:template>

<!-- What is defined is known by its name. -->
<xsl:template match="db:varlistentry" mode="reference">
	<xsl:value-of select="db:term[1]"/>
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
