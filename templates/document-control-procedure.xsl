<?xml version="1.0" encoding="UTF-8"?>
<!-- What there is to say stands in clauses/document-control-procedure.yaml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="common/procedure.xsl"/>
</xsl:stylesheet>
