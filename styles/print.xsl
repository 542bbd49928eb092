<?xml version="1.0" encoding="UTF-8"?>
<!-- A stamped article as flow: what the page maker lays out.  This file has the page sequences;
     print-furniture.xsl what runs on every page, print-cover.xsl the first page and the last,
     print-block.xsl sections, paragraphs and lists, print-table.xsl tables, print-inline.xsl what
     stands in a line.  Style names are those of print.yaml.  Whatever has no rule in these files
     stops the transformation. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:include href="number.xsl"/>
<xsl:include href="cals.xsl"/>
<xsl:include href="print-furniture.xsl"/>
<xsl:include href="print-cover.xsl"/>
<xsl:include href="print-block.xsl"/>
<xsl:include href="print-table.xsl"/>
<xsl:include href="print-inline.xsl"/>

<xsl:output method="xml" encoding="UTF-8"/>
<xsl:strip-space elements="db:article db:info db:section db:itemizedlist db:orderedlist db:listitem
	db:variablelist db:varlistentry db:table db:informaltable db:tgroup db:thead db:tbody db:row
	db:entry db:caption db:footnote db:note db:tip db:important db:warning db:caution db:blockquote
	db:figure db:informalfigure db:mediaobject db:imageobject db:textobject"/>

<xsl:variable name="info" select="/db:article/db:info"/>
<xsl:variable name="language" select="/db:article/@xml:lang"/>
<xsl:variable name="status" select="$info/db:releaseinfo[@role = 'status']"/>
<xsl:variable name="number" select="$info/db:biblioid[@otherclass = 'document-number']"/>
<xsl:variable name="organisation" select="$info/db:org/db:orgname"/>

<!-- yes: the copies of an issued document's holders, too. -->
<xsl:param name="copies" select="'no'"/>

<xsl:template match="/db:article">
	<f:flow xml:lang="{$language}" state="{$state}">
		<xsl:call-template name="metadata"/>
		<xsl:call-template name="fields"/>
		<xsl:if test="$copies = 'yes' and $status = 'issued'">
			<xsl:apply-templates mode="copy" select="$info/db:bibliomisc[@role = 'holder']"/>
		</xsl:if>
		<xsl:call-template name="cover"/>
		<xsl:apply-templates select="*[not(self::db:info or self::db:section)]"/>
		<f:sequence page="portrait">
			<xsl:apply-templates select="db:section[@role = 'control']"/>
			<xsl:call-template name="contents"/>
		</f:sequence>
		<xsl:apply-templates mode="starts" select="db:section[not(@role = 'control')]"/>
		<xsl:call-template name="back"/>
	</f:flow>
</xsl:template>

<!-- What the PDF says about itself. -->
<xsl:template name="metadata">
	<f:meta name="title" value="{$number} {$info/db:title}"/>
	<f:meta name="author" value="{$info/db:author/db:personname}"/>
	<f:meta name="subject" value="{c:text('furniture.description', string($number), string($info/db:title),
		string($info/db:edition), string($info/db:bibliomisc[@role = 'status-label']),
		string($organisation))}"/>
	<f:meta name="keywords" value="{$number}, {$info/db:edition}, {$info/db:legalnotice}"/>
	<f:meta name="number" value="{$number}"/>
	<f:meta name="version" value="{$info/db:edition}"/>
	<f:meta name="status" value="{$status}"/>
	<f:meta name="organisation" value="{$organisation}"/>
	<f:meta name="content-digest" value="{$info/db:bibliomisc[@role = 'content-digest']}"/>
	<f:meta name="approvals">
		<xsl:attribute name="value">
			<xsl:apply-templates mode="approved" select="($info/db:author | $info/db:othercredit
				[@class = 'other'])[db:contrib[@role = 'state'] = 'valid']"/>
		</xsl:attribute>
	</f:meta>
	<f:meta name="program" value="{$info/db:bibliomisc[@role = 'program']}"/>
	<xsl:if test="$info/db:date">
		<f:meta name="date" value="{$info/db:date}"/>
	</xsl:if>
</xsl:template>

<!-- "Prepared by: Ann, 2026-04-21; Approved by: …": only what still holds. -->
<xsl:template match="db:author | db:othercredit" mode="approved">
	<xsl:if test="position() > 1"><xsl:text>; </xsl:text></xsl:if>
	<xsl:value-of select="db:contrib[@role = 'label']"/>
	<xsl:text>: </xsl:text>
	<xsl:value-of select="db:personname"/>
	<xsl:text>, </xsl:text>
	<xsl:value-of select="db:contrib[@role = 'date']"/>
</xsl:template>

<!-- Sequences: a section that starts one is followed in it by those after it that are printed on
     the same kind of page.  The open points always start afresh: they leave with the issue. -->

