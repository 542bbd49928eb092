<?xml version="1.0" encoding="UTF-8"?>
<!-- Sentences that name tables by their numbers, which no template knows: the words have U+FFFC, the
     stand-in for an object, where the numbers belong, and a cross-reference takes its place. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<!-- To be given to c:text for the parameter that names the tables. -->
<xsl:variable name="tables">&#xFFFC;</xsl:variable>

<!-- of: the id of a table, or of the section whose tables are meant; text: the words, else those of key. -->
<xsl:template name="naming">
	<xsl:param name="of"/>
	<xsl:param name="key"/>
	<xsl:param name="text" select="c:text($key, string($tables))"/>
	<xsl:value-of select="substring-before($text, $tables)"/>
	<xref linkend="{$of}" xrefstyle="tables"/>
	<xsl:value-of select="substring-after($text, $tables)"/>
</xsl:template>

</xsl:stylesheet>
