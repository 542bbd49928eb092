<?xml version="1.0" encoding="UTF-8"?>
<!-- What CALS says in attributes and neither HTML nor flow does: how many columns a cell spans, and
     how a head stands over its column.  Part of html.xsl and print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	exclude-result-prefixes="db">

<!-- How many columns the current cell spans: from namest to nameend. -->
<xsl:template name="span">
	<xsl:variable name="columns" select="ancestor::db:tgroup[1]/db:colspec"/>
	<xsl:variable name="last" select="$columns[@colname = current()/@nameend]"/>
	<xsl:variable name="first" select="$columns[@colname = current()/@namest]"/>
	<xsl:value-of select="count($last/preceding-sibling::db:colspec)
		- count($first/preceding-sibling::db:colspec) + 1"/>
</xsl:template>

<!-- The role by which a cell is set.  A head without one stands as the figures below it do: the
     first body row with a cell in every column shows which of them hold figures. -->
<xsl:template match="db:entry" mode="role"><xsl:value-of select="@role"/></xsl:template>

<xsl:template match="db:thead/db:row/db:entry[not(@role or @namest)]" mode="role">
	<xsl:variable name="place" select="count(preceding-sibling::db:entry) + 1"/>
	<xsl:variable name="row"
		select="ancestor::db:tgroup[1]/db:tbody
			/db:row[count(db:entry) = ancestor::db:tgroup[1]/@cols][1]"/>
	<xsl:value-of select="$row/db:entry[$place][@role = 'number' or @role = 'centre'
		or @role = 'tick']/@role"/>
</xsl:template>

<!-- With heads over heads, places count nothing. -->
<xsl:template match="db:thead[count(db:row) > 1]/db:row/db:entry[not(@role or @namest)]" mode="role"
	priority="1"/>

</xsl:stylesheet>
