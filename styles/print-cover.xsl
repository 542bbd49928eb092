<?xml version="1.0" encoding="UTF-8"?>
<!-- The cover: what the document is, whose, and in which state.  Part of print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:template name="cover">
	<f:sequence page="cover">
		<xsl:call-template name="foot"/>
		<xsl:apply-templates select="$info/db:mediaobject" mode="cover"/>
		<f:para style="cover-organisation">
			<xsl:apply-templates select="$organisation/node()"/>
		</f:para>
		<f:para style="title"><xsl:apply-templates select="$info/db:title/node()"/></f:para>
		<f:para style="subtitle">
			<xsl:value-of select="$number"/>
			<xsl:value-of select="c:text('furniture.dot')"/>
			<xsl:value-of select="$info/db:bibliomisc[@role = 'version-label']"/>
		</f:para>
		<xsl:call-template name="cover.sheet"/>
		<xsl:call-template name="cover.approvals"/>
		<f:para style="note"><xsl:value-of select="c:text(concat('status.band.', $status))"/></f:para>
	</f:sequence>
</xsl:template>

<xsl:template match="db:mediaobject" mode="cover">
	<f:image src="{db:imageobject/db:imagedata/@fileref}" height="42" alt="{db:textobject}"/>
</xsl:template>

<xsl:template name="cover.sheet">
	<f:table style="sheet" widths="1 2" header-rows="0">
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.status'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'status-label']"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.level'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'level']"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.classification'"/>
			<xsl:with-param name="value" select="$info/db:legalnotice/db:para"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.owner'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'owner']"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'checklist.auditee'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'auditee']"/>
		</xsl:call-template>
		<xsl:apply-templates mode="cover.date" select="$info/db:bibliomisc[@role = 'first-issued'
			or @role = 'effective' or @role = 'next-review']"/>
	</f:table>
</xsl:template>

<xsl:template name="cover.row">
	<xsl:param name="key"/>
	<xsl:param name="value"/>
	<xsl:if test="$value">
		<f:row>
			<f:cell><f:para><xsl:value-of select="c:text($key)"/></f:para></f:cell>
			<f:cell><f:para><xsl:apply-templates select="$value/node()"/></f:para></f:cell>
		</f:row>
	</xsl:if>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="cover.date">
	<f:row>
		<f:cell><f:para><xsl:value-of select="c:text(concat('control.', @role))"/></f:para></f:cell>
		<f:cell><f:para><xsl:value-of select="c:date(string(.))"/></f:para></f:cell>
	</f:row>
</xsl:template>

<!-- Who, and since when; the boxes to sign in are on the control sheet. -->
<xsl:template name="cover.approvals">
	<f:table style="plain" widths="2 3 4 4" header-rows="0">
		<xsl:apply-templates mode="cover"
			select="$info/db:author | $info/db:othercredit[@class = 'other']"/>
	</f:table>
</xsl:template>

<xsl:template match="db:author | db:othercredit" mode="cover">
	<f:row>
		<f:cell style="label">
			<f:para><xsl:value-of select="db:contrib[@role = 'label']"/></f:para>
		</f:cell>
		<f:cell><f:para><xsl:value-of select="db:personname"/></f:para></f:cell>
		<f:cell><f:para><xsl:value-of select="db:affiliation/db:jobtitle"/></f:para></f:cell>
		<f:cell>
			<f:para><xsl:apply-templates mode="cover" select="db:contrib[@role = 'state']"/></f:para>
		</f:cell>
	</f:row>
</xsl:template>

<xsl:template match="db:contrib[. = 'valid']" mode="cover">
	<xsl:value-of select="c:date(string(../db:contrib[@role = 'date']))"/>
</xsl:template>

<xsl:template match="db:contrib[. = 'open']" mode="cover">
	<f:run style="muted"><xsl:value-of select="c:text('control.approval-open')"/></f:run>
</xsl:template>

<xsl:template match="db:contrib[. = 'lost']" mode="cover">
	<f:run style="gap"><xsl:value-of select="c:text('control.approval-lost')"/></f:run>
</xsl:template>

</xsl:stylesheet>
