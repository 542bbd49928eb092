<?xml version="1.0" encoding="UTF-8"?>
<!-- Stamping: an article and what the ledger says about it give the article with its control data.
     <stamp lang><article/><issue/></stamp> becomes the article whose info block is complete, with
     the control sheet as its first section, the related documents, records and copies after the body, and
     the open points last while it is a draft.  A form (issue/@form: an auditor's paper) has neither.  Every attribute and element of <issue> is printed,
     but for two that pages and files need: <language>, one for each language that the document
     exists in, and @date, the day of the document's last event in the ledger.
     control-sheet.xsl holds the first section, control-end.xsl the last ones. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:include href="naming.xsl"/>
<xsl:include href="control-sheet.xsl"/>
<xsl:include href="control-end.xsl"/>

<xsl:output method="xml" encoding="UTF-8"/>

<xsl:variable name="article" select="/stamp/db:article"/>
<xsl:variable name="issue" select="/stamp/issue"/>

<xsl:template match="/stamp">
	<article>
		<xsl:copy-of select="$article/@*"/>
		<info>
			<xsl:copy-of select="$article/db:info/node()"/>
			<xsl:call-template name="info.issue"/>
		</info>
		<xsl:if test="not($issue/@form)"><xsl:call-template name="control"/></xsl:if>
		<xsl:apply-templates mode="stamp" select="$article/db:info/following-sibling::node()"/>
		<xsl:if test="not($issue/@form)"><xsl:call-template name="related"/></xsl:if>
		<xsl:if test="$issue/@status = 'draft'">
			<xsl:call-template name="open-points"/>
		</xsl:if>
	</article>
</xsl:template>

<!-- The body as it is, but for the places that name another document's issue (an article cannot
     know it, since its own content must not change with it) and for text that hangs above numbered
     sections. -->
<xsl:template match="node()" mode="stamp">
	<xsl:copy-of select="."/>
</xsl:template>

<xsl:template match="db:section | *[.//db:phrase[@role = 'issue-of']]" mode="stamp">
	<xsl:copy>
		<xsl:copy-of select="@*"/>
		<xsl:apply-templates mode="stamp"/>
	</xsl:copy>
</xsl:template>

<!-- No text hangs above numbered sections, where it could not be cited (GB/T 1.1, ISO/IEC
     Directives, part 2): it is a section of its own. -->
<xsl:template match="db:section[*[not(self::db:title)][1][not(self::db:section)]]
	[db:section]" mode="stamp" priority="1">
	<xsl:variable name="hanging" select="*[not(self::db:title or self::db:section)]"/>
	<xsl:copy>
		<xsl:copy-of select="@* | db:title"/>
		<section>
			<xsl:if test="@xml:id">
				<xsl:attribute name="xml:id">
					<xsl:value-of select="concat('_general-', @xml:id)"/>
				</xsl:attribute>
			</xsl:if>
			<title><xsl:value-of select="c:text('furniture.general')"/></title>
			<xsl:apply-templates select="$hanging" mode="stamp"/>
		</section>
		<xsl:apply-templates select="db:section" mode="stamp"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="db:phrase[@role = 'issue-of']" mode="stamp">
	<xsl:variable name="other" select="$issue/issued[@document = current()/@remap]"/>
	<xsl:choose>
		<xsl:when test="$other">
			<xsl:value-of select="c:text('control.issue-of', string($other/@version),
				c:date(string($other/@date)))"/>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="c:text('control.issue-of-none')"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The info block keeps typed values: dates as YYYY-MM-DD, states as words of the ledger. -->
