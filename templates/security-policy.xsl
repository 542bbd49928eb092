<?xml version="1.0" encoding="UTF-8"?>
<!-- The cloud information security policy (方针; requirement 5.2): the topics of its clause module
     with the organisation's own purpose, direction, objectives and ways of communication. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/policy.xsl"/>

<xsl:template match="input" mode="body">
	<xsl:apply-templates select="clause-file/topics/topic"/>
	<xsl:call-template name="conformity">
		<xsl:with-param name="clause">5.2</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- 5.2 a: what the organisation is for, and how the policy serves it. -->
<xsl:template match="topic[@id = 'purpose']" mode="after">
	<xsl:call-template name="blocks">
		<xsl:with-param name="of" select="$csms/organisation/business"/>
		<xsl:with-param name="label" select="c:text('common.business')"/>
	</xsl:call-template>
	<xsl:call-template name="blocks">
		<xsl:with-param name="of" select="$csms/policy/purpose"/>
		<xsl:with-param name="label" select="c:text('policy.purpose')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="topic[@id = 'scope']" mode="after">
	<xsl:call-template name="blocks">
		<xsl:with-param name="of" select="$csms/scope/statement"/>
		<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
	</xsl:call-template>
</xsl:template>

<!-- Top management speaks first, in its own words. -->
<xsl:template match="topic[@id = 'commitments']" mode="before">
	<xsl:call-template name="blocks">
		<xsl:with-param name="of" select="$csms/policy/direction"/>
		<xsl:with-param name="label" select="c:text('policy.direction')"/>
	</xsl:call-template>
</xsl:template>

<!-- 5.2 b -->
<xsl:template match="topic[@id = 'objectives']" mode="after">
	<xsl:if test="$csms/policy/objectives/objective">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-objectives</xsl:with-param>
				<xsl:with-param name="key">policy.objectives-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-objectives">
			<title><xsl:value-of select="c:text('policy.table-objectives')"/></title>
			<tgroup cols="5">
				<colspec colwidth="2*"/><colspec colwidth="5*"/><colspec colwidth="6*"/>
				<colspec colwidth="2*"/><colspec colwidth="2*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('policy.objective')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('policy.target')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('policy.frequency')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.owner')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/policy/objectives/objective"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/policy/objectives/objective"/>
		<xsl:with-param name="label" select="c:text('policy.objectives')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="objective">
	<row>
		<entry><para><xsl:value-of select="@id"/></para></entry>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="target"/>
			<xsl:with-param name="label" select="c:text('policy.target')"/>
		</xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="frequency"/>
			<xsl:with-param name="label" select="c:text('policy.frequency')"/>
		</xsl:call-template>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
	</row>
</xsl:template>

<!-- Only the roles that 5.2 and 5.3 name; all others stand in the cloud service security policy. -->
<xsl:template match="topic[@id = 'responsibilities']" mode="after">
	<xsl:variable name="named"
		select="$csms/roles/role[kind = 'top-management' or kind = 'csms-manager']"/>
	<xsl:if test="$named">
		<xsl:call-template name="roles"><xsl:with-param name="of" select="$named"/></xsl:call-template>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$named"/>
		<xsl:with-param name="label" select="c:text('policy.named-roles')"/>
	</xsl:call-template>
	<xsl:apply-templates select="$csms/contact-point" mode="sheet"/>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/contact-point"/>
		<xsl:with-param name="label" select="c:text('common.contact-point')"/>
	</xsl:call-template>
</xsl:template>

<!-- 5.2 g and h -->
<xsl:template match="topic[@id = 'communication']" mode="after">
	<section xml:id="section-inside">
		<title><xsl:value-of select="c:text('policy.inside')"/></title>
		<xsl:call-template name="blocks">
			<xsl:with-param name="of" select="$csms/policy/internal-communication"/>
			<xsl:with-param name="label" select="c:text('policy.inside')"/>
		</xsl:call-template>
	</section>
	<section xml:id="section-outside">
		<title><xsl:value-of select="c:text('policy.outside')"/></title>
		<xsl:call-template name="blocks">
			<xsl:with-param name="of" select="$csms/policy/external-availability"/>
			<xsl:with-param name="label" select="c:text('policy.outside')"/>
		</xsl:call-template>
	</section>
</xsl:template>

</xsl:stylesheet>
