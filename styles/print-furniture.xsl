<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages say of the document they belong to: fields, which a theme puts where it wants them,
     and what differs on each controlled copy.  Part of print.xsl.  The names are those of
     page-slot/fields in schema_style.def; "section" is the page maker's own. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- What a copy of this document is: an issued one is controlled only if it is stamped so. -->
<xsl:variable name="state">
	<xsl:choose>
		<xsl:when test="$status = 'issued'">uncontrolled</xsl:when>
		<xsl:when test="$status = 'draft' or $status = 'form'"><xsl:value-of select="$status"/></xsl:when>
		<xsl:otherwise>obsolete</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:template name="fields">
	<f:field name="organisation"><xsl:apply-templates select="$organisation/node()"/></f:field>
	<f:field name="title"><xsl:apply-templates select="$info/db:title/node()"/></f:field>
	<f:field name="short-title">
		<xsl:apply-templates select="($info/db:title[not(../db:titleabbrev)] | $info/db:titleabbrev)/node()"/>
	</f:field>
	<f:field name="number"><xsl:value-of select="$number"/></f:field>
	<f:field name="version">
		<xsl:value-of select="$info/db:bibliomisc[@role = 'version-label']"/>
	</f:field>
	<f:field name="level"><xsl:value-of select="$info/db:bibliomisc[@role = 'level']"/></f:field>
	<f:field name="classification"><xsl:value-of select="$info/db:legalnotice"/></f:field>
	<f:field name="status">
		<xsl:value-of select="$info/db:bibliomisc[@role = 'status-label']"/>
	</f:field>
	<f:field name="state"><xsl:value-of select="c:text(concat('state.', $state))"/></f:field>
	<f:field name="notice"><xsl:value-of select="c:text(concat('status.band.', $status))"/></f:field>
	<f:field name="copy"/>
	<f:field name="holder"/>
	<f:field name="page">
		<xsl:value-of select="c:text('furniture.page-before')"/>
		<f:page-number/>
		<xsl:value-of select="c:text('furniture.page-between')"/>
		<f:page-count/>
		<xsl:value-of select="c:text('furniture.page-after')"/>
	</f:field>
	<f:field name="page-number"><f:page-number/></f:field>
	<f:field name="issued"><xsl:call-template name="cover.issued"/></f:field>
	<f:field name="effective"><xsl:call-template name="cover.effective"/></f:field>
	<xsl:if test="$state != 'form'">
		<f:field name="watermark">
			<xsl:value-of select="c:text(concat('status.watermark.', $status))"/>
		</f:field>
	</xsl:if>
</xsl:template>

<!-- One controlled copy. -->
<xsl:template match="db:bibliomisc" mode="copy">
	<f:copy number="{@remap}" holder="{.}">
		<f:field name="state"><xsl:value-of select="c:text('state.controlled')"/></f:field>
		<f:field name="copy">
			<xsl:value-of select="c:text('furniture.copy', string(@remap))"/>
		</f:field>
		<f:field name="holder"><xsl:value-of select="."/></f:field>
		<f:field name="watermark"><xsl:value-of select="c:text('state.controlled')"/></f:field>
	</f:copy>
</xsl:template>

</xsl:stylesheet>
