<?xml version="1.0" encoding="UTF-8"?>
<!-- What the two policies share: the topics of a clause module as sections.  Variables have been
     filled in, the organisation's own paragraphs have taken their places and those of the other
     side of the cloud are gone before this is read.  A policy adds its facts by templates for
     topic[@id = …] in the modes "before" (above the paragraphs) and "after" (below them). -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:import href="article.xsl"/>
<xsl:import href="model.xsl"/>
<xsl:import href="standards.xsl"/>

<xsl:template match="/input">
	<xsl:call-template name="article"/>
</xsl:template>

<xsl:template match="topic" mode="before"/>
<xsl:template match="topic" mode="after"/>

<xsl:template match="topic">
	<section>
		<xsl:attribute name="xml:id">section-<xsl:value-of select="@id"/></xsl:attribute>
		<title><xsl:apply-templates select="title" mode="text"/></title>
		<xsl:apply-templates select="." mode="before"/>
		<xsl:choose>
			<xsl:when test="/input/csms/cloud-role = 'both'">
				<xsl:call-template name="topic.sides"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="paragraphs/paragraph/text" mode="prose"/>
				<xsl:call-template name="topic.end"/>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<!-- A table is cited by its number, which no clause knows: a paragraph of ours links to the table of a
     section of the description by words, and these stand alone where there is no such table.  The
     organisation's own links have its own words. -->
<xsl:template match="paragraph[not(@own)]/text" mode="prose">
	<xsl:apply-templates mode="clause"/>
</xsl:template>

<xsl:template match="node() | @*" mode="clause">
	<xsl:copy><xsl:apply-templates select="node() | @*" mode="clause"/></xsl:copy>
</xsl:template>

<xsl:template match="db:link[starts-with(@linkend, 'table-')]" mode="clause">
	<xsl:choose>
		<xsl:when test="$csms/*[local-name() = substring-after(current()/@linkend, 'table-')]/*">
			<xref linkend="{@linkend}" xrefstyle="tables"/>
		</xsl:when>
		<xsl:otherwise><xsl:apply-templates mode="clause"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- An organisation on both sides reads first what holds always, then each side's part. -->
<xsl:template name="topic.sides">
	<xsl:apply-templates select="paragraphs/paragraph[not(side) or side = 'both']/text" mode="prose"/>
	<xsl:call-template name="topic.end"/>
	<xsl:call-template name="topic.side">
		<xsl:with-param name="side">provider</xsl:with-param>
	</xsl:call-template>
	<xsl:call-template name="topic.side">
		<xsl:with-param name="side">customer</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="topic.side">
	<xsl:param name="side"/>
	<xsl:variable name="own" select="paragraphs/paragraph[side = $side]"/>
	<xsl:if test="$own">
		<section>
			<xsl:attribute name="xml:id">
				<xsl:value-of select="concat('section-', @id, '-', $side)"/>
			</xsl:attribute>
			<title><xsl:value-of select="c:text(concat('policy.as-', $side))"/></title>
			<xsl:apply-templates select="$own/text" mode="prose"/>
		</section>
	</xsl:if>
</xsl:template>

<!-- What the organisation left out and why: a reader who compares two organisations' policies must
     not take an omission for an oversight.  Then the facts of the topic, which may end in sections. -->
<xsl:template name="topic.end">
	<xsl:for-each select=".//omitted">
		<para><xsl:apply-templates select="." mode="omitted"/></para>
	</xsl:for-each>
	<xsl:if test="not(paragraphs/paragraph) and not(.//omitted)">
		<para role="gap"><xsl:value-of select="c:text('policy.topic-empty')"/></para>
	</xsl:if>
	<xsl:apply-templates select="." mode="after"/>
</xsl:template>

<xsl:template match="omitted[title]" mode="omitted">
	<xsl:value-of select="c:text('policy.omitted', string(title), string(reason))"/>
</xsl:template>

<xsl:template match="omitted" mode="omitted">
	<xsl:value-of select="c:text('policy.omitted-untitled', string(reason))"/>
</xsl:template>

<!-- Rows of roles: title, holder with position, duties. -->
<xsl:template name="roles">
	<xsl:param name="of"/>
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">table-roles</xsl:with-param>
			<xsl:with-param name="key">policy.roles-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table role="register" xml:id="table-roles">
		<title><xsl:value-of select="c:text('policy.roles')"/></title>
		<tgroup cols="3">
			<colspec colwidth="3*"/><colspec colwidth="3*"/><colspec colwidth="8*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.role')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.holder')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.duties')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates select="$of" mode="roles"/></tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="role" mode="roles">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="title" mode="text"/></para>
			<xsl:apply-templates select="kind[. != 'other']" mode="roles"/>
		</entry>
		<entry>
			<para>
				<xsl:call-template name="person"><xsl:with-param name="id" select="holder"/></xsl:call-template>
			</para>
			<para role="note">
				<xsl:apply-templates select="key('record', concat('people:', holder))/position" mode="text"/>
			</para>
		</entry>
		<entry>
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="duties"/>
				<xsl:with-param name="label" select="c:text('common.duties')"/>
			</xsl:call-template>
		</entry>
	</row>
</xsl:template>

<!-- The kind of a role that is named in the requirements, unless its title says it already. -->
<xsl:template match="kind" mode="roles">
	<xsl:variable name="word" select="c:text(concat('enum.kind.', .))"/>
	<xsl:variable name="title"><xsl:apply-templates select="../title" mode="text"/></xsl:variable>
	<xsl:if test="$word != string($title)">
		<para role="note"><xsl:value-of select="$word"/></para>
	</xsl:if>
</xsl:template>

<!-- The single point of contact: every way to reach it. -->
<xsl:template match="contact-point" mode="sheet">
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">table-contact-point</xsl:with-param>
			<xsl:with-param name="key">policy.contact-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table role="sheet" xml:id="table-contact-point">
		<title><xsl:value-of select="c:text('common.contact-point')"/></title>
		<tgroup cols="2">
			<colspec colwidth="1*"/><colspec colwidth="3*"/>
			<tbody>
				<xsl:call-template name="sheet-line">
					<xsl:with-param name="label" select="c:text('common.name')"/>
					<xsl:with-param name="of" select="name"/>
				</xsl:call-template>
				<xsl:call-template name="sheet-line">
					<xsl:with-param name="label" select="c:text('common.answers-for-it')"/>
					<xsl:with-param name="of" select="key('record', concat('people:', person))/name"/>
				</xsl:call-template>
				<xsl:call-template name="sheet-line">
					<xsl:with-param name="label" select="c:text('common.email')"/>
					<xsl:with-param name="of" select="email"/>
				</xsl:call-template>
				<xsl:if test="telephone">
					<xsl:call-template name="sheet-line">
						<xsl:with-param name="label" select="c:text('common.telephone')"/>
						<xsl:with-param name="of" select="telephone"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:if test="hours">
					<xsl:call-template name="sheet-line">
						<xsl:with-param name="label" select="c:text('common.hours')"/>
						<xsl:with-param name="of" select="hours"/>
					</xsl:call-template>
				</xsl:if>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

</xsl:stylesheet>
