<?xml version="1.0" encoding="UTF-8"?>
<!-- What every document type shares: the article with its info block and the facts that only the
     organisation knows.  A type's template imports this file, calls "article" from its match of
     /input, and supplies the sections by a template that matches input in mode "body":

       <xsl:import href="common/article.xsl"/>
       <xsl:template match="/input"><xsl:call-template name="article"/></xsl:template>
       <xsl:template match="input" mode="body"> sections </xsl:template>

     Read from the description: organisation, people, documents.  The title of the type is the
     localised string type.<type>; its level is input/@level.  Identifiers that start with
     an underscore belong to the stylesheets: no id of a description can. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="model.xsl"/>

<xsl:output method="xml" encoding="UTF-8"/>

<!-- The line of `documents:` that this article is composed for. -->
<xsl:variable name="article.document"
	select="$csms/documents/document[@id = /input/@document]"/>

<xsl:template name="article">
	<article version="5.0" xml:lang="{/input/@lang}" xml:id="{c:anchor(/input/@document)}"
		role="{/input/@type}">
		<xsl:call-template name="article.info"/>
		<xsl:apply-templates select="/input" mode="body"/>
		<xsl:apply-templates select="/input/further-facts" mode="article"/>
	</article>
</xsl:template>

<xsl:template name="article.info">
	<info>
		<title>
			<xsl:value-of select="/input/@title"/>
		</title>
		<xsl:call-template name="article.short-title"/>
		<org><orgname><xsl:apply-templates select="/input" mode="issuer"/></orgname></org>
		<biblioid class="other" otherclass="document-number">
			<xsl:value-of select="$article.document/number"/>
		</biblioid>
		<xsl:apply-templates select="/input" mode="issuer.logo"/>
		<xsl:call-template name="article.classification"/>
		<xsl:call-template name="article.level"/>
		<xsl:apply-templates select="/input" mode="issuer.owner"/>
	</info>
</xsl:template>

<!-- What heads the pages: the shortest of the title, the title without what ends it in parentheses,
     and what the document type has. -->
<xsl:template name="article.short-title">
	<xsl:variable name="title">
		<xsl:call-template name="article.shortened"><xsl:with-param name="name" select="/input/@title"/></xsl:call-template>
	</xsl:variable>
	<xsl:variable name="own"><xsl:apply-templates select="/input" mode="short-title"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="string($own) and string-length($own) &lt; string-length($title)">
			<titleabbrev><xsl:value-of select="$own"/></titleabbrev>
		</xsl:when>
		<xsl:when test="string-length($title) &lt; string-length(/input/@title)">
			<titleabbrev><xsl:value-of select="$title"/></titleabbrev>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<xsl:template match="input" mode="short-title"/>

<!-- A name without what ends it in parentheses, which stand behind a space or are Chinese: "alert(1)" is a word. -->
<xsl:template name="article.shortened">
	<xsl:param name="name"/>
	<xsl:variable name="plain" select="translate($name, '（）', '()')"/>
	<xsl:variable name="before" select="substring-before($plain, '(')"/>
	<xsl:variable name="after" select="substring-after($plain, '(')"/>
	<xsl:variable name="apart" select="substring($before, string-length($before)) = ' '
		or substring($name, string-length($before) + 1, 1) = '（'"/>
	<xsl:choose>
		<xsl:when test="$apart and normalize-space($before) and concat(substring-before($after, ')'), ')') = $after">
			<xsl:value-of select="normalize-space($before)"/>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Whose paper it is: the organisation's, unless the document type says otherwise. -->
<xsl:template match="input" mode="issuer">
	<xsl:apply-templates select="$csms/organisation/name" mode="text"/>
</xsl:template>

<xsl:template match="input" mode="issuer.logo">
	<xsl:apply-templates select="$csms/organisation/logo" mode="article"/>
</xsl:template>

<xsl:template match="input" mode="issuer.owner">
	<bibliomisc role="owner">
		<xsl:call-template name="article.person">
			<xsl:with-param name="id" select="$article.document/owner"/>
		</xsl:call-template>
	</bibliomisc>
</xsl:template>

<xsl:template match="logo" mode="article">
	<mediaobject>
		<imageobject><imagedata fileref="{.}"/></imageobject>
		<textobject>
			<phrase><xsl:apply-templates select="../short-name" mode="text"/></phrase>
		</textobject>
	</mediaobject>
</xsl:template>

<xsl:template name="article.classification">
	<legalnotice role="classification">
		<para>
			<xsl:choose>
				<xsl:when test="$article.document/classification">
					<xsl:value-of select="c:text(concat('classification.',
						$article.document/classification))"/>
				</xsl:when>
				<xsl:otherwise><xsl:call-template name="article.missing"/></xsl:otherwise>
			</xsl:choose>
		</para>
	</legalnotice>
</xsl:template>

<xsl:template name="article.level">
	<xsl:variable name="own" select="$article.document/level"/>
	<bibliomisc role="level">
		<xsl:choose>
			<xsl:when test="$own"><xsl:value-of select="c:text(concat('level.', $own))"/></xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="c:text(concat('level.', /input/@level))"/>
			</xsl:otherwise>
		</xsl:choose>
	</bibliomisc>
