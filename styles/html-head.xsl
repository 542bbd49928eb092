<?xml version="1.0" encoding="UTF-8"?>
<!-- What the head of every HTML page holds: documents (html.xsl) and index (html-index.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- The text of html.css. -->
<xsl:param name="css"/>

<!-- A page may show what it carries and fetch nothing.  Widths of columns and bars are style
     attributes, hence unsafe-inline; there is no script for it to endanger. -->
<xsl:variable name="policy">
	<xsl:text>default-src 'none'; style-src 'unsafe-inline'; img-src data:;</xsl:text>
	<xsl:text> base-uri 'none'; form-action 'none'</xsl:text>
</xsl:variable>

<xsl:template name="policy">
	<meta http-equiv="Content-Security-Policy" content="{$policy}"/>
	<meta name="viewport" content="width=device-width, initial-scale=1"/>
</xsl:template>

<xsl:template name="style">
	<style><xsl:value-of select="$css" disable-output-escaping="yes"/></style>
</xsl:template>

</xsl:stylesheet>
