<?xml version="1.0" encoding="UTF-8"?>
<!-- The decision on a control and what hangs on it: the sections of the Statement of
     Applicability that count, list and explain decisions all look them up here.

     A decision is csms/controls/control; the control it is about is its child control
     (iso27001:A.5.1, iso27017:CLD.9.5.1, own:ID or an entry of a catalog of the organisation's own). -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:key name="decision" match="csms/controls/control" use="control"/>
<!-- How one side's guidance of a clause is met: "iso27017:9.2.1 provider". -->
<xsl:key name="met" match="csms/controls/control/guidance/met" use="concat(clause, ' ', side)"/>
<!-- The numbers under which the specification cites an entry of ISO/IEC 27017. -->
<xsl:key name="alias" match="catalog-file/aliases/alias"
	use="concat(../../catalog, ':', entry)"/>

<!-- The sides the organisation stands on, as the words catalogs use for guidance. -->
<xsl:variable name="as-provider" select="$csms/cloud-role != 'customer'"/>
<xsl:variable name="as-customer" select="$csms/cloud-role != 'provider'"/>

<!-- The themes of Annex A, in the order of the catalog, and the cloud controls. -->
<xsl:variable name="themes" select="key('catalog', 'iso27001')/groups/group
	[@id = ../../entries/entry[kind = 'control']/group]"/>
<xsl:variable name="cloud-controls"
	select="key('catalog', 'iso27017')/entries/entry[kind = 'extended']"/>

<!-- What the organisation's own catalogs demand, row by row. -->
<xsl:variable name="own-entries" select="$csms/catalogs/catalog-file/entries/entry[kind = 'requirement'
	or kind = 'recommendation' or kind = 'control' or kind = 'extended']"/>

<!-- State of a decision: a coloured dot and a word. -->
<xsl:template match="control" mode="status">
	<xsl:choose>
		<xsl:when test="applicable != 'true'">
			<phrase role="status-excluded"><xsl:value-of select="c:text('soa.excluded')"/></phrase>
		</xsl:when>
		<xsl:when test="status = 'not-implemented'">
			<phrase role="status-none">
				<xsl:value-of select="c:text('enum.status.not-implemented')"/>
			</phrase>
		</xsl:when>
		<xsl:when test="status">
			<phrase role="status-{status}">
				<xsl:value-of select="c:text(concat('enum.status.', status))"/>
			</phrase>
		</xsl:when>
		<xsl:otherwise>
			<phrase role="gap">
				<xsl:value-of select="c:text('common.missing', c:text('soa.status'))"/>
			</phrase>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- "x" for a clause of ISO/IEC 27017 that asks for nothing here, because every control it
     belongs to is excluded.  The length of the result over several clauses is their number. -->
<xsl:template match="entry" mode="excluded">
	<xsl:variable name="ref" select="concat('iso27017:', @id)"/>
	<xsl:variable name="own" select="key('decision', $ref)"/>
	<xsl:variable name="annex-a" select="key('decision', key('cross', $ref)/@to)"/>
	<xsl:choose>
		<xsl:when test="kind = 'extended'">
			<xsl:if test="$own/applicable = 'false'">x</xsl:if>
		</xsl:when>
		<xsl:when test="$annex-a and not($annex-a/applicable = 'true')">x</xsl:when>
	</xsl:choose>
</xsl:template>

<!-- The decisions under which a clause of ISO/IEC 27017 may be answered, as links to their rows. -->
<xsl:template match="entry" mode="rows">
	<xsl:variable name="ref" select="concat('iso27017:', @id)"/>
	<xsl:choose>
		<xsl:when test="kind = 'extended'">
			<link linkend="{c:anchor($ref)}"><xsl:value-of select="@id"/></link>
		</xsl:when>
		<xsl:otherwise>
			<xsl:for-each select="key('entry', key('cross', $ref)/@to)[../../catalog = 'iso27001']
				[kind = 'control']">
				<link linkend="{c:anchor(concat('iso27001:', @id))}"><xsl:value-of select="@id"/></link>
				<xsl:call-template name="comma"/>
			</xsl:for-each>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
