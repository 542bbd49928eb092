<?xml version="1.0" encoding="UTF-8"?>
<!-- What procedures and statements share: the topics of their clause module, each with what it
     answers, and at the end which section answers each requirement of the clauses they are about.
     A type of this kind is a template that imports this one, and a clause module. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="policy.xsl"/>

<xsl:variable name="topics" select="/input/clause-file/topics/topic"/>
<!-- The requirements on this side of the cloud whose clause some topic is about. -->
<xsl:variable name="asked" select="key('catalog', 'cts')/entries/entry
	[kind = 'requirement' or kind = 'recommendation' or binds = 'true']
	[not(role) or role = 'both' or $csms/cloud-role = 'both' or role = $csms/cloud-role]
	[concat('cts:', @id) = $topics/refs/ref]"/>

<xsl:template match="input" mode="body">
	<xsl:apply-templates select="clause-file/topics/topic"/>
	<xsl:if test="$asked">
		<section xml:id="section-conformity">
			<title><xsl:value-of select="c:text('common.conformity')"/></title>
			<para>
				<xsl:call-template name="naming">
					<xsl:with-param name="of">table-conformity</xsl:with-param>
					<xsl:with-param name="text" select="c:text('common.conformity-asked',
						string(key('catalog', 'cts')/edition), string($tables))"/>
				</xsl:call-template>
			</para>
			<xsl:call-template name="conformity.table"><xsl:with-param name="of" select="$asked"/></xsl:call-template>
		</section>
	</xsl:if>
</xsl:template>

<!-- What the other side of the cloud does is no part of this organisation's procedure. -->
<xsl:template match="topic[not(paragraphs/paragraph) and not(.//omitted)]" priority="1"/>

</xsl:stylesheet>
