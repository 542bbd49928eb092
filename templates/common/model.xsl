<?xml version="1.0" encoding="UTF-8"?>
<!-- Accessors of the composer's input: the description (csms), the catalogs and the crosswalk.
     Every document type uses these and none looks up a record, a language or a standard's entry
     in its own way.

     Modes:  text     one line in the article's language (TEXT fields)
             prose    the blocks of a PROSE field in the article's language
             id-cell  a record's id as the cell of its row, to which links lead
             join     references as links to the lists of the document: R-01, R-02 -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="naming.xsl"/>

<xsl:variable name="csms" select="/input/csms"/>

<!-- A record by section and id ("people:p-1").  References inside records carry no id attribute. -->
<xsl:key name="record" match="csms/*/*[@id]" use="concat(local-name(..), ':', @id)"/>
<!-- An entry of a catalog, and the entries on the same subject, by catalog:id. -->
<xsl:key name="entry" match="catalog-file/entries/entry" use="concat(../../catalog, ':', @id)"/>
<xsl:key name="cross" match="crosswalk/pair" use="@from"/>
<xsl:key name="catalog" match="catalog-file" use="catalog"/>

<!-- One text in the article's language.  Where only other languages exist the checker has reported
     it; the first of them stands in, marked. -->
<xsl:template match="*" mode="text">
	<xsl:choose>
		<xsl:when test="not(@xml:lang) or @xml:lang = /input/@lang">
			<xsl:value-of select="."/>
		</xsl:when>
		<xsl:when test="not(../*[local-name() = local-name(current())]
			[not(@xml:lang) or @xml:lang = /input/@lang]) and
			not(preceding-sibling::*[local-name() = local-name(current())])">
			<phrase role="gap" xml:lang="{@xml:lang}"><xsl:value-of select="."/></phrase>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<!-- The page keeps the name of a person in one line. -->
<xsl:template match="person/name[not(@xml:lang) or @xml:lang = /input/@lang]" mode="text" priority="1">
	<personname><xsl:value-of select="."/></personname>
</xsl:template>

<!-- Blocks in the article's language, with the same stand-in. -->
<xsl:template match="*" mode="prose">
	<xsl:choose>
		<xsl:when test="not(@xml:lang) or @xml:lang = /input/@lang">
			<xsl:copy-of select="node()"/>
		</xsl:when>
		<xsl:when test="not(../*[local-name() = local-name(current())]
			[not(@xml:lang) or @xml:lang = /input/@lang]) and
			not(preceding-sibling::*[local-name() = local-name(current())])">
			<para role="gap" xml:lang="{@xml:lang}"><xsl:value-of select="."/></para>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<!-- Blocks of a field that has to be there; its absence is the checker's gap and is shown here. -->
<xsl:template name="blocks">
	<xsl:param name="of"/>
	<xsl:param name="label"/>
	<xsl:apply-templates select="$of" mode="prose"/>
	<xsl:if test="not($of)">
		<para role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></para>
	</xsl:if>
</xsl:template>

<!-- One line of a field that has to be there, inside a paragraph. -->
<xsl:template name="line">
	<xsl:param name="of"/>
	<xsl:param name="label"/>
	<xsl:apply-templates select="$of" mode="text"/>
	<xsl:if test="not($of)">
		<phrase role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></phrase>
	</xsl:if>
</xsl:template>

<!-- The name of a person by id. -->
<xsl:template name="person">
	<xsl:param name="id"/>
	<xsl:call-template name="line">
		<xsl:with-param name="of" select="key('record', concat('people:', $id))/name"/>
		<xsl:with-param name="label" select="c:text('common.owner')"/>
	</xsl:call-template>
</xsl:template>

<!-- A date as it is sorted and compared in registers: YYYY-MM-DD; a dash when there is none. -->
<xsl:template name="day">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="string($of)"><xsl:value-of select="$of"/></xsl:when>
		<xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A cell that is rightly empty. -->
<xsl:template name="none">
	<phrase role="muted">—</phrase>
</xsl:template>

<!-- An optional line: its text, or a dash. -->
<xsl:template name="optional">
	<xsl:param name="of"/>
	<xsl:apply-templates select="$of" mode="text"/>
	<xsl:if test="not($of)"><xsl:call-template name="none"/></xsl:if>
</xsl:template>

<!-- The same three as cells of a table. -->
<xsl:template name="cell">
	<xsl:param name="of"/>
	<xsl:param name="label"/>
	<entry>
		<para>
			<xsl:call-template name="line">
				<xsl:with-param name="of" select="$of"/>
				<xsl:with-param name="label" select="$label"/>
			</xsl:call-template>
		</para>
	</entry>
</xsl:template>

<xsl:template name="cell.person">
	<xsl:param name="id"/>
	<entry>
		<para>
			<xsl:call-template name="person"><xsl:with-param name="id" select="$id"/></xsl:call-template>
		</para>
	</entry>
</xsl:template>

<xsl:template name="cell.optional">
	<xsl:param name="of"/>
	<entry>
		<para>
			<xsl:call-template name="optional"><xsl:with-param name="of" select="$of"/></xsl:call-template>
		</para>
	</entry>
</xsl:template>

<!-- A list of the description that has to be there and is not: the checker has reported it. -->
<xsl:template name="absent">
	<xsl:param name="of"/>
	<xsl:param name="label"/>
	<xsl:if test="not($of)">
		<para role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></para>
	</xsl:if>
</xsl:template>

<!-- A small heading in front of a value in a cell: "Risk: ". -->
<xsl:template name="tag">
	<xsl:param name="text"/>
	<phrase role="tag">
		<xsl:value-of select="$text"/>
		<xsl:value-of select="c:text('common.colon')"/>
	</phrase>
</xsl:template>

<!-- The xml:id under which links to a record or a reference arrive. -->
<xsl:template name="anchor">
	<xsl:param name="ref"/>
	<xsl:attribute name="xml:id"><xsl:value-of select="c:anchor(string($ref))"/></xsl:attribute>
</xsl:template>

<!-- A record of a list by its id: the cell to which links to the record lead. -->
<xsl:template match="*" mode="id-cell">
	<entry role="label">
		<para>
			<xsl:call-template name="anchor">
				<xsl:with-param name="ref" select="concat(local-name(..), ':', @id)"/>
			</xsl:call-template>
			<xsl:value-of select="@id"/>
		</para>
	</entry>
</xsl:template>

<!-- References (items of a REF list) as links to the rows of the document's own lists. -->
<xsl:template match="*" mode="join">
	<link linkend="{c:anchor(concat(local-name(..), ':', .))}"><xsl:value-of select="."/></link>
	<xsl:call-template name="comma"/>
</xsl:template>

<!-- The separator after an item that is not the last of the current list. -->
<xsl:template name="comma">
	<xsl:if test="position() != last()"><xsl:value-of select="c:text('common.list-comma')"/></xsl:if>
</xsl:template>

<!-- A row of a sheet (label, blocks). -->
<xsl:template name="sheet-row">
	<xsl:param name="label"/>
	<xsl:param name="blocks"/>
	<row>
		<entry role="label"><para><xsl:value-of select="$label"/></para></entry>
		<entry><xsl:copy-of select="$blocks"/></entry>
	</row>
</xsl:template>

<!-- The same with one line that has to be there. -->
<xsl:template name="sheet-line">
	<xsl:param name="label"/>
	<xsl:param name="of"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="$of"/>
					<xsl:with-param name="label" select="$label"/>
				</xsl:call-template>
			</para>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

</xsl:stylesheet>