<xsl:template match="db:section" mode="starts">
	<xsl:variable name="before" select="preceding-sibling::db:section[1]"/>
	<xsl:if test="not($before) or $before/@role = 'control' or $before/@role = 'landscape'">
		<xsl:apply-templates select="." mode="sequence"/>
	</xsl:if>
</xsl:template>

<xsl:template match="db:section[@role = 'landscape']" mode="starts">
	<xsl:if test="not(preceding-sibling::db:section[1]/@role = 'landscape')">
		<xsl:apply-templates select="." mode="sequence"/>
	</xsl:if>
</xsl:template>

<xsl:template match="db:section[@role = 'open-points']" mode="starts">
	<xsl:apply-templates select="." mode="sequence"/>
</xsl:template>

<xsl:template match="db:section" mode="sequence">
	<f:sequence page="portrait">
		<xsl:apply-templates select="." mode="run"/>
	</f:sequence>
</xsl:template>

<xsl:template match="db:section[@role = 'landscape']" mode="sequence">
	<f:sequence page="landscape">
		<xsl:apply-templates select="." mode="run"/>
	</f:sequence>
</xsl:template>

<xsl:template match="db:section" mode="run">
	<xsl:apply-templates select="."/>
	<xsl:apply-templates mode="run" select="following-sibling::db:section[1]
		[not(@role = 'landscape' or @role = 'open-points')]"/>
</xsl:template>

<xsl:template match="db:section[@role = 'landscape']" mode="run">
	<xsl:apply-templates select="."/>
	<xsl:apply-templates mode="run"
		select="following-sibling::db:section[1][@role = 'landscape']"/>
</xsl:template>

<xsl:template match="db:section[@role = 'control' or @role = 'open-points']" mode="run" priority="1">
	<xsl:apply-templates select="."/>
</xsl:template>

<!-- Contents: sections of the first two levels but for terms; tables and figures, if there are more than a few.
     Each begins upon another page if only that holds it whole. -->

<xsl:variable name="tables" select="/db:article/db:section[not(@role = 'control'
	or @role = 'open-points')]//db:table"/>
<xsl:variable name="figures" select="/db:article//db:figure"/>
<xsl:variable name="few" select="5"/>

<xsl:template name="contents">
	<f:keep>
		<f:heading level="1" style="contents-title" id="_contents">
			<xsl:value-of select="c:text('furniture.contents')"/>
		</f:heading>
		<f:contents>
			<xsl:apply-templates mode="contents" select="db:section | db:section/db:section
				[not(@role = 'term' or ../@role = 'control' or ../@role = 'open-points')]"/>
		</f:contents>
	</f:keep>
	<xsl:call-template name="contents.list">
		<xsl:with-param name="key" select="'furniture.tables'"/>
		<xsl:with-param name="of" select="$tables"/>
	</xsl:call-template>
	<xsl:call-template name="contents.list">
		<xsl:with-param name="key" select="'furniture.figures'"/>
		<xsl:with-param name="of" select="$figures"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="contents.list">
	<xsl:param name="key"/>
	<xsl:param name="of"/>
	<xsl:if test="count($of) &gt; $few">
		<f:keep>
			<f:para style="contents-title-inner"><xsl:value-of select="c:text($key)"/></f:para>
			<f:contents style="contents-list"><xsl:apply-templates select="$of" mode="contents"/></f:contents>
		</f:keep>
	</xsl:if>
</xsl:template>

<xsl:template match="db:section" mode="contents">
	<f:entry level="{count(ancestor-or-self::db:section)}" to="{@xml:id}">
		<xsl:call-template name="heading"/>
	</f:entry>
</xsl:template>

<xsl:template match="db:table | db:figure" mode="contents">
	<f:entry level="1">
		<xsl:attribute name="to"><xsl:call-template name="anchor"/></xsl:attribute>
		<xsl:apply-templates select="." mode="label"/>
		<f:tab/>
		<xsl:apply-templates select="db:title/node()"/>
	</f:entry>
</xsl:template>

<!-- What leads to a table or a figure: its id, or else its number. -->
<xsl:template name="anchor">
	<xsl:value-of select="@xml:id"/>
	<xsl:if test="not(@xml:id)">
		<xsl:value-of select="concat('_', local-name(), '-')"/>
		<xsl:apply-templates select="." mode="number"/>
	</xsl:if>
</xsl:template>

<!-- The floor -->

<xsl:template match="*">
	<xsl:message terminate="yes">
		<xsl:text>print.xsl has no rule for &lt;</xsl:text>
		<xsl:value-of select="name()"/>
		<xsl:if test="@role"> role="<xsl:value-of select="@role"/>"</xsl:if>
		<xsl:text>&gt; in &lt;</xsl:text>
		<xsl:value-of select="name(..)"/>
		<xsl:text>&gt;</xsl:text>
	</xsl:message>
</xsl:template>

</xsl:stylesheet>
