<?xml version="1.0" encoding="UTF-8"?>
<!-- The responsibility matrix of one service and one counterparty (requirement 8.4.2, ISO/IEC
     27017 CLD.6.3.1).  This file has the sections in order, the first one and what they share; the
     folder of its name has
       reading.xsl   what the owners mean, and what other schemes call them
       summary.xsl   counts and bars by domain and party
       matrix.xsl    one row per duty
       lists.xsl     assets, assurances, coverage of the specification -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/article.xsl"/>
<xsl:import href="common/model.xsl"/>
<xsl:import href="common/standards.xsl"/>
<xsl:import href="responsibility-matrix/reading.xsl"/>
<xsl:import href="responsibility-matrix/summary.xsl"/>
<xsl:import href="responsibility-matrix/matrix.xsl"/>
<xsl:import href="responsibility-matrix/lists.xsl"/>

<!-- The agreement, its service and the other side. -->
<xsl:variable name="agreement" select="$csms/agreements/agreement"/>
<xsl:variable name="service" select="key('record', concat('services:', $agreement/service))"/>
<xsl:variable name="party" select="key('record', concat('customers:', $agreement/with))
	| key('record', concat('suppliers:', $agreement/with))"/>
<xsl:variable name="duties" select="/input/duties/duty"/>
<!-- We stand on the side that the service says; the counterparty on the other. -->
<xsl:variable name="provides" select="$service/role = 'provider'"/>

<xsl:template match="/input">
	<xsl:call-template name="article"/>
</xsl:template>

<!-- The number tells apart those of one service. -->
<xsl:template match="input" mode="short-title">
	<xsl:variable name="name"><xsl:apply-templates select="$service/name" mode="text"/></xsl:variable>
	<xsl:variable name="short">
		<xsl:call-template name="article.shortened">
			<xsl:with-param name="name" select="string($name)"/>
		</xsl:call-template>
	</xsl:variable>
	<xsl:value-of select="c:text('short-title.agreement', string($short))"/>
</xsl:template>

<xsl:template match="input" mode="body">
	<xsl:call-template name="agreement"/>
	<xsl:call-template name="reading"/>
	<xsl:call-template name="summary"/>
	<xsl:call-template name="matrix"/>
	<xsl:call-template name="lists"/>
</xsl:template>

<!-- The name of the side: ours or the counterparty's. -->
<xsl:template name="side-name">
	<xsl:param name="side"/>
	<xsl:choose>
		<xsl:when test="($side = 'provider') = $provides">
			<xsl:apply-templates select="$csms/organisation/name" mode="text"/>
		</xsl:when>
		<xsl:otherwise><xsl:apply-templates select="$party/name" mode="text"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- 1: who shares the duties of what, on which terms. -->
