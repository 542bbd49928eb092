<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line of the HTML page.  Part of html.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xlink="http://www.w3.org/1999/xlink"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	exclude-result-prefixes="db xlink">

<!-- A reference to a standard.  Not data-ref: that marks the one row that answers for it. -->
<xsl:template name="cite">
	<xsl:if test="@remap">
		<xsl:attribute name="data-cite"><xsl:value-of select="@remap"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<xsl:template match="db:personname">
	<xsl:variable name="whole"><xsl:apply-templates select="." mode="whole"/></xsl:variable>
	<span class="name">
		<xsl:if test="not(string($whole))"><xsl:attribute name="class">long-name</xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</span>
</xsl:template>

<xsl:template match="db:emphasis[not(@role)]">
	<em><xsl:call-template name="common"/><xsl:apply-templates/></em>
</xsl:template>

<xsl:template match="db:emphasis[@role = 'strong']">
	<strong><xsl:call-template name="common"/><xsl:apply-templates/></strong>
</xsl:template>

<xsl:template match="db:code">
	<code><xsl:call-template name="common"/><xsl:apply-templates/></code>
</xsl:template>

<xsl:template match="db:phrase[not(@role)]">
	<span>
		<xsl:call-template name="common"/>
		<xsl:call-template name="cite"/>
		<xsl:apply-templates/>
	</span>
</xsl:template>

<xsl:template match="db:phrase[@role = 'muted' or @role = 'tag' or @role = 'ref'
	or @role = 'status-implemented' or @role = 'status-partial' or @role = 'status-planned'
	or @role = 'status-none' or @role = 'status-excluded']">
	<span class="{@role}">
		<xsl:call-template name="common"/>
		<xsl:call-template name="cite"/>
		<xsl:apply-templates/>
	</span>
</xsl:template>

<xsl:template match="db:phrase[@role = 'gap']">
	<mark class="gap">
		<xsl:call-template name="common"/>
		<xsl:call-template name="cite"/>
		<xsl:apply-templates/>
	</mark>
</xsl:template>

<xsl:template match="db:phrase[@role = 'bar']">
	<span class="bar">
		<xsl:call-template name="common"/>
		<span style="width: {@remap}%"></span>
	</span>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template match="db:link[@linkend]">
	<a href="#{@linkend}">
		<xsl:call-template name="common"/>
		<xsl:call-template name="cite"/>
		<xsl:apply-templates/>
	</a>
</xsl:template>

<!-- The reader refuses every other scheme; so does this page. -->
<xsl:template match="db:link[starts-with(@xlink:href, 'http://')
	or starts-with(@xlink:href, 'https://') or starts-with(@xlink:href, 'mailto:')]">
	<a href="{@xlink:href}" rel="noreferrer">
		<xsl:call-template name="common"/>
		<xsl:call-template name="cite"/>
		<xsl:apply-templates/>
	</a>
</xsl:template>

<xsl:template match="db:xref">
	<a href="#{@linkend}"><xsl:apply-templates select="." mode="words"/></a>
</xsl:template>

<xsl:template match="db:footnote">
	<xsl:variable name="plain"><xsl:number level="any" count="db:footnote"/></xsl:variable>
	<sup class="note-mark">
		<a href="#_note-{$plain}" id="_note-{$plain}-mark" role="doc-noteref">
			<xsl:apply-templates select="." mode="number"/>
		</a>
	</sup>
</xsl:template>

<xsl:template match="db:olink">
	<a href="{@targetdoc}.html"><xsl:apply-templates/></a>
</xsl:template>

</xsl:stylesheet>
