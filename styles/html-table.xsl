<?xml version="1.0" encoding="UTF-8"?>
<!-- CALS tables as HTML tables.  Part of html.xsl.
     On a narrow screen html.css turns rows into cards, in which each cell carries the words of its
     column's head (data-label); tables of counts and tables with cells over several rows keep
     their shape and scroll in a box of their own. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:template match="db:table | db:informaltable">
	<xsl:variable name="shape">
		<xsl:choose>
			<xsl:when test="@role = 'counts' or db:tgroup/db:tbody/db:row/db:entry/@morerows">grid</xsl:when>
			<xsl:otherwise>cards</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="kind"><xsl:apply-templates select="." mode="kind"/></xsl:variable>
	<div class="box {$shape} {$kind}">
		<xsl:if test="$shape = 'grid' or $kind = 'register'"><xsl:call-template name="scrolls"/></xsl:if>
		<table>
			<xsl:call-template name="common"/>
			<xsl:attribute name="class">
				<xsl:value-of select="concat($shape, ' ')"/>
				<xsl:apply-templates select="." mode="class"/>
			</xsl:attribute>
			<xsl:apply-templates select="*[not(self::db:caption)]"/>
		</table>
		<xsl:apply-templates select="db:caption"/>
	</div>
</xsl:template>

<!-- Notes below a table. -->
<xsl:template match="db:table/db:caption | db:informaltable/db:caption">
	<div class="table-notes"><xsl:apply-templates/></div>
</xsl:template>

<!-- What can scroll must be reachable by keyboard, and says what it is. -->
<xsl:template name="scrolls">
	<xsl:attribute name="role">region</xsl:attribute>
	<xsl:attribute name="tabindex">0</xsl:attribute>
	<xsl:attribute name="aria-label">
		<xsl:value-of select="db:title"/>
		<xsl:if test="not(db:title)"><xsl:value-of select="c:text('html.scroll')"/></xsl:if>
	</xsl:attribute>
</xsl:template>

<xsl:template match="db:table | db:informaltable" mode="class">
	<xsl:message terminate="yes">
		<xsl:text>html.xsl has no rule for a table with role="</xsl:text>
		<xsl:value-of select="@role"/>
		<xsl:text>"</xsl:text>
	</xsl:message>
</xsl:template>

<xsl:template match="db:table[not(@role)] | db:informaltable[not(@role)]" mode="class">plain</xsl:template>

<xsl:template priority="1" match="*[@role = 'register' or @role = 'sheet' or @role = 'counts'
	or @role = 'approvals' or @role = 'revisions' or @role = 'distribution']" mode="class">
	<xsl:value-of select="@role"/>
</xsl:template>

<!-- A form looks like a register; only on paper do its rows break differently. -->
<xsl:template match="*[@role = 'form']" mode="class" priority="1">register</xsl:template>

<xsl:template match="*" mode="kind"><xsl:value-of select="@role"/></xsl:template>
<xsl:template match="*[@role = 'form']" mode="kind">register</xsl:template>

<xsl:template match="db:table/db:title">
	<caption>
		<xsl:call-template name="common"/>
		<xsl:apply-templates select=".." mode="numbered"/>
		<xsl:apply-templates/>
	</caption>
</xsl:template>

<xsl:template match="db:tgroup">
	<xsl:variable name="sum"><xsl:apply-templates select="db:colspec[1]" mode="sum"/></xsl:variable>
	<colgroup>
		<xsl:apply-templates select="db:colspec">
			<xsl:with-param name="sum" select="$sum"/>
		</xsl:apply-templates>
	</colgroup>
	<xsl:apply-templates select="*[not(self::db:colspec)]"/>
</xsl:template>

<xsl:template match="db:colspec">
	<xsl:param name="sum"/>
	<xsl:variable name="weight" select="substring-before(@colwidth, '*')"/>
	<col style="width: {format-number(100 * $weight div $sum, '0.##')}%"/>
</xsl:template>

<!-- The weights of this column and of those after it; sum() cannot read "3*". -->
<xsl:template match="db:colspec" mode="sum">
	<xsl:variable name="rest">
		<xsl:apply-templates select="following-sibling::db:colspec[1]" mode="sum"/>
	</xsl:variable>
	<xsl:value-of select="substring-before(@colwidth, '*') + number(concat('0', $rest))"/>
</xsl:template>

<xsl:template match="db:thead">
	<thead><xsl:apply-templates/></thead>
</xsl:template>

