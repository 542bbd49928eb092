<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, paragraphs and lists of the HTML page.  Part of html.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<!-- xml:id and xml:lang as HTML writes them. -->
<xsl:template name="common">
	<xsl:if test="@xml:id">
		<xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
	</xsl:if>
	<xsl:call-template name="lang"/>
</xsl:template>

<xsl:template name="lang">
	<xsl:if test="@xml:lang">
		<xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- Sections -->

<xsl:template match="db:section[not(@role)]">
	<section>
		<xsl:call-template name="common"/>
		<xsl:call-template name="section.cite"/>
		<xsl:apply-templates/>
	</section>
</xsl:template>

<xsl:template match="db:section[@role = 'control' or @role = 'open-points'
	or @role = 'further-facts' or @role = 'approvals' or @role = 'digests'
	or @role = 'landscape' or @role = 'term']">
	<section class="{@role}">
		<xsl:call-template name="common"/>
		<xsl:call-template name="section.cite"/>
		<xsl:apply-templates/>
	</section>
</xsl:template>

<!-- The requirement that a section answers. -->
<xsl:template name="section.cite">
	<xsl:if test="@remap">
		<xsl:attribute name="data-cite"><xsl:value-of select="@remap"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- The page's h1 is the title of the document: a section of the first level is h2. -->
<xsl:template match="db:section/db:title">
	<xsl:variable name="number"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
	<xsl:element name="h{count(ancestor::db:section) + 1}">
		<xsl:call-template name="common"/>
		<xsl:if test="string($number)">
			<span class="number"><xsl:value-of select="$number"/></span>
			<xsl:text> </xsl:text>
		</xsl:if>
		<xsl:apply-templates/>
	</xsl:element>
</xsl:template>

<!-- Paragraphs -->

<xsl:template match="db:para[not(@role)]">
	<p>
		<xsl:call-template name="common"/>
		<xsl:call-template name="para.number"/>
		<xsl:apply-templates/>
	</p>
</xsl:template>

<xsl:template match="db:para[@role = 'note' or @role = 'lead' or @role = 'small' or @role = 'gap' or @role = 'reference'
	or @role = 'field' or @role = 'choice']">
	<p class="{@role}">
		<xsl:call-template name="common"/>
		<xsl:call-template name="para.number"/>
		<xsl:apply-templates/>
	</p>
</xsl:template>

<xsl:template name="para.number">
	<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
	<xsl:if test="string($number)">
		<span class="number"><xsl:value-of select="$number"/></span>
		<xsl:text> </xsl:text>
	</xsl:if>
</xsl:template>

<xsl:template match="db:programlisting">
	<pre><code><xsl:call-template name="common"/><xsl:apply-templates/></code></pre>
</xsl:template>

<!-- Asides and quotations -->

<xsl:template match="db:note | db:tip | db:important | db:warning | db:caution">
	<aside class="aside {local-name()}">
		<xsl:call-template name="common"/>
		<p class="aside-title">
			<xsl:value-of select="c:text(concat('furniture.', local-name()))"/>
			<xsl:if test="db:title">
				<xsl:value-of select="c:text('furniture.aside-colon')"/>
				<xsl:apply-templates select="db:title/node()"/>
			</xsl:if>
		</p>
		<xsl:apply-templates select="*[not(self::db:title)]"/>
	</aside>
</xsl:template>

<xsl:template match="db:blockquote">
	<blockquote>
		<xsl:call-template name="common"/>
		<xsl:apply-templates select="*[not(self::db:attribution)]"/>
		<xsl:apply-templates select="db:attribution"/>
	</blockquote>
</xsl:template>

<xsl:template match="db:attribution">
	<p class="attribution">
		<xsl:value-of select="c:text('furniture.attribution')"/>
		<xsl:apply-templates/>
	</p>
</xsl:template>

<!-- Figures -->

<xsl:template match="db:figure | db:informalfigure">
	<figure>
		<xsl:call-template name="common"/>
		<xsl:apply-templates select="*[not(self::db:title)]"/>
		<xsl:if test="db:title">
			<figcaption>
				<xsl:apply-templates select="." mode="numbered"/>
				<xsl:apply-templates select="db:title/node()"/>
			</figcaption>
		</xsl:if>
	</figure>
</xsl:template>

<xsl:template match="db:figure/db:mediaobject | db:informalfigure/db:mediaobject">
	<img src="{c:image(string(db:imageobject/db:imagedata/@fileref))}"
		alt="{normalize-space(db:textobject)}"/>
</xsl:template>

<!-- Table 3, before a title. -->
<xsl:template match="db:table | db:figure" mode="numbered">
	<xsl:variable name="label"><xsl:apply-templates select="." mode="label"/></xsl:variable>
	<xsl:if test="string($label)">
		<span class="number"><xsl:value-of select="$label"/></span>
		<xsl:text> </xsl:text>
	</xsl:if>
</xsl:template>

<!-- Footnotes stand at the end of the page; each leads back to its mark. -->

<xsl:template name="notes">
	<xsl:if test=".//db:footnote">
		<section class="notes" role="doc-endnotes">
			<ul><xsl:apply-templates select=".//db:footnote" mode="note"/></ul>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="db:footnote" mode="note">
	<li id="_note-{position()}" role="doc-footnote">
		<xsl:call-template name="lang"/>
		<a href="#_note-{position()}-mark" role="doc-backlink"
			aria-label="{c:text('furniture.footnote-back')}">
			<xsl:apply-templates select="." mode="number"/>
		</a>
		<div><xsl:apply-templates/></div>
	</li>
</xsl:template>

<!-- Lists -->

<xsl:template match="db:variablelist[not(@role)]">
	<dl><xsl:call-template name="common"/><xsl:apply-templates/></dl>
</xsl:template>

<xsl:template match="db:variablelist[@role = 'glossary']">
	<dl class="glossary"><xsl:call-template name="common"/><xsl:apply-templates/></dl>
</xsl:template>

<xsl:template match="db:varlistentry">
	<div><xsl:call-template name="common"/><xsl:apply-templates/></div>
</xsl:template>

<xsl:template match="db:varlistentry/db:term">
	<dt><xsl:call-template name="common"/><xsl:apply-templates/></dt>
</xsl:template>

<xsl:template match="db:varlistentry/db:listitem">
	<dd><xsl:call-template name="common"/><xsl:apply-templates/></dd>
</xsl:template>

<xsl:template match="db:itemizedlist">
	<ul><xsl:call-template name="common"/><xsl:apply-templates/></ul>
</xsl:template>

<xsl:template match="db:orderedlist">
	<ol>
		<xsl:call-template name="common"/>
		<xsl:attribute name="type"><xsl:apply-templates select="." mode="number"/></xsl:attribute>
		<xsl:if test="@startingnumber">
			<xsl:attribute name="start"><xsl:value-of select="@startingnumber"/></xsl:attribute>
		</xsl:if>
		<xsl:apply-templates/>
	</ol>
</xsl:template>

<xsl:template match="db:listitem">
	<li><xsl:call-template name="common"/><xsl:apply-templates/></li>
</xsl:template>

</xsl:stylesheet>
