<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, paragraphs and lists of the flow.  Part of print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- Flow has no element for a section: its blocks carry the language instead. -->
<xsl:template name="block">
	<xsl:variable name="own" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
	<xsl:apply-templates select="." mode="id"/>
	<xsl:if test="$own != $language">
		<xsl:attribute name="xml:lang"><xsl:value-of select="$own"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<xsl:template match="*" mode="id"/>
<xsl:template match="*[@xml:id]" mode="id">
	<xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
</xsl:template>

<!-- The lists of tables and figures lead to each. -->
<xsl:template mode="id" match="db:figure[not(@xml:id)] | db:section[not(@role = 'control'
	or @role = 'open-points')]//db:table[not(@xml:id)]">
	<xsl:attribute name="id"><xsl:call-template name="anchor"/></xsl:attribute>
</xsl:template>

<!-- Sections -->

<xsl:template match="db:section[not(@role) or @role = 'control' or @role = 'open-points'
	or @role = 'further-facts' or @role = 'landscape']" name="section">
	<f:heading level="{count(ancestor-or-self::db:section)}">
		<xsl:call-template name="block"/>
		<xsl:call-template name="heading"/>
	</f:heading>
	<xsl:apply-templates select="*[not(self::db:title)]"/>
</xsl:template>

<!-- Number, term, definition below one another (GB/T 1.1, 8.7; ISO/IEC Directives, Part 2, 16.5). -->
<xsl:template match="db:section[@role = 'term']">
	<f:heading level="{count(ancestor-or-self::db:section)}" style="term-entry">
		<xsl:call-template name="block"/>
		<xsl:apply-templates select="." mode="number"/>
		<f:line/>
		<xsl:apply-templates select="db:title/node()"/>
	</f:heading>
	<xsl:apply-templates select="*[not(self::db:title)]"/>
</xsl:template>

<!-- Signatures stay on one page with the words they sign, and the list of copies with its note. -->
<xsl:template match="db:section[@role = 'approvals' or @xml:id = '_distribution']">
	<f:keep>
		<f:heading level="{count(ancestor-or-self::db:section)}">
			<xsl:call-template name="block"/>
			<xsl:call-template name="heading"/>
		</f:heading>
		<xsl:apply-templates select="*[not(self::db:title or self::db:section)]"/>
		<xsl:apply-templates mode="kept" select="following-sibling::*[1]"/>
	</f:keep>
	<xsl:apply-templates select="db:section"/>
</xsl:template>

<!-- Revisions that are still to come are a line, which goes with the signatures: it is no page's first. -->
<xsl:template match="db:section[@xml:id = '_revisions'][not(db:informaltable)]
	[preceding-sibling::*[1]/@role = 'approvals']" priority="1"/>
<xsl:template match="db:section" mode="kept"/>
<xsl:template match="db:section[@xml:id = '_revisions'][not(db:informaltable)]" mode="kept">
	<xsl:call-template name="section"/>
</xsl:template>

<!-- Printed on the last page. -->
<xsl:template match="db:section[@role = 'digests']"/>

<!-- Number, tab, title; the title stands at the margin where there is no number. -->
<xsl:template name="heading">
	<xsl:variable name="place"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:if test="string($place)">
		<xsl:value-of select="$place"/>
		<f:tab/>
	</xsl:if>
	<xsl:apply-templates select="db:title/node()"/>
</xsl:template>

<!-- Paragraphs -->

<xsl:template match="db:para[not(@role)]">
	<xsl:call-template name="para"><xsl:with-param name="style">body</xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template match="db:para[@role = 'note' or @role = 'lead' or @role = 'small' or @role = 'gap' or @role = 'reference'
	or @role = 'field' or @role = 'choice']">
	<xsl:call-template name="para"><xsl:with-param name="style" select="@role"/></xsl:call-template>
</xsl:template>

<!-- Number, tab, text, if it is one of several. -->
<xsl:template name="para">
	<xsl:param name="style"/>
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<f:para style="{$style}">
		<xsl:call-template name="block"/>
		<xsl:if test="string($number)">
			<xsl:attribute name="style">clause</xsl:attribute>
			<f:run style="clause"><xsl:value-of select="$number"/></f:run>
			<f:tab/>
		</xsl:if>
		<xsl:apply-templates/>
	</f:para>
</xsl:template>

<xsl:template match="db:listitem/db:para[not(@role)]">
	<f:para style="item"><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<!-- In cells the table sets the size; roles only colour. -->
<xsl:template match="db:entry//db:para[not(@role) or @role = 'lead']" priority="1">
	<f:para><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<xsl:template match="db:entry//db:para[@role = 'note']" priority="1">
	<f:para>
		<xsl:call-template name="block"/>
		<f:run style="muted"><xsl:apply-templates/></f:run>
	</f:para>
