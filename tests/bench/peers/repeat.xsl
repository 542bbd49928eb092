<?xml version="1.0" encoding="UTF-8"?>
<!-- A long document out of a flow dump: what is between the contents and the back stands there TIMES
     times, each time with ids of its own, and the contents list all of it. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:output encoding="UTF-8"/>
<xsl:param name="times" select="1"/>

<xsl:variable name="body"
	select="/f:flow/f:sequence[.//f:contents][1]/following-sibling::f:sequence[@page != 'back']"/>
<xsl:key name="body-id" match="f:sequence[preceding-sibling::f:sequence//f:contents]//*[@id]" use="@id"/>

<xsl:template match="@* | node()">
	<xsl:param name="copy" select="1"/>
	<xsl:copy>
		<xsl:apply-templates select="@* | node()"><xsl:with-param name="copy" select="$copy"/></xsl:apply-templates>
	</xsl:copy>
</xsl:template>

<xsl:template match="@id | @to">
	<xsl:param name="copy"/>
	<xsl:attribute name="{name()}">
		<xsl:value-of select="."/>
		<xsl:if test="$copy &gt; 1 and key('body-id', .)"><xsl:value-of select="concat('.', $copy)"/></xsl:if>
	</xsl:attribute>
</xsl:template>

<xsl:template match="f:flow">
	<xsl:copy>
		<xsl:apply-templates select="@* | $body[1]/preceding-sibling::node()"/>
		<xsl:call-template name="copies"><xsl:with-param name="nodes" select="$body"/></xsl:call-template>
		<xsl:apply-templates select="$body[last()]/following-sibling::node()"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="f:contents">
	<xsl:copy>
		<xsl:apply-templates select="@*"/>
		<xsl:call-template name="copies"><xsl:with-param name="nodes" select="f:entry"/></xsl:call-template>
	</xsl:copy>
</xsl:template>

<xsl:template name="copies">
	<xsl:param name="nodes"/>
	<xsl:param name="copy" select="1"/>
	<xsl:apply-templates select="$nodes"><xsl:with-param name="copy" select="$copy"/></xsl:apply-templates>
	<xsl:if test="$copy &lt; $times">
		<xsl:call-template name="copies">
			<xsl:with-param name="nodes" select="$nodes"/>
			<xsl:with-param name="copy" select="$copy + 1"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
