<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 5 of the Statement of Applicability: for every clause of ISO/IEC 27017 that gives
     guidance to a side the organisation stands on, how it is met there or why not.  The clause
     rides on a phrase here: as rows, controls appear in section 4 only. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="guidance">
	<section role="landscape" xml:id="section-guidance">
		<title><xsl:value-of select="c:text('soa.guidance')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-guidance</xsl:with-param>
				<xsl:with-param name="key">soa.guidance-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('soa.table-guidance')"/></title>
			<tgroup cols="6">
				<colspec colname="clause" colwidth="8*"/><colspec colname="title" colwidth="20*"/>
				<colspec colname="rows" colwidth="10*"/><colspec colname="side" colwidth="8*"/>
				<colspec colname="met" colwidth="8*"/><colspec colname="text" colwidth="36*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('soa.clause')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.guidance-gist')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('soa.rows')"/></para></entry>
						<entry colname="side"><para><xsl:value-of select="c:text('soa.side')"/></para></entry>
						<entry colname="met"><para><xsl:value-of select="c:text('soa.met')"/></para></entry>
						<entry colname="text"><para><xsl:value-of select="c:text('soa.guidance-how')"/></para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:apply-templates mode="guidance.group"
						select="key('catalog', 'iso27017')/groups/group"/>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<!-- One clause heading and its controls, unless none of them concerns the organisation. -->
<xsl:template match="group" mode="guidance.group">
	<xsl:variable name="entries" select="../../entries/entry[group = current()/@id]
		[$as-provider and sides/side = 'provider' or $as-customer and sides/side = 'customer']"/>
	<xsl:if test="$entries">
		<row role="group">
			<entry namest="clause" nameend="text">
				<para>
					<xsl:value-of select="@id"/>
					<xsl:text> </xsl:text>
					<xsl:apply-templates select="title" mode="text"/>
				</para>
			</entry>
		</row>
		<xsl:apply-templates select="$entries" mode="guidance"/>
	</xsl:if>
</xsl:template>

<!-- Who stands on both sides reads what the clause is about once, beside both rows. -->
<xsl:template match="entry" mode="guidance">
	<xsl:variable name="provider" select="$as-provider and sides/side = 'provider'"/>
	<xsl:variable name="customer" select="$as-customer and sides/side = 'customer'"/>
	<xsl:if test="$provider">
		<xsl:call-template name="guidance.row">
			<xsl:with-param name="side">provider</xsl:with-param>
			<xsl:with-param name="both" select="$customer"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:if test="$customer">
		<xsl:call-template name="guidance.row">
			<xsl:with-param name="side">customer</xsl:with-param>
			<xsl:with-param name="told" select="$provider"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- both: a row of the other side follows; told: it stands above and has the cells of the clause. -->
<xsl:template name="guidance.row">
	<xsl:param name="side"/>
	<xsl:param name="both" select="false()"/>
	<xsl:param name="told" select="false()"/>
	<xsl:variable name="ref" select="concat('iso27017:', @id)"/>
	<xsl:variable name="met" select="key('met', concat($ref, ' ', $side))[1]"/>
	<xsl:variable name="excluded"><xsl:apply-templates select="." mode="excluded"/></xsl:variable>
	<row>
		<xsl:if test="not($met)">
			<xsl:attribute name="role">
				<xsl:choose>
					<xsl:when test="string($excluded)">excluded</xsl:when>
					<xsl:otherwise>gap</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
		</xsl:if>
		<xsl:if test="not($told)">
			<xsl:call-template name="guidance.clause">
				<xsl:with-param name="ref" select="$ref"/>
				<xsl:with-param name="both" select="$both"/>
			</xsl:call-template>
		</xsl:if>
		<entry colname="side"><para><xsl:value-of select="c:text(concat('enum.side.', $side))"/></para></entry>
		<xsl:choose>
			<xsl:when test="$met"><xsl:apply-templates select="$met" mode="guidance"/></xsl:when>
			<xsl:when test="string($excluded)">
				<entry namest="met" nameend="text">
					<para><xsl:value-of select="c:text('soa.guidance-excluded')"/></para>
				</entry>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="guidance.missing">
					<xsl:with-param name="ref" select="$ref"/>
					<xsl:with-param name="side" select="$side"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</row>
</xsl:template>

<!-- Number, subject and controls of a clause: one cell each, over two rows where both sides answer. -->
<xsl:template name="guidance.clause">
	<xsl:param name="ref"/>
	<xsl:param name="both"/>
	<entry>
		<xsl:if test="$both"><xsl:attribute name="morerows">1</xsl:attribute></xsl:if>
		<para>
			<xsl:call-template name="number"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
		</para>
	</entry>
	<entry>
		<xsl:if test="$both"><xsl:attribute name="morerows">1</xsl:attribute></xsl:if>
		<para><xsl:apply-templates select="title" mode="text"/></para>
		<xsl:if test="gist">
			<para role="note"><xsl:apply-templates select="gist" mode="text"/></para>
		</xsl:if>
	</entry>
	<entry>
		<xsl:if test="$both"><xsl:attribute name="morerows">1</xsl:attribute></xsl:if>
		<para><xsl:apply-templates select="." mode="rows"/></para>
	</entry>
</xsl:template>

<xsl:template match="met" mode="guidance">
	<entry colname="met">
		<para>
			<xsl:choose>
				<xsl:when test="met = 'yes'">
					<phrase role="status-implemented"><xsl:value-of select="c:text('enum.met.yes')"/></phrase>
				</xsl:when>
				<xsl:when test="met = 'partly'">
					<phrase role="status-partial"><xsl:value-of select="c:text('enum.met.partly')"/></phrase>
				</xsl:when>
				<xsl:otherwise>
					<phrase role="status-none"><xsl:value-of select="c:text('enum.met.no')"/></phrase>
				</xsl:otherwise>
			</xsl:choose>
		</para>
	</entry>
	<entry colname="text"><para><xsl:apply-templates select="text" mode="text"/></para></entry>
</xsl:template>

<!-- Reported at the decision that ought to answer it.  A clause whose control is undecided is not
     reported a second time here. -->
<xsl:template name="guidance.missing">
	<xsl:param name="ref"/>
	<xsl:param name="side"/>
	<xsl:variable name="decision" select="(key('decision', $ref)
		| key('decision', key('cross', $ref)/@to)[current()/kind = 'guidance'])
		[applicable = 'true'][1]"/>
	<xsl:if test="$decision">
		<xsl:value-of select="c:gap($decision, 'soa-guidance-missing', string($ref),
			string($side))"/>
	</xsl:if>
	<entry namest="met" nameend="text">
		<para role="gap"><xsl:value-of select="c:text('soa.guidance-missing')"/></para>
	</entry>
</xsl:template>

</xsl:stylesheet>