</xsl:template>

<xsl:template match="db:entry//db:para[@role = 'gap']" priority="1">
	<f:para>
		<xsl:call-template name="block"/>
		<f:run style="gap"><xsl:apply-templates/></f:run>
	</f:para>
</xsl:template>

<!-- Code keeps its lines and spaces. -->
<xsl:template match="db:programlisting">
	<f:code style="code"><xsl:call-template name="block"/><xsl:apply-templates/></f:code>
</xsl:template>

<!-- Asides -->

<xsl:template match="db:note | db:tip | db:important">
	<f:box style="aside" tag="Div"><xsl:call-template name="aside"/></f:box>
</xsl:template>

<xsl:template match="db:warning | db:caution">
	<f:box style="aside-warning" tag="Div"><xsl:call-template name="aside"/></f:box>
</xsl:template>

<xsl:template name="aside">
	<xsl:call-template name="block"/>
	<f:para style="aside-title">
		<xsl:value-of select="c:text(concat('furniture.', local-name()))"/>
		<xsl:if test="db:title">
			<xsl:value-of select="c:text('furniture.aside-colon')"/>
			<xsl:apply-templates select="db:title/node()"/>
		</xsl:if>
	</f:para>
	<xsl:apply-templates select="*[not(self::db:title)]"/>
</xsl:template>

<xsl:template match="db:blockquote">
	<f:box style="quotation" tag="BlockQuote">
		<xsl:call-template name="block"/>
		<xsl:apply-templates select="*[not(self::db:attribution)]"/>
		<xsl:apply-templates select="db:attribution"/>
	</f:box>
</xsl:template>

<xsl:template match="db:attribution">
	<f:para style="note" align="right">
		<xsl:value-of select="c:text('furniture.attribution')"/>
		<xsl:apply-templates/>
	</f:para>
</xsl:template>

<!-- Figures -->

<xsl:template match="db:figure">
	<f:figure>
		<xsl:call-template name="block"/>
		<xsl:apply-templates select="*[not(self::db:title)]"/>
		<f:caption>
			<xsl:apply-templates select="." mode="label"/>
			<xsl:value-of select="c:text('furniture.title-gap')"/>
			<xsl:apply-templates select="db:title/node()"/>
		</f:caption>
	</f:figure>
</xsl:template>

<xsl:template match="db:informalfigure">
	<xsl:apply-templates select="db:mediaobject"/>
</xsl:template>

<xsl:template match="db:figure/db:mediaobject | db:informalfigure/db:mediaobject">
	<f:image src="{db:imageobject/db:imagedata/@fileref}" alt="{normalize-space(db:textobject)}">
		<xsl:apply-templates select="db:imageobject/db:imagedata/@contentwidth"/>
	</f:image>
</xsl:template>

<xsl:template match="@contentwidth">
	<xsl:attribute name="width"><xsl:value-of select="substring-before(., 'pt')"/></xsl:attribute>
</xsl:template>

<!-- Lists -->

<xsl:template match="db:variablelist[not(@role) or @role = 'glossary']">
	<f:terms><xsl:call-template name="block"/><xsl:apply-templates/></f:terms>
</xsl:template>

<!-- Several names of one thing stand in one line. -->
<xsl:template match="db:varlistentry">
	<f:term>
		<xsl:call-template name="block"/>
		<xsl:apply-templates select="*[not(self::db:listitem)]"/>
	</f:term>
	<f:meaning><xsl:apply-templates select="db:listitem/*"/></f:meaning>
</xsl:template>

<xsl:template match="db:varlistentry/db:term">
	<xsl:if test="preceding-sibling::db:term">
		<xsl:value-of select="c:text('furniture.term-comma')"/>
	</xsl:if>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template match="db:itemizedlist | db:orderedlist">
	<f:list><xsl:apply-templates select="*"/></f:list>
</xsl:template>

<xsl:template match="db:itemizedlist/db:listitem">
	<f:item bullet="outer"><xsl:apply-templates/></f:item>
</xsl:template>

<xsl:template match="db:itemizedlist//db:itemizedlist/db:listitem" priority="1">
	<f:item bullet="inner"><xsl:apply-templates/></f:item>
</xsl:template>

<xsl:template match="db:orderedlist/db:listitem">
	<xsl:variable name="first">
		<xsl:choose>
			<xsl:when test="../@startingnumber"><xsl:value-of select="../@startingnumber"/></xsl:when>
			<xsl:otherwise>1</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="format"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
	<f:item>
		<xsl:attribute name="label">
			<xsl:number value="count(preceding-sibling::db:listitem) + $first" format="{$format}"/>
			<xsl:text>)</xsl:text>
		</xsl:attribute>
		<xsl:apply-templates/>
	</f:item>
</xsl:template>

</xsl:stylesheet>
