<?xml version="1.0" encoding="UTF-8"?>
<!-- CALS tables as flow tables.  Part of print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:template match="db:table | db:informaltable">
	<f:table header-rows="{count(db:tgroup/db:thead/db:row)}">
		<xsl:call-template name="block"/>
		<xsl:attribute name="style"><xsl:apply-templates select="." mode="style"/></xsl:attribute>
		<xsl:attribute name="widths">
			<xsl:apply-templates select="db:tgroup/db:colspec"/>
		</xsl:attribute>
		<xsl:if test="@orient = 'land'"><xsl:attribute name="turned">yes</xsl:attribute></xsl:if>
		<xsl:apply-templates select="db:title"/>
		<xsl:call-template name="repeats"/>
		<xsl:apply-templates select="*[not(self::db:title or self::db:tgroup or self::db:caption)]
			| db:tgroup/*[not(self::db:colspec or self::db:thead or self::db:tbody)]
			| db:tgroup/db:thead/* | db:tgroup/db:tbody/*"/>
		<xsl:apply-templates select="db:caption"/>
	</f:table>
</xsl:template>

<!-- Control data stand in pairs, so that the page of document control has room for all, but for those
     with many words.  Their rows have no ids. -->
<xsl:template match="db:section[@role = 'control']/db:informaltable[@role = 'sheet']" priority="1">
	<xsl:variable name="widths"><xsl:apply-templates select="db:tgroup/db:colspec"/></xsl:variable>
	<f:table header-rows="0" style="sheet" widths="{$widths} {$widths}">
		<xsl:call-template name="block"/>
		<xsl:call-template name="repeats"/>
		<xsl:apply-templates mode="pair" select="db:tgroup/db:tbody/db:row[@role = 'whole'
			or count(preceding-sibling::db:row[not(@role)]) mod 2 = 0]"/>
	</f:table>
</xsl:template>

<xsl:template match="db:row[not(@role)]" mode="pair">
	<xsl:variable name="beside" select="following-sibling::db:row[not(@role)][1]"/>
	<f:row>
		<xsl:apply-templates select="db:entry | $beside/db:entry"/>
		<xsl:if test="not($beside)"><f:cell columns="2"/></xsl:if>
	</f:row>
</xsl:template>

<xsl:template match="db:row[@role = 'whole']" mode="pair">
	<f:row>
		<xsl:apply-templates select="db:entry[1]"/>
		<f:cell columns="3"><xsl:apply-templates select="db:entry[2]/*"/></f:cell>
	</f:row>
</xsl:template>

<!-- What is told again where a table, or a row of it, goes on upon another page. -->
<xsl:template name="repeats">
	<f:continued><xsl:apply-templates select="." mode="continued"/></f:continued>
	<f:rest><xsl:value-of select="c:text('furniture.continued-row')"/></f:rest>
</xsl:template>

<!-- Table 3, a wide space, its title. -->
<xsl:template match="db:table/db:title">
	<f:caption>
		<xsl:variable name="label"><xsl:apply-templates select=".." mode="label"/></xsl:variable>
		<xsl:value-of select="$label"/>
		<xsl:if test="string($label)"><xsl:value-of select="c:text('furniture.title-gap')"/></xsl:if>
		<xsl:apply-templates/>
	</f:caption>
</xsl:template>

<!-- What stands above the rows on a page that the table goes on upon: number, title and "continued". -->
<xsl:template match="db:table" mode="continued">
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="string($number)">
			<xsl:value-of select="c:text('furniture.table-continued', string($number), string(db:title))"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="c:text('furniture.title-continued', string(db:title))"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- One without a title, as only the pages of stamping and the list of copies have, goes on under the
     title of its section. -->
<xsl:template match="db:informaltable" mode="continued">
	<xsl:value-of select="c:text('furniture.title-continued', string(ancestor::db:section[1]/db:title))"/>
</xsl:template>

<!-- Notes below a table. -->
<xsl:template match="db:table/db:caption | db:informaltable/db:caption">
	<f:note><xsl:apply-templates/></f:note>
</xsl:template>

<xsl:template match="db:caption/db:para[not(@role)]" priority="1">
	<f:para style="table-note"><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<xsl:template match="db:colspec">
	<xsl:if test="preceding-sibling::db:colspec"><xsl:text> </xsl:text></xsl:if>
	<xsl:value-of select="substring-before(@colwidth, '*')"/>
</xsl:template>

<!-- Style of a table -->

<xsl:template match="*[not(@role) or @role = 'distribution']" mode="style">
	<xsl:text>plain</xsl:text>
</xsl:template>

<xsl:template match="*[@role = 'register' or @role = 'revisions']" mode="style">register</xsl:template>
<xsl:template match="*[@role = 'approvals']" mode="style">approvals</xsl:template>

<xsl:template match="*[@role = 'sheet' or @role = 'counts' or @role = 'form']" mode="style">
	<xsl:value-of select="@role"/>
</xsl:template>

<xsl:template match="*" mode="style">
	<xsl:message terminate="yes">
		<xsl:text>print.xsl has no style for &lt;</xsl:text>
		<xsl:value-of select="name()"/>
		<xsl:text> role="</xsl:text>
		<xsl:value-of select="@role"/>
		<xsl:text>"&gt;</xsl:text>
	</xsl:message>
</xsl:template>

<!-- Rows -->

<xsl:template match="db:row[not(@role) or @role = 'whole']">
	<f:row><xsl:call-template name="block"/><xsl:apply-templates/></f:row>
</xsl:template>

<xsl:template match="db:row[@role = 'group' or @role = 'excluded' or @role = 'gap']">
	<f:row style="{@role}"><xsl:call-template name="block"/><xsl:apply-templates/></f:row>
</xsl:template>

<!-- Cells -->

<xsl:template match="db:entry[not(@role) or @role = 'label' or @role = 'number'
	or @role = 'signature' or @role = 'write' or @role = 'centre'] | db:thead/db:row/db:entry[@role = 'tick']">
	<f:cell><xsl:call-template name="cell"/><xsl:apply-templates/></f:cell>
</xsl:template>

<!-- What is to be filled in or chosen from is seen at once. -->
<xsl:template match="db:entry[@role = 'fields']">
	<f:cell><xsl:call-template name="cell"/><f:keep><xsl:apply-templates/></f:keep></f:cell>
</xsl:template>
<xsl:template match="db:entry[@role = 'fields']" mode="role"/>

<!-- A box to tick, before whatever stands beside it. -->
<xsl:template match="db:tbody/db:row/db:entry[@role = 'tick']">
	<f:cell>
		<xsl:call-template name="cell"/>
		<f:para><xsl:value-of select="c:text('furniture.box')"/></f:para>
		<xsl:apply-templates/>
	</f:cell>
</xsl:template>

<!-- Who received a copy signs on a line, not in the box of an approval. -->
<xsl:template match="db:informaltable[@role = 'distribution']//db:entry[@role = 'signature']"
	mode="role">receipt</xsl:template>

<!-- Beside a question by itself there is room for a paragraph. -->
<xsl:template match="db:table[@role = 'sheet']//db:entry[@role = 'write']" mode="role">statement</xsl:template>

<xsl:template name="cell">
	<xsl:variable name="role"><xsl:apply-templates select="." mode="role"/></xsl:variable>
	<xsl:if test="string($role)">
		<xsl:attribute name="style"><xsl:value-of select="$role"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@namest">
		<xsl:attribute name="columns"><xsl:call-template name="span"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@morerows">
		<xsl:attribute name="rows"><xsl:value-of select="@morerows + 1"/></xsl:attribute>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
