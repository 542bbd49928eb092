<?xml version="1.0" encoding="UTF-8"?>
<!-- What there is to say stands in clauses/customer-information-statement.yaml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="common/procedure.xsl"/>

<!-- A provider speaks to its customers; that it is a customer elsewhere is no part of this. -->
<xsl:template name="topic.sides">
	<xsl:apply-templates select="paragraphs/paragraph[not(side = 'customer')]/text" mode="prose"/>
	<xsl:call-template name="topic.end"/>
</xsl:template>

</xsl:stylesheet>
