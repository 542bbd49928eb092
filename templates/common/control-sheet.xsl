<?xml version="1.0" encoding="UTF-8"?>
<!-- The control sheet: first section of a stamped article.  Part of control.xsl. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:template name="control">
	<section role="control" xml:id="_control">
		<title><xsl:value-of select="c:text('control.title')"/></title>
		<xsl:call-template name="control.sheet"/>
		<xsl:if test="$issue/@status = 'issued' and $issue/@wording-moved = 'yes'">
			<para role="note">
				<xsl:value-of select="c:text('control.wording-moved', string($issue/@program))"/>
			</para>
		</xsl:if>
		<xsl:call-template name="control.approvals"/>
		<xsl:call-template name="control.revisions"/>
		<xsl:call-template name="control.digests"/>
	</section>
</xsl:template>

<!-- One row for each control field, in the order in which an auditor asks for them; what takes many
     words stands before and after what takes few, which print sets in pairs. -->
<xsl:template name="control.sheet">
	<informaltable role="sheet">
		<tgroup cols="2">
			<colspec colwidth="5*"/>
			<colspec colwidth="7*"/>
			<tbody>
				<xsl:apply-templates mode="sheet" select="$article/db:info/db:org
					| $article/db:info/db:title"/>
				<xsl:apply-templates mode="sheet" select="$issue/@number"/>
				<xsl:apply-templates mode="sheet"
					select="$article/db:info/db:bibliomisc[@role = 'level']"/>
				<xsl:apply-templates mode="sheet" select="$issue/@version"/>
				<xsl:apply-templates mode="supersedes"
					select="$issue/revision[@version != $issue/@version][last()]"/>
				<xsl:apply-templates mode="sheet" select="$issue/@status"/>
				<xsl:apply-templates mode="sheet" select="$article/db:info/db:legalnotice"/>
				<xsl:apply-templates mode="sheet" select="$issue/@first-issued"/>
				<xsl:apply-templates mode="sheet" select="$issue/@first-effective"/>
				<xsl:apply-templates mode="sheet" select="$issue/@effective"/>
				<xsl:apply-templates mode="sheet" select="$issue/@next-review"/>
				<xsl:apply-templates mode="sheet" select="$issue/@prevailing"/>
				<xsl:apply-templates mode="sheet"
					select="$article/db:info/db:bibliomisc[@role = 'owner']"/>
				<xsl:apply-templates mode="copy" select="$issue/@status"/>
			</tbody>
		</tgroup>
	</informaltable>
</xsl:template>

<!-- By what content and origin are known again. -->
<xsl:template name="control.digests">
	<section role="digests" xml:id="_digests">
		<title><xsl:value-of select="c:text('control.digests')"/></title>
		<informaltable role="sheet">
			<tgroup cols="2">
				<colspec colwidth="1*"/>
				<colspec colwidth="3*"/>
				<tbody>
					<xsl:apply-templates mode="sheet" select="$issue/@content-digest"/>
					<xsl:apply-templates mode="sheet" select="$issue/@facts-digest"/>
					<xsl:apply-templates mode="sheet" select="$issue/@wording-digest"/>
					<xsl:apply-templates mode="sheet" select="$issue/@ledger-head"/>
					<xsl:apply-templates mode="sheet" select="$issue/@program"/>
				</tbody>
			</tgroup>
		</informaltable>
		<para role="note"><xsl:value-of select="c:text('control.digest-note')"/></para>
	</section>
</xsl:template>

<xsl:template name="sheet.row">
	<xsl:param name="key"/>
	<xsl:param name="value"/>
	<xsl:param name="role"/>
	<row>
		<xsl:if test="$role"><xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute></xsl:if>
		<entry role="label"><para><xsl:value-of select="c:text($key)"/></para></entry>
		<entry><para><xsl:copy-of select="$value"/></para></entry>
	</row>
</xsl:template>

