<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line of the flow.  Part of print.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xlink="http://www.w3.org/1999/xlink"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db xlink">

<xsl:template match="db:personname">
	<xsl:variable name="whole"><xsl:apply-templates select="." mode="whole"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="string-length() &lt;= 4 and not(contains(., ' '))
			and translate(substring(., 1, 1), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '')">
			<xsl:call-template name="joined"><xsl:with-param name="text" select="string()"/></xsl:call-template>
		</xsl:when>
		<xsl:when test="string($whole)"><xsl:value-of select="translate(., ' ', '&#xA0;')"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A name of few characters, as Chinese ones are: they are joined, so that none ends a line. -->
<xsl:template name="joined">
	<xsl:param name="text"/>
	<xsl:value-of select="substring($text, 1, 1)"/>
	<xsl:if test="string-length($text) &gt; 1">
		<xsl:text>&#x2060;</xsl:text>
		<xsl:call-template name="joined">
			<xsl:with-param name="text" select="substring($text, 2)"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template match="db:emphasis[not(@role)]">
	<f:run style="emph"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:run>
</xsl:template>

<!-- Chinese type has no italic: there weight is what can be seen. -->
<xsl:template priority="1"
	match="db:emphasis[@role = 'strong'] | db:emphasis[not(@role)][lang('zh')]">
	<f:run style="strong"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:run>
</xsl:template>

<xsl:template match="db:code">
	<f:run style="code" tag="Code"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:run>
</xsl:template>

<xsl:template match="db:phrase[not(@role)]"><xsl:apply-templates/></xsl:template>

<!-- Only a change of language. -->
<xsl:template match="db:phrase[not(@role)][@xml:lang]" priority="1">
	<f:run><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:run>
</xsl:template>

<!-- The page maker puts the coloured dot before a status. -->
<xsl:template match="db:phrase[@role = 'gap' or @role = 'muted' or @role = 'tag' or @role = 'ref'
	or @role = 'status-implemented' or @role = 'status-partial' or @role = 'status-planned'
	or @role = 'status-none' or @role = 'status-excluded']">
	<f:run style="{@role}"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:run>
</xsl:template>

<!-- A mark of a few letters stands on one line. -->
<xsl:template priority="1" match="db:phrase[@role = 'gap'][not(*) and string-length() &lt;= 12]">
	<f:run style="gap">
		<xsl:copy-of select="@xml:lang"/>
		<xsl:choose>
			<xsl:when test="contains(., ' ')"><xsl:value-of select="translate(., ' ', '&#xA0;')"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="joined"><xsl:with-param name="text" select="string()"/></xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</f:run>
</xsl:template>

<xsl:template match="db:phrase[@role = 'bar']">
	<f:bar width="{@remap}"/>
	<xsl:text> </xsl:text>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template match="db:link[@linkend]">
	<f:link to="{@linkend}"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:link>
</xsl:template>

<!-- The reader refuses every other scheme; so does the page. -->
<xsl:template match="db:link[starts-with(@xlink:href, 'http://')
	or starts-with(@xlink:href, 'https://') or starts-with(@xlink:href, 'mailto:')]">
	<f:link href="{@xlink:href}"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></f:link>
</xsl:template>

<xsl:template match="db:xref">
	<f:link to="{@linkend}"><xsl:apply-templates select="." mode="words"/></f:link>
	<xsl:if test="not(@xrefstyle)">
		<xsl:value-of select="c:text('furniture.ref-page-before')"/>
		<f:page-ref to="{@linkend}"/>
		<xsl:value-of select="c:text('furniture.ref-page-after')"/>
	</xsl:if>
</xsl:template>

<!-- The mark; the note itself stands at the foot of the page. -->
<xsl:template match="db:footnote">
	<xsl:variable name="plain"><xsl:number level="any" count="db:footnote"/></xsl:variable>
	<f:footnote id="_note-{$plain}">
		<xsl:attribute name="label"><xsl:apply-templates select="." mode="number"/></xsl:attribute>
		<xsl:apply-templates/>
	</f:footnote>
</xsl:template>

<xsl:template match="db:footnote/db:para" priority="2">
	<f:para><xsl:call-template name="block"/><xsl:apply-templates/></f:para>
</xsl:template>

<!-- Paper cannot follow a link to another document; its number and title stand there. -->
<xsl:template match="db:olink"><xsl:apply-templates/></xsl:template>

</xsl:stylesheet>
