<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 3 of the responsibility matrix: how many duties of each domain fall to whom, as numbers,
     and the share of each party, as bars.  A domain is a group of ISO/IEC 27017; further controls
     are one domain of their own. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<!-- The groups of the standard that hold duties, in their order. -->
<xsl:variable name="domains" select="key('catalog', 'iso27017')/groups/group
	[@id = ../../entries/entry/group]"/>
<xsl:variable name="further" select="$duties[not(starts-with(@control, 'iso27017:'))]"/>

<xsl:template name="summary">
	<section xml:id="section-summary">
		<title><xsl:value-of select="c:text('matrix.summary')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-summary</xsl:with-param>
				<xsl:with-param name="key">matrix.summary-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<xsl:call-template name="summary.parties"/>
		<xsl:call-template name="summary.domains"/>
	</section>
</xsl:template>

<xsl:template name="summary.domains">
	<table role="counts">
		<title><xsl:value-of select="c:text('matrix.counts')"/></title>
		<tgroup cols="7">
			<colspec colwidth="98*"/><colspec colwidth="19*"/><colspec colwidth="19*"/>
			<colspec colwidth="19*"/><colspec colwidth="19*"/><colspec colwidth="19*"/>
			<colspec colwidth="19*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('matrix.domain')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('matrix.total')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('enum.side.provider')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('enum.side.customer')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('matrix.shared')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('enum.owner.third-party')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('enum.owner.not-applicable')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:for-each select="$domains">
					<xsl:call-template name="domain">
						<xsl:with-param name="title">
							<xsl:value-of select="@id"/>
							<xsl:text> </xsl:text>
							<xsl:apply-templates select="title" mode="text"/>
						</xsl:with-param>
						<xsl:with-param name="of" select="$duties[key('entry', @control)
							[../../catalog = 'iso27017']/group = current()/@id]"/>
					</xsl:call-template>
				</xsl:for-each>
				<xsl:if test="$further">
					<xsl:call-template name="domain">
						<xsl:with-param name="title" select="c:text('matrix.further')"/>
						<xsl:with-param name="of" select="$further"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:call-template name="domain">
					<xsl:with-param name="title">
						<emphasis role="strong"><xsl:value-of select="c:text('matrix.all')"/></emphasis>
					</xsl:with-param>
					<xsl:with-param name="of" select="$duties"/>
				</xsl:call-template>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="domain">
	<xsl:param name="title"/>
	<xsl:param name="of"/>
	<row>
		<entry role="label"><para><xsl:copy-of select="$title"/></para></entry>
		<xsl:call-template name="count"><xsl:with-param name="n" select="count($of)"/></xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($of[owner = 'provider'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($of[owner = 'customer'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($of[starts-with(owner, 'shared-')])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($of[owner = 'third-party'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($of[owner = 'not-applicable'])"/>
		</xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="count">
	<xsl:param name="n"/>
	<entry role="number"><para><xsl:value-of select="$n"/></para></entry>
</xsl:template>

<!-- One bar for each owner that occurs. -->
<xsl:template name="summary.parties">
	<table role="counts">
		<title><xsl:value-of select="c:text('matrix.chart')"/></title>
		<tgroup cols="4">
			<colspec colwidth="56*"/><colspec colwidth="22*"/><colspec colname="bar" colwidth="120*"/>
			<colspec colname="share" colwidth="18*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('matrix.owner')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('matrix.total')"/></para></entry>
					<entry namest="bar" nameend="share"><para><xsl:value-of select="c:text('matrix.share')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:call-template name="bar"><xsl:with-param name="owner">provider</xsl:with-param></xsl:call-template>
				<xsl:call-template name="bar"><xsl:with-param name="owner">customer</xsl:with-param></xsl:call-template>
				<xsl:call-template name="bar"><xsl:with-param name="owner">shared-independent</xsl:with-param></xsl:call-template>
				<xsl:call-template name="bar"><xsl:with-param name="owner">shared-dependent</xsl:with-param></xsl:call-template>
				<xsl:call-template name="bar"><xsl:with-param name="owner">third-party</xsl:with-param></xsl:call-template>
				<xsl:call-template name="bar"><xsl:with-param name="owner">not-applicable</xsl:with-param></xsl:call-template>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="bar">
	<xsl:param name="owner"/>
	<xsl:variable name="n" select="count($duties[owner = $owner])"/>
	<xsl:variable name="share" select="round($n * 100 div count($duties))"/>
	<xsl:if test="$n &gt; 0">
		<row>
			<entry role="label"><para><xsl:value-of select="c:text(concat('enum.owner.', $owner))"/></para></entry>
			<xsl:call-template name="count"><xsl:with-param name="n" select="$n"/></xsl:call-template>
			<entry><para><phrase role="bar" remap="{$share}"/></para></entry>
			<entry role="number"><para><xsl:value-of select="concat($share, '%')"/></para></entry>
		</row>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