<xsl:template name="agreement">
	<section xml:id="section-agreement">
		<title><xsl:value-of select="c:text('matrix.agreement')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-agreement</xsl:with-param>
				<xsl:with-param name="text" select="c:text('matrix.agreement-lead',
					string(key('catalog', 'cts')/edition), string(key('catalog', 'iso27017')/edition),
					string($tables))"/>
			</xsl:call-template>
		</para>
		<table role="sheet">
			<title><xsl:value-of select="c:text('matrix.table-agreement')"/></title>
			<tgroup cols="2">
				<colspec colwidth="1*"/><colspec colwidth="3*"/>
				<tbody>
					<xsl:call-template name="sheet.parties"/>
					<xsl:call-template name="sheet.service"/>
					<xsl:call-template name="sheet.terms"/>
					<xsl:call-template name="sheet.owners"/>
					<xsl:call-template name="sheet.contacts"/>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template name="sheet.parties">
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('matrix.provider')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="side-name"><xsl:with-param name="side">provider</xsl:with-param></xsl:call-template>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('matrix.customer')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="side-name"><xsl:with-param name="side">customer</xsl:with-param></xsl:call-template>
			</para>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="sheet.service">
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('common.service')"/>
		<xsl:with-param name="blocks">
			<para>
				<emphasis role="strong"><xsl:apply-templates select="$service/name" mode="text"/></emphasis>
				<xsl:value-of select="c:text('common.comma')"/>
				<xsl:value-of select="c:text(concat('enum.model.', $service/model))"/>
				<xsl:value-of select="c:text('common.comma')"/>
				<xsl:value-of select="c:text(concat('enum.deployment.', $service/deployment))"/>
			</para>
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="$service/description"/>
				<xsl:with-param name="label" select="c:text('soa.service-description')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('matrix.jurisdiction')"/>
		<xsl:with-param name="blocks">
			<xsl:for-each select="$service/regions/region">
				<para>
					<xsl:apply-templates select="name" mode="text"/>
					<xsl:value-of select="c:text('common.colon')"/>
					<xsl:apply-templates select="jurisdiction" mode="text"/>
				</para>
			</xsl:for-each>
			<xsl:call-template name="absent">
				<xsl:with-param name="of" select="$service/regions/region"/>
				<xsl:with-param name="label" select="c:text('matrix.jurisdiction')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:variable name="beneath" select="$csms/suppliers/supplier[@id != $agreement/with]"/>
	<xsl:if test="$beneath">
		<xsl:call-template name="sheet-row">
			<xsl:with-param name="label" select="c:text('matrix.beneath')"/>
			<xsl:with-param name="blocks">
				<xsl:for-each select="$beneath">
					<para>
						<xsl:apply-templates select="name" mode="text"/>
						<xsl:value-of select="c:text('common.colon')"/>
						<xsl:apply-templates select="supplies" mode="text"/>
					</para>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:if>
	<xsl:call-template name="sheet-line">
		<xsl:with-param name="label" select="c:text('matrix.data')"/>
		<xsl:with-param name="of" select="$service/data"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="sheet.terms">
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('matrix.contracts')"/>
		<xsl:with-param name="blocks">
			<xsl:apply-templates select="$csms/contracts/contract" mode="term"/>
			<xsl:call-template name="absent">
				<xsl:with-param name="of" select="$csms/contracts/contract"/>
				<xsl:with-param name="label" select="c:text('matrix.contracts')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:apply-templates select="$agreement" mode="day">
		<xsl:with-param name="label" select="c:text('matrix.effective')"/>
		<xsl:with-param name="of" select="$agreement/effective"/>
	</xsl:apply-templates>
	<xsl:if test="$agreement/agreed">
		<xsl:apply-templates select="$agreement" mode="day">
			<xsl:with-param name="label" select="c:text('matrix.agreed')"/>
			<xsl:with-param name="of" select="$agreement/agreed"/>
		</xsl:apply-templates>
	</xsl:if>
	<xsl:call-template name="sheet-number">
		<xsl:with-param name="label" select="c:text('matrix.review')"/>
		<xsl:with-param name="unit">matrix.months</xsl:with-param>
		<xsl:with-param name="of" select="$agreement/review-months"/>
	</xsl:call-template>
	<xsl:call-template name="sheet-line">
		<xsl:with-param name="label" select="c:text('matrix.communicated')"/>
		<xsl:with-param name="of" select="$agreement/communicated-to"/>
	</xsl:call-template>
	<xsl:if test="$agreement/note">
		<xsl:call-template name="sheet-line">
			<xsl:with-param name="label" select="c:text('common.note')"/>
			<xsl:with-param name="of" select="$agreement/note"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template match="contract" mode="term">
	<para>
		<xsl:apply-templates select="title" mode="text"/>
		<xsl:if test="number">
			<xsl:value-of select="c:text('common.comma')"/>
			<xsl:value-of select="number"/>
		</xsl:if>
		<xsl:if test="effective">
			<xsl:value-of select="c:text('common.comma')"/>
			<xsl:value-of select="c:text('matrix.contract-from', c:date(string(effective)))"/>
		</xsl:if>
		<xsl:if test="expires">
			<xsl:value-of select="c:text('common.comma')"/>
			<xsl:value-of select="c:text('matrix.contract-until', c:date(string(expires)))"/>
		</xsl:if>
	</para>
	<xsl:if test="security-terms">
		<para role="note"><xsl:apply-templates select="security-terms" mode="text"/></para>
	</xsl:if>
