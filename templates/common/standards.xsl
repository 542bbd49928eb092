<?xml version="1.0" encoding="UTF-8"?>
<!-- Standards as catalogs give them: how they are cited, which section answers a requirement,
     and where the certification specification cites a number that the standard does not have.
     Nothing about a standard is written here. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<!-- The catalogs an article cites as standards list references (GB/T 1.1; ISO/IEC Directives, part 2):
     number, title; below them the remark on it. -->
<xsl:template name="editions">
	<xsl:for-each select="/input/catalog-file | $csms/catalogs/catalog-file">
		<para role="reference">
			<xsl:value-of select="edition"/>
			<xsl:value-of select="c:text('common.edition-gap')"/>
			<xsl:apply-templates select="title" mode="edition"/>
		</para>
		<xsl:if test="note">
			<para role="small"><xsl:apply-templates select="note" mode="text"/></para>
		</xsl:if>
	</xsl:for-each>
</xsl:template>

<!-- Chinese type has no italic, and needs none behind the wide space. -->
<xsl:template match="title" mode="edition">
	<xsl:variable name="title"><xsl:apply-templates select="." mode="text"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="not(string($title))"/>
		<xsl:when test="/input/@lang = 'zh-CN'"><xsl:copy-of select="$title"/></xsl:when>
		<xsl:otherwise><emphasis><xsl:copy-of select="$title"/></emphasis></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A reference to an entry: its bare number; the standard is named by the heading beside it. -->
<xsl:template name="number">
	<xsl:param name="ref"/>
	<phrase role="ref" remap="{$ref}"><xsl:value-of select="substring-after($ref, ':')"/></phrase>
</xsl:template>

<!-- Which section answers each requirement of one clause of the specification. -->
<xsl:template name="conformity">
	<xsl:param name="clause"/>
	<xsl:variable name="spec" select="key('catalog', 'cts')"/>
	<section xml:id="section-conformity">
		<title><xsl:value-of select="c:text('common.conformity')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-conformity</xsl:with-param>
				<xsl:with-param name="text" select="c:text('common.conformity-lead', string($spec/edition),
					string($clause), string($tables))"/>
			</xsl:call-template>
		</para>
		<xsl:call-template name="conformity.table">
			<xsl:with-param name="of" select="$spec/entries/entry[group = $clause]
				[kind = 'requirement' or kind = 'recommendation']"/>
		</xsl:call-template>
		<xsl:call-template name="aliases"/>
	</section>
</xsl:template>

<!-- of: requirements, in order. -->
<xsl:template name="conformity.table">
	<xsl:param name="of"/>
	<table role="register" xml:id="table-conformity">
		<title><xsl:value-of select="c:text('common.table-conformity')"/></title>
		<tgroup cols="3">
			<colspec colwidth="2*"/><colspec colwidth="6*"/><colspec colwidth="6*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.requirement')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.gist')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.answered-in')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:apply-templates mode="conformity" select="$of"/>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="entry" mode="conformity">
	<xsl:variable name="ref" select="concat(../../catalog, ':', @id)"/>
	<xsl:variable name="topics" select="/input/clause-file/topics/topic[refs/ref = $ref]"/>
	<row>
		<entry>
			<para>
				<xsl:call-template name="number">
					<xsl:with-param name="ref" select="$ref"/>
				</xsl:call-template>
			</para>
		</entry>
		<entry><para><xsl:apply-templates select="gist" mode="text"/></para></entry>
		<entry>
			<xsl:for-each select="$topics">
				<para><xref linkend="section-{@id}"/></para>
			</xsl:for-each>
			<xsl:if test="not($topics)">
				<para role="gap"><xsl:value-of select="c:text('common.not-answered')"/></para>
			</xsl:if>
		</entry>
	</row>
</xsl:template>

<!-- Numbers that the specification cites and the published standard does not have, or has on
     another subject.  Both are printed, so that either auditor finds the number he looks for. -->
<xsl:template name="aliases">
	<xsl:variable name="aliases" select="/input/catalog-file/aliases/alias"/>
	<xsl:if test="$aliases">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-aliases</xsl:with-param>
				<xsl:with-param name="text" select="c:text('common.aliases-lead', string($aliases[1]/../../edition),
					string(key('catalog', 'cts')/edition), string($tables))"/>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-aliases">
			<title><xsl:value-of select="c:text('common.table-aliases')"/></title>
			<tgroup cols="4">
				<colspec colwidth="2*"/><colspec colwidth="2*"/><colspec colwidth="2*"/>
				<colspec colwidth="8*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.cited-by')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.cited')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.meant')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.note')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$aliases" mode="aliases"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
</xsl:template>

<xsl:template match="alias" mode="aliases">
	<row>
		<entry>
			<para>
				<xsl:call-template name="number"><xsl:with-param name="ref" select="by"/></xsl:call-template>
			</para>
		</entry>
		<entry><para><xsl:value-of select="cited"/></para></entry>
		<entry>
			<para>
				<xsl:choose>
					<xsl:when test="entry">
						<xsl:call-template name="number">
							<xsl:with-param name="ref" select="concat(../../catalog, ':', entry)"/>
						</xsl:call-template>
					</xsl:when>
					<xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
				</xsl:choose>
			</para>
		</entry>
		<entry><para><xsl:apply-templates select="note" mode="text"/></para></entry>
	</row>
</xsl:template>

</xsl:stylesheet>