<xsl:template match="db:org" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.organisation'"/>
		<xsl:with-param name="value" select="string(db:orgname)"/>
		<xsl:with-param name="role">whole</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="db:title" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.document-title'"/>
		<xsl:with-param name="value" select="node()"/>
		<xsl:with-param name="role">whole</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="concat('control.', @role)"/>
		<xsl:with-param name="value" select="node()"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="db:bibliomisc[@role = 'owner']" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.owner'"/>
		<xsl:with-param name="value" select="node()"/>
		<xsl:with-param name="role">whole</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="db:legalnotice" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.classification'"/>
		<xsl:with-param name="value" select="db:para/node()"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="@number | @program" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="concat('control.', name())"/>
		<xsl:with-param name="value" select="string(.)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="@version" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.version'"/>
		<xsl:with-param name="value" select="c:text('control.version-value', string(.),
			substring-before(., '/'), substring-after(., '/'))"/>
	</xsl:call-template>
</xsl:template>

<!-- The certificate quotes a version: the one that it takes the place of is named beside it. -->
<xsl:template match="revision" mode="supersedes">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.supersedes'"/>
		<xsl:with-param name="value" select="string(@version)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="@status" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.status'"/>
		<xsl:with-param name="value" select="c:text(concat('status.', .))"/>
	</xsl:call-template>
</xsl:template>

<!-- Whether this copy is controlled is stamped on its pages when it is made or handed out. -->
<xsl:template match="@status" mode="copy">
	<xsl:variable name="key">
		<xsl:choose>
			<xsl:when test=". = 'issued'">control.copy-issued</xsl:when>
			<xsl:otherwise>control.copy-other</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.copy'"/>
		<xsl:with-param name="value" select="c:text(string($key))"/>
		<xsl:with-param name="role">whole</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="@prevailing" mode="sheet">
	<xsl:call-template name="sheet.row">
		<xsl:with-param name="key" select="'control.prevailing'"/>
		<xsl:with-param name="value" select="c:text(concat('furniture.language.', .))"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="@first-issued | @first-effective | @effective | @next-review" mode="sheet">
	<row>
		<entry role="label">
			<para><xsl:value-of select="c:text(concat('control.', name()))"/></para>
		</entry>
		<entry>
			<para>
				<xsl:call-template name="date">
					<xsl:with-param name="of" select="."/>
				</xsl:call-template>
			</para>
		</entry>
	</row>
</xsl:template>

<!-- The first twelve digits are what people compare by eye. -->
<xsl:template match="@content-digest | @facts-digest | @wording-digest | @ledger-head" mode="sheet">
	<row>
		<entry role="label">
			<para><xsl:value-of select="c:text(concat('control.', name()))"/></para>
		</entry>
		<entry><para><xsl:apply-templates select="." mode="digest"/></para></entry>
	</row>
</xsl:template>

<xsl:template match="@*" mode="digest">
	<emphasis role="strong"><code><xsl:value-of select="substring(., 1, 12)"/></code></emphasis>
	<code><xsl:value-of select="substring(., 13)"/></code>
</xsl:template>

<!-- The ledger has no head before its first entry. -->
<xsl:template match="@*[. = '']" mode="digest">
	<phrase role="muted"><xsl:value-of select="c:text('control.none')"/></phrase>
</xsl:template>

<xsl:template name="control.approvals">
	<section role="approvals" xml:id="_approvals">
		<title><xsl:value-of select="c:text('control.approvals')"/></title>
		<informaltable role="approvals">
			<tgroup cols="5">
				<colspec colwidth="14*"/>
				<colspec colwidth="15*"/>
				<colspec colwidth="24*"/>
				<colspec colwidth="18*"/>
				<colspec colwidth="18*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('control.role')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.name')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.position')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.date')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.signature')"/></para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:apply-templates mode="table" select="$issue/approval[@role != 'agreed']"/>
				</tbody>
			</tgroup>
		</informaltable>
	</section>
	<xsl:if test="$issue/party"><xsl:call-template name="control.parties"/></xsl:if>
</xsl:template>

<!-- Both sides of an agreement sign it. -->
<xsl:template name="control.parties">
	<section role="approvals" xml:id="_parties">
		<title><xsl:value-of select="c:text('control.parties')"/></title>
		<informaltable role="approvals">
			<tgroup cols="5">
				<colspec colwidth="22*"/>
				<colspec colwidth="16*"/>
				<colspec colwidth="20*"/>
				<colspec colwidth="20*"/>
				<colspec colwidth="18*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('control.party')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.name')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.position')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.agreed-on')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.signature')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates mode="table" select="$issue/party"/></tbody>
			</tgroup>
		</informaltable>
		<para role="note"><xsl:value-of select="c:text('control.parties-note')"/></para>
	</section>
