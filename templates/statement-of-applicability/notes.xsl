<?xml version="1.0" encoding="UTF-8"?>
<!-- The end of the Statement of Applicability: the organisation's own controls in full, and what a
     reader has to know about the catalogs.  Whether a catalog's fact is confirmed is said here and
     never inside a row. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<!-- One unconfirmed field of one catalog: "iso27017 sides". -->
<xsl:key name="unconfirmed" match="catalog-file/entries/entry[kind = 'control'
	or kind = 'guidance' or kind = 'extended' or kind = 'requirement']/unverified/field"
	use="concat(../../../../catalog, ' ', .)"/>

<xsl:template name="own-controls">
	<section xml:id="section-own-controls">
		<title><xsl:value-of select="c:text('soa.own-controls')"/></title>
		<xsl:choose>
			<xsl:when test="$csms/additional-controls/additional-control">
				<para>
					<xsl:call-template name="naming">
						<xsl:with-param name="of">section-own-controls</xsl:with-param>
						<xsl:with-param name="key">soa.own-controls-lead</xsl:with-param>
					</xsl:call-template>
				</para>
				<table role="register">
					<title><xsl:value-of select="c:text('soa.table-own-controls')"/></title>
					<tgroup cols="3">
						<colspec colwidth="2*"/><colspec colwidth="5*"/><colspec colwidth="9*"/>
						<thead>
							<row>
								<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
								<entry><para><xsl:value-of select="c:text('soa.column-title')"/></para></entry>
								<entry><para><xsl:value-of select="c:text('soa.statement')"/></para></entry>
							</row>
						</thead>
						<tbody>
							<xsl:apply-templates select="$csms/additional-controls/additional-control"/>
						</tbody>
					</tgroup>
				</table>
			</xsl:when>
			<xsl:otherwise>
				<para><xsl:value-of select="c:text('soa.own-controls-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template match="additional-control">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<entry><para><xsl:apply-templates select="statement" mode="text"/></para></entry>
	</row>
</xsl:template>

<xsl:template name="notes">
	<section xml:id="section-notes">
		<title><xsl:value-of select="c:text('soa.notes')"/></title>
		<para><xsl:value-of select="c:text('soa.notes-titles')"/></para>
		<xsl:call-template name="unconfirmed"/>
	</section>
</xsl:template>

<!-- Only what this document prints: titles in its language and gists of the controls that are its
     rows, the sides addressed, and correspondences. -->
<xsl:template name="unconfirmed">
	<xsl:variable name="fields" select="/input/catalog-file/entries/entry/unverified/field
		[generate-id() = generate-id(key('unconfirmed', concat(../../../../catalog, ' ', .))[1])]
		[. = 'sides' or . = 'refs' or (. = 'gist' or . = 'title'
			or . = concat('title.', /input/@lang)) and ../../../../catalog != 'iso27002-2013']"/>
	<xsl:if test="$fields">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-notes</xsl:with-param>
				<xsl:with-param name="key">soa.unconfirmed-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('soa.table-unconfirmed')"/></title>
			<tgroup cols="3">
				<colspec colwidth="3*"/><colspec colwidth="3*"/><colspec colwidth="10*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('soa.catalog')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.unconfirmed-field')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.unconfirmed-entries')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$fields" mode="unconfirmed"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
</xsl:template>

<xsl:template match="field" mode="unconfirmed">
	<xsl:variable name="catalog" select="../../../.."/>
	<row>
		<entry role="label"><para><xsl:value-of select="$catalog/edition"/></para></entry>
		<entry>
			<para>
				<xsl:choose>
					<xsl:when test="starts-with(., 'title')">
						<xsl:value-of select="c:text('soa.field-title')"/>
					</xsl:when>
					<xsl:otherwise><xsl:value-of select="c:text(concat('soa.field-', .))"/></xsl:otherwise>
				</xsl:choose>
			</para>
		</entry>
		<entry>
			<para>
				<xsl:for-each select="key('unconfirmed', concat($catalog/catalog, ' ', .))">
					<xsl:value-of select="../../@id"/>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
			</para>
		</entry>
	</row>
</xsl:template>

</xsl:stylesheet>