</xsl:template>

<!-- A person by id: name and position. -->
<xsl:template name="article.person">
	<xsl:param name="id"/>
	<xsl:variable name="person" select="key('record', concat('people:', $id))"/>
	<xsl:choose>
		<xsl:when test="$person">
			<xsl:variable name="name">
				<xsl:apply-templates select="$person/name" mode="text"/>
			</xsl:variable>
			<xsl:variable name="position">
				<xsl:apply-templates select="$person/position" mode="text"/>
			</xsl:variable>
			<xsl:value-of select="c:text('furniture.person', string($name), string($position))"/>
		</xsl:when>
		<xsl:otherwise><xsl:call-template name="article.missing"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The checker has reported what is missing; the page only shows the place. -->
<xsl:template name="article.missing">
	<phrase role="gap"><xsl:value-of select="c:text('furniture.missing')"/></phrase>
</xsl:template>

<xsl:template match="further-facts" mode="article">
	<xsl:if test="fact">
		<section role="further-facts" xml:id="_further-facts">
			<title><xsl:value-of select="c:text('furniture.further-facts')"/></title>
			<para role="lead">
				<xsl:call-template name="naming">
					<xsl:with-param name="of">_further-facts</xsl:with-param>
					<xsl:with-param name="key">furniture.further-facts-lead</xsl:with-param>
				</xsl:call-template>
			</para>
			<table role="sheet">
				<title><xsl:value-of select="c:text('furniture.table-further-facts')"/></title>
				<tgroup cols="2">
					<colspec colwidth="1*"/>
					<colspec colwidth="2*"/>
					<tbody><xsl:apply-templates select="fact" mode="article"/></tbody>
				</tgroup>
			</table>
		</section>
	</xsl:if>
</xsl:template>

<!-- A fact says what it is called, or has only its key; one about a record names that. -->
<xsl:template match="fact" mode="article">
	<row>
		<entry role="label">
			<para>
				<xsl:apply-templates select="." mode="fact-label"/>
				<xsl:apply-templates select="@of" mode="fact-label"/>
			</para>
		</entry>
		<entry><xsl:apply-templates select="." mode="fact-value"/></entry>
	</row>
</xsl:template>

<xsl:template match="fact[label]" mode="fact-label">
	<xsl:apply-templates select="label" mode="text"/>
</xsl:template>

<xsl:template match="fact" mode="fact-label">
	<xsl:value-of select="@key"/>
</xsl:template>

<xsl:template match="@of" mode="fact-label">
	<xsl:value-of select="c:text('furniture.fact-of', string(.))"/>
</xsl:template>

<xsl:template match="fact[label]" mode="fact-value">
	<xsl:apply-templates select="value" mode="prose"/>
</xsl:template>

<xsl:template match="fact" mode="fact-value">
	<para><xsl:apply-templates select="." mode="fact-free"/></para>
</xsl:template>

<!-- A value of any shape as one line: of languages the document's, a list's items, "key: value". -->
<xsl:template match="*" mode="fact-free">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="*[*]" mode="fact-free">
	<!-- Items that hold a "key: value" of their own are parted by more than a comma. -->
	<xsl:variable name="flat" select="not(item/*[not(local-name() = /input/csms/languages/*)])"/>
	<xsl:for-each select="*">
		<xsl:if test="not(self::item)">
			<xsl:value-of select="local-name()"/>
			<xsl:value-of select="c:text('common.colon')"/>
		</xsl:if>
		<xsl:apply-templates select="." mode="fact-free"/>
		<xsl:if test="position() != last() and self::item and $flat">
			<xsl:value-of select="c:text('common.list-comma')"/>
		</xsl:if>
		<xsl:if test="position() != last() and not(self::item and $flat)">
			<xsl:value-of select="c:text('common.semicolon')"/>
		</xsl:if>
	</xsl:for-each>
</xsl:template>

<!-- A labelled fact within another. -->
<xsl:template match="*[label and value and count(*) = 2]" mode="fact-free" priority="1">
	<xsl:apply-templates select="label" mode="fact-free"/>
	<xsl:value-of select="c:text('common.colon')"/>
	<xsl:apply-templates select="value" mode="fact-free"/>
</xsl:template>

<xsl:template match="*[*[local-name() = /input/@lang]]" mode="fact-free" priority="2">
	<xsl:apply-templates select="*[local-name() = /input/@lang]" mode="fact-free"/>
</xsl:template>

<!-- Only in other languages of the description: the first of them stands in, as in mode text. -->
<xsl:template match="*[* and not(*[not(local-name() = /input/csms/languages/*)])
	and not(*[local-name() = /input/@lang])]" mode="fact-free" priority="2">
	<phrase role="gap" xml:lang="{local-name(*)}">
		<xsl:apply-templates select="*[1]" mode="fact-free"/>
	</phrase>
</xsl:template>

</xsl:stylesheet>
