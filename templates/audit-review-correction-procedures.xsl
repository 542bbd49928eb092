<?xml version="1.0" encoding="UTF-8"?>
<!-- What there is to say stands in clauses/audit-review-correction-procedures.yaml. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/procedure.xsl"/>

<!-- The type's title is long; the organisation's own may be about something else. -->
<xsl:template match="input" mode="short-title">
	<xsl:if test="not($article.document/title)">
		<xsl:value-of select="c:text('short-title.audit-review-correction-procedures')"/>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
