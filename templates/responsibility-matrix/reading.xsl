<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 2 of the responsibility matrix: what the owners mean, and what other schemes call them. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="reading">
	<section xml:id="section-reading">
		<title><xsl:value-of select="c:text('matrix.reading')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-reading</xsl:with-param>
				<xsl:with-param name="key">matrix.reading-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('matrix.table-reading')"/></title>
			<tgroup cols="5">
				<colspec colwidth="8*"/><colspec colwidth="17*"/><colspec colwidth="7*"/>
				<colspec colwidth="7*"/><colspec colwidth="6*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('matrix.owner')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.meaning')"/></para></entry>
						<entry><para>CSA CCM</para></entry>
						<entry><para>OSCAL</para></entry>
						<entry><para>FedRAMP</para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">provider</xsl:with-param>
						<xsl:with-param name="ccm">CSP-Owned</xsl:with-param>
						<xsl:with-param name="oscal">provided, inherited</xsl:with-param>
						<xsl:with-param name="fedramp">Inherited</xsl:with-param>
					</xsl:call-template>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">customer</xsl:with-param>
						<xsl:with-param name="ccm">CSC-Owned</xsl:with-param>
						<xsl:with-param name="oscal">responsibility, satisfied</xsl:with-param>
						<xsl:with-param name="fedramp">Customer</xsl:with-param>
					</xsl:call-template>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">shared-independent</xsl:with-param>
						<xsl:with-param name="ccm">Shared (Independent)</xsl:with-param>
						<xsl:with-param name="oscal">provided, satisfied</xsl:with-param>
						<xsl:with-param name="fedramp">Shared</xsl:with-param>
					</xsl:call-template>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">shared-dependent</xsl:with-param>
						<xsl:with-param name="ccm">Shared (Dependent)</xsl:with-param>
						<xsl:with-param name="oscal">provided, responsibility</xsl:with-param>
						<xsl:with-param name="fedramp">Shared</xsl:with-param>
					</xsl:call-template>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">third-party</xsl:with-param>
						<xsl:with-param name="ccm">Third-party</xsl:with-param>
						<xsl:with-param name="oscal">inherited</xsl:with-param>
						<xsl:with-param name="fedramp">Inherited</xsl:with-param>
					</xsl:call-template>
					<xsl:call-template name="word">
						<xsl:with-param name="owner">not-applicable</xsl:with-param>
						<xsl:with-param name="ccm">—</xsl:with-param>
						<xsl:with-param name="oscal">—</xsl:with-param>
						<xsl:with-param name="fedramp">—</xsl:with-param>
					</xsl:call-template>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template name="word">
	<xsl:param name="owner"/>
	<xsl:param name="ccm"/>
	<xsl:param name="oscal"/>
	<xsl:param name="fedramp"/>
	<row>
		<entry role="label"><para><xsl:value-of select="c:text(concat('enum.owner.', $owner))"/></para></entry>
		<entry><para><xsl:value-of select="c:text(concat('matrix.means.', $owner))"/></para></entry>
		<entry><para><xsl:value-of select="$ccm"/></para></entry>
		<entry><para><xsl:value-of select="$oscal"/></para></entry>
		<entry><para><xsl:value-of select="$fedramp"/></para></entry>
	</row>
</xsl:template>

</xsl:stylesheet>
