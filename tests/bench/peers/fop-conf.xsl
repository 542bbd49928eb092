<?xml version="1.0" encoding="UTF-8"?>
<!-- What look.py printed as a configuration of Apache FOP: the fonts, which lie in FONTS. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:param name="fonts"/>

<xsl:template match="/look">
	<fop version="1.0">
		<renderers>
			<renderer mime="application/pdf">
				<fonts>
					<xsl:apply-templates select="font/@regular | font/@bold | font/@italic | font/@bold-italic"/>
				</fonts>
			</renderer>
		</renderers>
	</fop>
</xsl:template>

<xsl:template match="@*">
	<font embed-url="{$fonts}/{.}">
		<font-triplet name="{../@name}" weight="normal" style="normal">
			<xsl:if test="contains(name(), 'bold')"><xsl:attribute name="weight">bold</xsl:attribute></xsl:if>
			<xsl:if test="contains(name(), 'italic')"><xsl:attribute name="style">italic</xsl:attribute></xsl:if>
		</font-triplet>
	</font>
</xsl:template>

</xsl:stylesheet>