<!-- Each group heading starts a body of its own, which is what its scope means. -->
<xsl:template match="db:tbody">
	<xsl:variable name="heads" select="db:row[@role = 'group']"/>
	<xsl:variable name="first" select="db:row[not($heads)] | $heads[1]/preceding-sibling::db:row"/>
	<xsl:apply-templates select="*[not(self::db:row)]"/>
	<xsl:if test="$first"><tbody><xsl:apply-templates select="$first"/></tbody></xsl:if>
	<xsl:for-each select="$heads">
		<xsl:variable name="next" select="following-sibling::db:row[@role = 'group'][1]"/>
		<!-- Counted, since to ask each row for its heading takes the square of the time. -->
		<xsl:variable name="length" select="count(following-sibling::db:row)
			- count($next | $next/following-sibling::db:row)"/>
		<tbody>
			<xsl:apply-templates select=". | following-sibling::db:row[position() &lt;= $length]"/>
		</tbody>
	</xsl:for-each>
</xsl:template>

<!-- Rows -->

<xsl:template match="db:row[not(@role) or @role = 'whole']">
	<tr><xsl:call-template name="row"/></tr>
</xsl:template>

<xsl:template match="db:row[@role = 'group' or @role = 'excluded' or @role = 'gap']">
	<tr class="{@role}"><xsl:call-template name="row"/></tr>
</xsl:template>

<xsl:template name="row">
	<xsl:call-template name="common"/>
	<xsl:if test="@remap">
		<xsl:attribute name="data-ref"><xsl:value-of select="@remap"/></xsl:attribute>
	</xsl:if>
	<xsl:apply-templates/>
</xsl:template>

<!-- Cells -->

<xsl:template match="db:thead/db:row/db:entry">
	<th>
		<xsl:attribute name="scope">
			<xsl:choose>
				<xsl:when test="@namest">colgroup</xsl:when>
				<xsl:otherwise>col</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<xsl:call-template name="cell"/>
	</th>
</xsl:template>

<xsl:template match="db:tbody/db:row[@role = 'group']/db:entry" priority="2">
	<th scope="rowgroup"><xsl:call-template name="cell"/></th>
</xsl:template>

<xsl:template priority="1"
	match="db:tbody/db:row/db:entry[@role = 'label'][not(preceding-sibling::db:entry)]">
	<th scope="row"><xsl:call-template name="cell"/></th>
</xsl:template>

<xsl:template match="db:tbody/db:row/db:entry">
	<td>
		<xsl:attribute name="data-label"><xsl:apply-templates select="." mode="column"/></xsl:attribute>
		<xsl:call-template name="cell"/>
	</td>
</xsl:template>

<xsl:template name="cell">
	<xsl:call-template name="common"/>
	<xsl:variable name="class"><xsl:apply-templates select="." mode="class"/></xsl:variable>
	<xsl:if test="string($class)">
		<xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@namest">
		<xsl:attribute name="colspan"><xsl:call-template name="span"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@morerows">
		<xsl:attribute name="rowspan"><xsl:value-of select="@morerows + 1"/></xsl:attribute>
	</xsl:if>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template match="db:entry[not(@role)]" mode="class">
	<xsl:apply-templates select="." mode="role"/>
	<xsl:if test="not(*)"> empty</xsl:if>
</xsl:template>

<xsl:template match="db:entry[@role = 'label' or @role = 'number' or @role = 'signature'
	or @role = 'write' or @role = 'tick' or @role = 'centre' or @role = 'fields']" mode="class">
	<xsl:value-of select="@role"/>
</xsl:template>

<xsl:template match="db:entry" mode="class">
	<xsl:message terminate="yes">
		<xsl:text>html.xsl has no rule for a cell with role="</xsl:text>
		<xsl:value-of select="@role"/>
		<xsl:text>"</xsl:text>
	</xsl:message>
</xsl:template>

<!-- The head of a cell's column.  In a head of several rows the lowest cells name their column. -->
<xsl:template match="db:entry" mode="column">
	<xsl:variable name="group" select="ancestor::db:tgroup[1]"/>
	<xsl:variable name="place" select="count(preceding-sibling::db:entry) + 1"/>
	<xsl:variable name="name" select="$group/db:colspec[$place]/@colname"/>
	<xsl:variable name="named" select="$group/db:thead/db:row/db:entry[@colname = $name]"/>
	<xsl:choose>
		<xsl:when test="$named"><xsl:value-of select="normalize-space($named)"/></xsl:when>
		<xsl:when test="count($group/db:thead/db:row) = 1">
			<xsl:value-of select="normalize-space($group/db:thead/db:row/db:entry[$place])"/>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<!-- In a cell that carries its own @colname, that names the column. -->
<xsl:template match="db:entry[@colname]" mode="column" priority="1">
	<xsl:value-of select="normalize-space(ancestor::db:tgroup[1]/db:thead/db:row
		/db:entry[@colname = current()/@colname])"/>
</xsl:template>

</xsl:stylesheet>
