<?xml version="1.0" encoding="UTF-8"?>
<!-- The Statement of Applicability (requirement 6.1.3).  This file has the sections in order and
     the first two; the folder of its name has one file per further section, and decisions.xsl with
     what they share:
       summary.xsl   counts and chart          guidance.xsl  how the cloud guidance is met
       register.xsl  one row per control       lists.xsl     what the rows refer to
       notes.xsl     own controls and remarks -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/article.xsl"/>
<xsl:import href="common/model.xsl"/>
<xsl:import href="common/standards.xsl"/>
<xsl:import href="statement-of-applicability/decisions.xsl"/>
<xsl:import href="statement-of-applicability/summary.xsl"/>
<xsl:import href="statement-of-applicability/register.xsl"/>
<xsl:import href="statement-of-applicability/guidance.xsl"/>
<xsl:import href="statement-of-applicability/lists.xsl"/>
<xsl:import href="statement-of-applicability/notes.xsl"/>

<xsl:template match="/input">
	<xsl:call-template name="article"/>
</xsl:template>

<xsl:template match="input" mode="body">
	<xsl:call-template name="basis"/>
	<xsl:call-template name="organisation"/>
	<xsl:call-template name="summary"/>
	<xsl:call-template name="register"/>
	<xsl:call-template name="guidance"/>
	<xsl:call-template name="lists"/>
	<xsl:call-template name="own-controls"/>
	<xsl:call-template name="notes"/>
</xsl:template>

<!-- 1: by which texts, and how the columns and numbers are to be read. -->
<xsl:template name="basis">
	<section xml:id="section-basis">
		<title><xsl:value-of select="c:text('soa.basis')"/></title>
		<para>
			<xsl:value-of select="c:text('soa.basis-lead',
				string(key('catalog', 'cts')/edition))"/>
		</para>
		<xsl:call-template name="editions"/>
		<section xml:id="section-reading">
			<title><xsl:value-of select="c:text('soa.reading')"/></title>
			<para><xsl:value-of select="c:text('soa.reading-lead')"/></para>
			<itemizedlist>
				<listitem><para><xsl:value-of select="c:text('soa.reading-reasons')"/></para></listitem>
				<listitem><para><xsl:value-of select="c:text('soa.reading-status')"/></para></listitem>
				<listitem><para><xsl:value-of select="c:text('soa.reading-duty')"/></para></listitem>
				<listitem><para><xsl:value-of select="c:text('soa.reading-excluded')"/></para></listitem>
			</itemizedlist>
		</section>
		<section xml:id="section-numbering">
			<title><xsl:value-of select="c:text('soa.numbering')"/></title>
			<para><xsl:value-of select="c:text('soa.numbering-lead')"/></para>
			<xsl:call-template name="aliases"/>
		</section>
	</section>
</xsl:template>

<!-- 2: whose statement this is, where and for which services. -->
<xsl:template name="organisation">
	<section xml:id="section-organisation">
		<title><xsl:value-of select="c:text('soa.organisation')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-organisation</xsl:with-param>
				<xsl:with-param name="key">soa.organisation-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="sheet" xml:id="table-organisation">
			<title><xsl:value-of select="c:text('soa.table-organisation')"/></title>
			<tgroup cols="2">
				<colspec colwidth="1*"/><colspec colwidth="4*"/>
				<tbody><xsl:apply-templates select="$csms/organisation"/></tbody>
			</tgroup>
		</table>
		<xsl:if test="$csms/sites/site"><xsl:call-template name="sites"/></xsl:if>
		<xsl:call-template name="services"/>
	</section>
</xsl:template>

<xsl:template match="organisation">
	<xsl:call-template name="sheet-line">
		<xsl:with-param name="label" select="c:text('soa.organisation-name')"/>
		<xsl:with-param name="of" select="name"/>
	</xsl:call-template>
	<xsl:if test="registration-number">
		<xsl:call-template name="sheet-line">
			<xsl:with-param name="label" select="c:text('soa.registration-number')"/>
			<xsl:with-param name="of" select="registration-number"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:if test="address">
		<xsl:call-template name="sheet-line">
			<xsl:with-param name="label" select="c:text('common.address')"/>
			<xsl:with-param name="of" select="address"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:if test="website">
		<xsl:call-template name="sheet-row">
			<xsl:with-param name="label" select="c:text('soa.website')"/>
			<xsl:with-param name="blocks"><para><xsl:value-of select="website"/></para></xsl:with-param>
		</xsl:call-template>
	</xsl:if>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('soa.cloud-role')"/>
		<xsl:with-param name="blocks">
			<para><xsl:value-of select="c:text(concat('enum.cloud-role.', ../cloud-role))"/></para>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
		<xsl:with-param name="blocks">
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="../scope/statement"/>
				<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="sites">
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">table-sites</xsl:with-param>
			<xsl:with-param name="key">soa.sites-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table role="register" xml:id="table-sites">
		<title><xsl:value-of select="c:text('soa.sites')"/></title>
		<tgroup cols="4">
			<colspec colwidth="3*"/><colspec colwidth="2*"/><colspec colwidth="4*"/>
			<colspec colwidth="5*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.site')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.kind')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.address')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.activities')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates select="$csms/sites/site"/></tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="site">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="name" mode="text"/></para>
			<para role="note"><xsl:value-of select="@id"/></para>
		</entry>
		<entry><para><xsl:value-of select="c:text(concat('enum.kind.', kind))"/></para></entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="address"/>
			<xsl:with-param name="label" select="c:text('common.address')"/>
		</xsl:call-template>
		<xsl:call-template name="cell.optional">
			<xsl:with-param name="of" select="activities"/>
		</xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="services">
	<xsl:if test="$csms/services/service">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-services</xsl:with-param>
				<xsl:with-param name="key">soa.services-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-services">
			<title><xsl:value-of select="c:text('soa.services')"/></title>
			<tgroup cols="5">
				<colspec colwidth="3*"/><colspec colwidth="10*"/><colspec colwidth="2*"/>
				<colspec colwidth="3*"/><colspec colwidth="2*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.service')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.service-description')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.owner')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.service-suppliers')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.service-contracts')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/services/service"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/services/service"/>
		<xsl:with-param name="label" select="c:text('soa.services')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="service">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="name" mode="text"/></para>
			<para role="note">
				<xsl:value-of select="c:text(concat('enum.role.', role))"/>
				<xsl:value-of select="c:text('common.list-comma')"/>
				<xsl:value-of select="c:text(concat('enum.model.', model))"/>
			</para>
		</entry>
		<entry>
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="description"/>
				<xsl:with-param name="label" select="c:text('soa.service-description')"/>
			</xsl:call-template>
		</entry>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		<entry>
			<xsl:for-each select="suppliers/supplier">
				<para>
					<xsl:apply-templates select="key('record', concat('suppliers:', .))/name" mode="text"/>
				</para>
			</xsl:for-each>
			<xsl:if test="not(suppliers/supplier)">
				<para><xsl:call-template name="none"/></para>
			</xsl:if>
		</entry>
		<entry>
			<para>
				<xsl:apply-templates select="contracts/contract" mode="join"/>
				<xsl:if test="not(contracts/contract)"><xsl:call-template name="none"/></xsl:if>
			</para>
		</entry>
	</row>
</xsl:template>

</xsl:stylesheet>
