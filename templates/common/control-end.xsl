<?xml version="1.0" encoding="UTF-8"?>
<!-- The last sections of a stamped article: related documents, records and copies, and the open points
     of a draft.  Part of control.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="related">
	<section xml:id="_related">
		<title><xsl:value-of select="c:text('control.related')"/></title>
		<section xml:id="_related-documents">
			<title><xsl:value-of select="c:text('control.related-documents')"/></title>
			<xsl:choose>
				<xsl:when test="$issue/related"><xsl:call-template name="related.table"/></xsl:when>
				<xsl:otherwise>
					<para role="note"><xsl:value-of select="c:text('control.related-none')"/></para>
				</xsl:otherwise>
			</xsl:choose>
		</section>
		<section xml:id="_related-records">
			<title><xsl:value-of select="c:text('control.records')"/></title>
			<xsl:choose>
				<xsl:when test="$issue/record">
					<para><xsl:value-of select="c:text('control.records-lead')"/></para>
					<itemizedlist><xsl:apply-templates mode="list" select="$issue/record"/></itemizedlist>
				</xsl:when>
				<xsl:otherwise>
					<para role="note"><xsl:value-of select="c:text('control.records-none')"/></para>
				</xsl:otherwise>
			</xsl:choose>
		</section>
		<xsl:call-template name="related.distribution"/>
	</section>
</xsl:template>

<!-- Who holds a copy: at the end, where a long list leaves no page half empty. -->
<xsl:template name="related.distribution">
	<section xml:id="_distribution">
		<title><xsl:value-of select="c:text('control.distribution')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/holder">
				<xsl:call-template name="distribution.table"/>
			</xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.distribution-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="distribution.table">
	<informaltable role="distribution">
		<tgroup cols="3">
			<colspec colwidth="2*"/>
			<colspec colwidth="6*"/>
			<colspec colwidth="5*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('control.copy-number')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.holder')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.received')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates mode="table" select="$issue/holder"/></tbody>
		</tgroup>
		<caption>
			<para>
				<xsl:choose>
					<xsl:when test="$issue/@status = 'draft'">
						<xsl:value-of select="c:text('control.distribution-note-draft')"/>
					</xsl:when>
					<xsl:otherwise>
						<xsl:value-of select="c:text('control.distribution-note')"/>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</caption>
	</informaltable>
</xsl:template>

<xsl:template match="holder" mode="table">
	<row>
		<entry role="label"><para><xsl:value-of select="@copy"/></para></entry>
		<entry><para><xsl:value-of select="@name"/></para></entry>
		<entry role="signature"/>
	</row>
</xsl:template>

<xsl:template name="related.table">
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">_related-documents</xsl:with-param>
			<xsl:with-param name="key">control.related-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table>
		<title><xsl:value-of select="c:text('control.related-documents')"/></title>
		<tgroup cols="4">
			<colspec colwidth="3*"/>
			<colspec colwidth="7*"/>
			<colspec colwidth="3*"/>
			<colspec colwidth="3*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('control.number')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.related-title')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.version')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.status')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates mode="table" select="$issue/related"/></tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="related" mode="table">
	<row>
		<entry role="label"><para><xsl:value-of select="@number"/></para></entry>
		<entry><para><olink targetdoc="{@id}"><xsl:value-of select="@title"/></olink></para></entry>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@version"/></xsl:call-template>
		<entry><para><xsl:apply-templates mode="label" select="@status"/></para></entry>
	</row>
</xsl:template>

<xsl:template match="@status" mode="label">
	<xsl:value-of select="c:text(concat('status.', .))"/>
</xsl:template>

<xsl:template match="@status[. = '']" mode="label">
	<xsl:value-of select="c:text('status.none')"/>
</xsl:template>

<!-- A sentence announces the records, so their list is punctuated as one (GB/T 1.1; ISO/IEC Directives,
     Part 2, 23); a record that has its own sign keeps it. -->
<xsl:template match="record" mode="list">
	<listitem>
		<para>
			<xsl:value-of select="."/>
			<xsl:if test="not(contains('；;。.？?！!…', substring(., string-length())))">
				<xsl:call-template name="item-end"/>
			</xsl:if>
		</para>
	</listitem>
</xsl:template>

