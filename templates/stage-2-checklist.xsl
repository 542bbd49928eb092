<?xml version="1.0" encoding="UTF-8"?>
<!-- The checklist of one audit: every requirement of the specification that binds the organisation
     and every control that its Statement of Applicability declares applicable, each exactly once,
     with room to write.  It is the auditor's paper: his body, form and team head it.  This file has
     the sections in order and the heads; the folder of its name has
       groups.xsl   which rows belong to which process or department
       summary.xsl  the summary sheet, and the conclusion that closes the paper
       rows.xsl     the rows -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/article.xsl"/>
<xsl:import href="common/model.xsl"/>
<xsl:import href="common/standards.xsl"/>
<xsl:import href="stage-2-checklist/groups.xsl"/>
<xsl:import href="stage-2-checklist/summary.xsl"/>
<xsl:import href="stage-2-checklist/rows.xsl"/>

<xsl:variable name="audit" select="$csms/audits/audit"/>
<xsl:variable name="side" select="$csms/cloud-role"/>
<xsl:variable name="soa" select="$csms/documents/document[type = 'statement-of-applicability']"/>

<xsl:template match="/input">
	<xsl:call-template name="article"/>
</xsl:template>

<xsl:template match="input" mode="body">
	<xsl:call-template name="audit"/>
	<xsl:call-template name="summary"/>
	<xsl:call-template name="rows"/>
	<xsl:call-template name="summary.conclusion"/>
</xsl:template>

<!-- The paper belongs to the body that audits. -->
<xsl:template match="input" mode="issuer">
	<xsl:apply-templates select="$audit/body" mode="text"/>
</xsl:template>
<xsl:template match="input" mode="issuer.logo"/>
<!-- It has no owner of ours; its cover names whom it is about. -->
<xsl:template match="input" mode="issuer.owner">
	<bibliomisc role="auditee"><xsl:apply-templates select="$csms/organisation/name" mode="text"/></bibliomisc>
</xsl:template>

<!-- 1: who audits whom, against what. -->
<xsl:template name="audit">
	<section role="landscape" xml:id="section-audit">
		<title><xsl:value-of select="c:text('checklist.audit')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-audit</xsl:with-param>
				<xsl:with-param name="key">checklist.audit-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="sheet" xml:id="table-audit">
			<title><xsl:value-of select="c:text('checklist.table-audit')"/></title>
			<tgroup cols="2">
				<colspec colwidth="1*"/><colspec colwidth="3*"/>
				<tbody>
					<xsl:call-template name="audit.form"/>
					<xsl:call-template name="audit.auditee"/>
					<xsl:call-template name="audit.criteria"/>
				</tbody>
			</tgroup>
		</table>
		<xsl:call-template name="audit.team"/>
	</section>
</xsl:template>