</xsl:template>

<xsl:template match="party" mode="table">
	<row>
		<entry role="label"><para><xsl:value-of select="@organisation"/></para></entry>
		<entry>
			<para>
				<xsl:call-template name="text"><xsl:with-param name="of" select="@name"/></xsl:call-template>
			</para>
		</entry>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@position"/></xsl:call-template>
		<entry><xsl:apply-templates mode="approval.state" select="@state"/></entry>
		<entry role="signature"/>
	</row>
</xsl:template>

<xsl:template match="approval" mode="table">
	<row>
		<entry role="label"><para><xsl:call-template name="approval.label"/></para></entry>
		<entry>
			<para>
				<xsl:call-template name="text"><xsl:with-param name="of" select="@name"/></xsl:call-template>
			</para>
		</entry>
		<entry>
			<para>
				<xsl:call-template name="optional">
					<xsl:with-param name="of" select="@position"/>
				</xsl:call-template>
			</para>
		</entry>
		<entry><xsl:apply-templates mode="approval.state" select="@state"/></entry>
		<entry role="signature"/>
	</row>
</xsl:template>

<xsl:template match="@state[. = 'valid']" mode="approval.state">
	<para><xsl:value-of select="c:date(string(../@date))"/></para>
</xsl:template>

<xsl:template match="@state[. = 'open']" mode="approval.state">
	<para>
		<phrase role="muted"><xsl:value-of select="c:text('control.approval-open')"/></phrase>
	</para>
</xsl:template>

<xsl:template match="@state[. = 'lost']" mode="approval.state">
	<xsl:if test="string(../@date)">
		<para><xsl:value-of select="c:date(string(../@date))"/></para>
	</xsl:if>
	<para>
		<phrase role="gap"><xsl:value-of select="c:text('control.approval-lost')"/></phrase>
	</para>
</xsl:template>

<xsl:template name="control.revisions">
	<section xml:id="_revisions">
		<title><xsl:value-of select="c:text('control.revisions')"/></title>
		<xsl:choose>
			<xsl:when test="$issue/revision"><xsl:call-template name="revision.table"/></xsl:when>
			<xsl:otherwise>
				<para role="note"><xsl:value-of select="c:text('control.revisions-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="revision.table">
	<informaltable role="revisions">
		<tgroup cols="9">
			<colspec colwidth="5*"/>
			<colspec colwidth="5*"/>
			<colspec colwidth="7*"/>
			<colspec colwidth="28*"/>
			<colspec colwidth="7*"/>
			<colspec colwidth="7*"/>
			<colspec colwidth="9*"/>
			<colspec colwidth="9*"/>
			<colspec colwidth="10*"/>
			<thead><xsl:call-template name="revision.head"/></thead>
			<tbody><xsl:apply-templates mode="table" select="$issue/revision"/></tbody>
		</tgroup>
	</informaltable>
</xsl:template>

<xsl:template name="revision.head">
	<row>
		<entry><para><xsl:value-of select="c:text('control.revision-number')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-version')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-part')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-change')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-by')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-approved-by')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-date')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-effective')"/></para></entry>
		<entry><para><xsl:value-of select="c:text('control.revision-request')"/></para></entry>
	</row>
</xsl:template>

<!-- Dates as in the registers, YYYY-MM-DD: they are compared down a narrow column. -->
<xsl:template match="revision" mode="table">
	<row>
		<entry role="label"><para><xsl:value-of select="@number"/></para></entry>
		<entry><para><xsl:value-of select="@version"/></para></entry>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@part"/></xsl:call-template>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@change"/></xsl:call-template>
		<xsl:call-template name="cell"><xsl:with-param name="of" select="@by"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="@approved-by"/>
		</xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="@date"/>
		</xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="@effective"/>
		</xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="@request"/>
		</xsl:call-template>
	</row>
</xsl:template>

</xsl:stylesheet>