<xsl:template name="item-end">
	<xsl:choose>
		<xsl:when test="position() = last()"><xsl:value-of select="c:text('common.list-end')"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="c:text('common.item-end')"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="open-points">
	<section role="open-points" xml:id="_open-points">
		<title><xsl:value-of select="c:text('control.open-points')"/></title>
		<para role="lead"><xsl:value-of select="c:text('control.open-points-lead')"/></para>
		<xsl:call-template name="open-points.changes"/>
		<xsl:call-template name="open-points.lost"/>
		<xsl:call-template name="open-points.outstanding"/>
		<xsl:call-template name="open-points.gaps"/>
	</section>
</xsl:template>

<xsl:template name="open-points.changes">
	<section xml:id="_changes">
		<title><xsl:value-of select="c:text('control.changes')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/change"><xsl:call-template name="change.table"/></xsl:when>
			<xsl:when test="string($issue/@first-issued)">
				<para role="note"><xsl:value-of select="c:text('control.changes-none')"/></para>
			</xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.changes-first')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="change.table">
	<informaltable>
		<tgroup cols="3">
			<colspec colwidth="4*"/>
			<colspec colwidth="4*"/>
			<colspec colwidth="4*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('control.change-path')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.change-from')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.change-to')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates mode="table" select="$issue/change"/></tbody>
		</tgroup>
	</informaltable>
</xsl:template>

<xsl:template match="change" mode="table">
	<row>
		<entry role="label"><para><code><xsl:value-of select="@path"/></code></para></entry>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@from"/></xsl:call-template>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@to"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="open-points.lost">
	<section xml:id="_lost">
		<title><xsl:value-of select="c:text('control.lost')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/approval[@state = 'lost']">
				<itemizedlist>
					<xsl:apply-templates mode="list" select="$issue/approval[@state = 'lost']"/>
				</itemizedlist>
			</xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.lost-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="open-points.outstanding">
	<section xml:id="_outstanding">
		<title><xsl:value-of select="c:text('control.outstanding')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/approval[@state = 'open']">
				<itemizedlist>
					<xsl:apply-templates mode="list" select="$issue/approval[@state = 'open']"/>
				</itemizedlist>
			</xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.outstanding-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template match="approval[@state = 'lost']" mode="list">
	<xsl:variable name="label"><xsl:call-template name="approval.label"/></xsl:variable>
	<xsl:variable name="date">
		<xsl:call-template name="date"><xsl:with-param name="of" select="@date"/></xsl:call-template>
	</xsl:variable>
	<listitem>
		<para>
			<xsl:value-of select="c:text('control.lost-item', string($label), string(@name),
				string($date))"/>
		</para>
	</listitem>
</xsl:template>

<xsl:template match="approval[@state = 'open']" mode="list">
	<xsl:variable name="label"><xsl:call-template name="approval.label"/></xsl:variable>
	<listitem>
		<para>
			<xsl:value-of select="$label"/>
			<xsl:value-of select="c:text('common.colon')"/>
			<xsl:call-template name="approval.name"/>
		</para>
	</listitem>
</xsl:template>

<xsl:template name="approval.name">
	<xsl:choose>
		<xsl:when test="string(@name) and string(@position)">
			<xsl:value-of select="c:text('furniture.person', string(@name), string(@position))"/>
		</xsl:when>
		<xsl:when test="string(@name)"><xsl:value-of select="@name"/></xsl:when>
		<xsl:otherwise><xsl:call-template name="text"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="open-points.gaps">
	<section xml:id="_gaps">
		<title><xsl:value-of select="c:text('control.gaps')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/open-point"><xsl:call-template name="gap.table"/></xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.gaps-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="gap.table">
	<informaltable>
		<tgroup cols="4">
			<colspec colwidth="3*"/>
			<colspec colwidth="8*"/>
			<colspec colwidth="2*"/>
			<colspec colwidth="3*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('control.gap-at')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.gap-text')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.gap-level')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('control.gap-id')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates mode="table" select="$issue/open-point"/></tbody>
		</tgroup>
	</informaltable>
</xsl:template>

<xsl:template match="open-point" mode="table">
	<row>
		<entry role="label"><para><code><xsl:value-of select="@at"/></code></para></entry>
		<entry><para><xsl:value-of select="."/></para></entry>
		<entry><para><xsl:value-of select="c:text(concat('control.finding.', @level))"/></para></entry>
		<entry><para><code><xsl:value-of select="@id"/></code></para></entry>
	</row>
</xsl:template>

</xsl:stylesheet>