</xsl:template>

<!-- Who owns the customer data, backs it up and restores it (8.4.3). -->
<xsl:template name="sheet.owners">
	<xsl:call-template name="sheet.owner">
		<xsl:with-param name="label" select="c:text('matrix.data-owner')"/>
		<xsl:with-param name="side" select="$agreement/data-owner"/>
	</xsl:call-template>
	<xsl:call-template name="sheet.owner">
		<xsl:with-param name="label" select="c:text('matrix.backup-owner')"/>
		<xsl:with-param name="side" select="$agreement/backup-owner"/>
	</xsl:call-template>
	<xsl:call-template name="sheet.owner">
		<xsl:with-param name="label" select="c:text('matrix.restore-owner')"/>
		<xsl:with-param name="side" select="$agreement/restore-owner"/>
	</xsl:call-template>
	<xsl:call-template name="sheet-number">
		<xsl:with-param name="label" select="c:text('matrix.notice')"/>
		<xsl:with-param name="unit">matrix.hours</xsl:with-param>
		<xsl:with-param name="of" select="$agreement/notice-hours"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="sheet.owner">
	<xsl:param name="label"/>
	<xsl:param name="side"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:choose>
					<xsl:when test="$side">
						<xsl:value-of select="c:text(concat('enum.side.', $side))"/>
						<xsl:value-of select="c:text('common.colon')"/>
						<xsl:call-template name="side-name"><xsl:with-param name="side" select="$side"/></xsl:call-template>
					</xsl:when>
					<xsl:otherwise>
						<phrase role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- One contact point on each side. -->
<xsl:template name="sheet.contacts">
	<xsl:call-template name="sheet.contact">
		<xsl:with-param name="side">provider</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet.contact">
		<xsl:with-param name="side">customer</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="sheet.contact">
	<xsl:param name="side"/>
	<xsl:variable name="label" select="c:text(concat('matrix.contact-', $side))"/>
	<xsl:variable name="contact" select="$csms/contact-point[($side = 'provider') = $provides]
		| $party/contact[($side = 'provider') != $provides]"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="$contact/name"/>
					<xsl:with-param name="label" select="$label"/>
				</xsl:call-template>
			</para>
			<xsl:if test="$contact">
				<para>
					<xsl:call-template name="line">
						<xsl:with-param name="of" select="$contact/email"/>
						<xsl:with-param name="label" select="c:text('common.email')"/>
					</xsl:call-template>
					<xsl:if test="$contact/telephone">
						<xsl:value-of select="c:text('common.comma')"/>
						<xsl:value-of select="$contact/telephone"/>
					</xsl:if>
				</para>
				<xsl:if test="$contact/hours">
					<para><xsl:apply-templates select="$contact/hours" mode="text"/></para>
				</xsl:if>
			</xsl:if>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- A row of the sheet with a day in words. -->
<xsl:template match="agreement" mode="day">
	<xsl:param name="label"/>
	<xsl:param name="of"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:choose>
					<xsl:when test="$of"><xsl:value-of select="c:date(string($of))"/></xsl:when>
					<xsl:otherwise>
						<phrase role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- A row of the sheet with a number and its unit. -->
<xsl:template name="sheet-number">
	<xsl:param name="label"/>
	<xsl:param name="unit"/>
	<xsl:param name="of"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:choose>
					<xsl:when test="$of"><xsl:value-of select="c:text($unit, string($of))"/></xsl:when>
					<xsl:otherwise>
						<phrase role="gap"><xsl:value-of select="c:text('common.missing', string($label))"/></phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

</xsl:stylesheet>