<xsl:template name="audit.form">
	<xsl:call-template name="sheet-line">
		<xsl:with-param name="label" select="c:text('checklist.body')"/>
		<xsl:with-param name="of" select="$audit/body"/>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.form')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="$audit/form-number"/>
					<xsl:with-param name="label" select="c:text('checklist.form')"/>
				</xsl:call-template>
				<xsl:text> </xsl:text>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="$audit/form-version"/>
					<xsl:with-param name="label" select="c:text('control.version')"/>
				</xsl:call-template>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.kind')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:value-of select="c:text(concat('enum.kind.', $audit/kind))"/>
				<xsl:if test="$audit/number">
					<xsl:value-of select="c:text('common.comma')"/>
					<xsl:value-of select="$audit/number"/>
				</xsl:if>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.dates')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:choose>
					<xsl:when test="$audit/start and $audit/end">
						<xsl:value-of select="c:text('checklist.from-to', c:date(string($audit/start)),
							c:date(string($audit/end)))"/>
					</xsl:when>
					<xsl:otherwise>
						<phrase role="gap">
							<xsl:value-of select="c:text('common.missing', c:text('checklist.dates'))"/>
						</phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-line">
		<xsl:with-param name="label" select="c:text('checklist.period')"/>
		<xsl:with-param name="of" select="$audit/period"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="audit.auditee">
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.auditee')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:variable name="name">
					<xsl:apply-templates select="$csms/organisation/name" mode="text"/>
				</xsl:variable>
				<xsl:value-of select="c:text('checklist.with', string($name),
					c:text(concat('enum.cloud-role.', $side)))"/>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.representative')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:call-template name="article.person">
					<xsl:with-param name="id" select="$audit/representative"/>
				</xsl:call-template>
			</para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
		<xsl:with-param name="blocks">
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="$csms/scope/statement"/>
				<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('soa.services')"/>
		<xsl:with-param name="blocks">
			<xsl:for-each select="$csms/services/service">
				<para>
					<xsl:call-template name="tag">
						<xsl:with-param name="text" select="c:text(concat('enum.role.', role))"/>
					</xsl:call-template>
					<xsl:apply-templates select="name" mode="text"/>
					<xsl:value-of select="c:text('common.comma')"/>
					<xsl:value-of select="c:text(concat('enum.model.', model))"/>
				</para>
			</xsl:for-each>
			<xsl:call-template name="absent">
				<xsl:with-param name="of" select="$csms/services/service"/>
				<xsl:with-param name="label" select="c:text('soa.services')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:if test="$csms/sites/site">
		<xsl:call-template name="sheet-row">
			<xsl:with-param name="label" select="c:text('soa.sites')"/>
			<xsl:with-param name="blocks">
				<xsl:for-each select="$csms/sites/site[not($audit/sites) or @id = $audit/sites/site]">
					<para>
						<xsl:apply-templates select="name" mode="text"/>
						<xsl:if test="address">
							<xsl:value-of select="c:text('common.comma')"/>
							<xsl:apply-templates select="address" mode="text"/>
						</xsl:if>
					</para>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- The specification by number, version and date, and the SoA as it was issued. -->
<xsl:template name="audit.criteria">
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('checklist.criteria')"/>
		<xsl:with-param name="blocks">
			<para>
				<xsl:variable name="title">
					<xsl:apply-templates select="key('catalog', 'cts')/title" mode="text"/>
				</xsl:variable>
				<xsl:value-of select="c:text('checklist.with', string($title),
					string(key('catalog', 'cts')/edition))"/>
			</para>
			<xsl:for-each select="$soa">
				<para>
					<xsl:value-of select="c:text('checklist.criterion-soa',
						c:text('type.statement-of-applicability'), string(number))"/>
					<xsl:value-of select="c:text('common.comma')"/>
					<phrase role="issue-of" remap="{@id}"/>
				</para>
			</xsl:for-each>
			<xsl:if test="not($soa)">
				<xsl:value-of select="c:gap($audit, 'audit-criterion')"/>
				<para role="gap">
					<xsl:value-of select="c:text('common.missing', c:text('type.statement-of-applicability'))"/>
				</para>
			</xsl:if>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="audit.team">
	<xsl:if test="$audit/team/auditor">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-team</xsl:with-param>
				<xsl:with-param name="key">checklist.team-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-team">
			<title><xsl:value-of select="c:text('checklist.team')"/></title>
			<tgroup cols="4">
				<colspec colwidth="3*"/><colspec colwidth="3*"/><colspec colwidth="2*"/>
				<colspec colwidth="10*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('control.name')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('checklist.role')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('checklist.initials')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('checklist.processes')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$audit/team/auditor"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$audit/team/auditor"/>
		<xsl:with-param name="label" select="c:text('checklist.team')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="auditor">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="name" mode="text"/></para>
			<xsl:if test="department">
				<para role="note">
					<xsl:apply-templates select="key('record', concat('departments:', department))/name" mode="text"/>
				</para>
			</xsl:if>
		</entry>
		<entry><para><xsl:value-of select="c:text(concat('enum.role.', role))"/></para></entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="initials"/>
			<xsl:with-param name="label" select="c:text('checklist.initials')"/>
		</xsl:call-template>
		<entry>
			<para>
				<xsl:for-each select="processes/process">
					<xsl:apply-templates select="key('record', concat('processes:', .))/name" mode="text"/>
					<xsl:if test="position() != last()"><xsl:value-of select="c:text('common.semicolon')"/></xsl:if>
				</xsl:for-each>
				<xsl:if test="not(processes/process)"><xsl:call-template name="none"/></xsl:if>
			</para>
		</entry>
	</row>
</xsl:template>

</xsl:stylesheet>