<xsl:template name="info.issue">
	<edition><xsl:value-of select="$issue/@version"/></edition>
	<releaseinfo role="status"><xsl:value-of select="$issue/@status"/></releaseinfo>
	<xsl:for-each select="$issue/language">
		<bibliomisc role="language"><xsl:value-of select="."/></bibliomisc>
	</xsl:for-each>
	<xsl:for-each select="$issue/title">
		<bibliomisc role="title" xml:lang="{@lang}"><xsl:value-of select="."/></bibliomisc>
	</xsl:for-each>
	<xsl:if test="string($issue/@date)">
		<date><xsl:value-of select="$issue/@date"/></date>
	</xsl:if>
	<xsl:if test="string($issue/@effective)">
		<pubdate><xsl:value-of select="$issue/@effective"/></pubdate>
	</xsl:if>
	<bibliomisc role="status-label">
		<xsl:value-of select="c:text(concat('status.', $issue/@status))"/>
	</bibliomisc>
	<bibliomisc role="version-label">
		<xsl:value-of select="c:text('furniture.version', string($issue/@version))"/>
	</bibliomisc>
	<xsl:apply-templates mode="info" select="$issue/@first-issued | $issue/@first-effective
		| $issue/@issued | $issue/@effective | $issue/@next-review | $issue/@prevailing | $issue/@content-digest
		| $issue/@facts-digest | $issue/@wording-digest | $issue/@ledger-head | $issue/@program"/>
	<xsl:apply-templates mode="info" select="$issue/holder"/>
	<xsl:apply-templates mode="info" select="$issue/approval"/>
	<xsl:if test="$issue/revision">
		<revhistory><xsl:apply-templates mode="info" select="$issue/revision"/></revhistory>
	</xsl:if>
</xsl:template>

<xsl:template match="issue/@*" mode="info">
	<xsl:if test="string(.)">
		<bibliomisc role="{name()}"><xsl:value-of select="."/></bibliomisc>
	</xsl:if>
</xsl:template>

<!-- Who holds a controlled copy, and its number. -->
<xsl:template match="holder" mode="info">
	<bibliomisc role="holder" remap="{@copy}"><xsl:value-of select="@name"/></bibliomisc>
</xsl:template>

<xsl:template match="approval[@role = 'prepared']" mode="info">
	<author><xsl:call-template name="info.person"/></author>
</xsl:template>

<xsl:template match="approval" mode="info">
	<othercredit class="other" role="{@role}"><xsl:call-template name="info.person"/></othercredit>
</xsl:template>

<xsl:template name="info.person">
	<personname><xsl:value-of select="@name"/></personname>
	<xsl:if test="string(@position)">
		<affiliation><jobtitle><xsl:value-of select="@position"/></jobtitle></affiliation>
	</xsl:if>
	<contrib role="label"><xsl:call-template name="approval.label"/></contrib>
	<contrib role="state"><xsl:value-of select="@state"/></contrib>
	<xsl:if test="string(@date)">
		<contrib role="date"><xsl:value-of select="@date"/></contrib>
	</xsl:if>
</xsl:template>

<xsl:template match="revision" mode="info">
	<revision>
		<revnumber><xsl:value-of select="@version"/></revnumber>
		<xsl:if test="string(@date)">
			<date><xsl:value-of select="@date"/></date>
		</xsl:if>
		<xsl:if test="string(@by)">
			<author><personname><xsl:value-of select="@by"/></personname></author>
		</xsl:if>
		<revremark><xsl:value-of select="@change"/></revremark>
	</revision>
</xsl:template>

<!-- What the organisation calls a role of approval, else the usual word. -->
<xsl:template name="approval.label">
	<xsl:variable name="own" select="../label[@for = current()/@role]"/>
	<xsl:choose>
		<xsl:when test="$own"><xsl:value-of select="$own"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="c:text(concat('control.', @role))"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A date in words, or that there is none yet. -->
<xsl:template name="date">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="string($of)"><xsl:value-of select="c:date(string($of))"/></xsl:when>
		<xsl:otherwise>
			<phrase role="muted"><xsl:value-of select="c:text('control.not-yet')"/></phrase>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A text that ought to be there, or the mark of a gap. -->
<xsl:template name="text">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="string($of)"><xsl:value-of select="$of"/></xsl:when>
		<xsl:otherwise>
			<phrase role="gap"><xsl:value-of select="c:text('furniture.missing')"/></phrase>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A text that need not be there, or a dash. -->
<xsl:template name="optional">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="string($of)"><xsl:value-of select="$of"/></xsl:when>
		<xsl:otherwise>
			<phrase role="muted"><xsl:value-of select="c:text('control.none')"/></phrase>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="cell">
	<xsl:param name="of"/>
	<entry>
		<para>
			<xsl:call-template name="optional"><xsl:with-param name="of" select="$of"/></xsl:call-template>
		</para>
	</entry>
</xsl:template>

</xsl:stylesheet>
