<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page and the last: what the document is, whose, in which state, and by what it is
     known again.  Part of print.xsl.  Each is made of pieces, which a theme puts into areas of the
     page; their names are those of page-area/pieces in schema_style.def. -->
<xsl:stylesheet version="1.0"
	xmlns:f="urn:csmsc:flow"
	xmlns:db="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c db">

<xsl:template name="cover">
	<f:sequence page="cover">
		<xsl:call-template name="identity"/>
		<xsl:call-template name="piece">
			<xsl:with-param name="name" select="'supersedes'"/>
			<xsl:with-param name="text"><xsl:call-template name="cover.supersedes"/></xsl:with-param>
		</xsl:call-template>
		<f:piece name="title">
			<f:para style="title"><xsl:apply-templates select="$info/db:title/node()"/></f:para>
		</f:piece>
		<xsl:if test="$info/db:bibliomisc[@role = 'title']">
			<f:piece name="title-other">
				<xsl:apply-templates mode="cover.title" select="$info/db:bibliomisc[@role = 'title']"/>
			</f:piece>
		</xsl:if>
		<xsl:call-template name="piece">
			<xsl:with-param name="name" select="'classification'"/>
			<xsl:with-param name="text"
				select="c:text('cover.classification', string($info/db:legalnotice))"/>
		</xsl:call-template>
		<f:piece name="properties"><xsl:call-template name="cover.properties"/></f:piece>
		<xsl:if test="$signers"><f:piece name="approvals"><xsl:call-template name="cover.approvals"/></f:piece></xsl:if>
		<xsl:call-template name="piece">
			<xsl:with-param name="name" select="'issued'"/>
			<xsl:with-param name="text"><xsl:call-template name="cover.issued"/></xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="piece">
			<xsl:with-param name="name" select="'effective'"/>
			<xsl:with-param name="text"><xsl:call-template name="cover.effective"/></xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="piece">
			<xsl:with-param name="name" select="'issuer'"/>
			<xsl:with-param name="text" select="c:text('cover.issuer', string($organisation))"/>
		</xsl:call-template>
	</f:sequence>
</xsl:template>

<!-- By what it is known again: the digests, and a code that says which document this is. -->
<xsl:template name="back">
	<xsl:variable name="digest" select="string($info/db:bibliomisc[@role = 'content-digest'])"/>
	<f:sequence page="back">
		<xsl:call-template name="identity">
			<xsl:with-param name="page" select="'back'"/>
		</xsl:call-template>
		<f:piece name="code">
			<f:qr text="{$number} {$info/db:edition} sha256:{$digest}"
				alt="{c:text('cover.code-alt', string($number), string($info/db:edition), $digest)}"/>
		</f:piece>
		<f:piece name="digest">
			<f:para style="cover-label"><xsl:value-of select="c:text('control.content-digest')"/></f:para>
			<f:para style="cover-digest">
				<f:run style="digest"><xsl:value-of select="$digest"/></f:run>
			</f:para>
			<f:para style="cover-note"><xsl:value-of select="c:text('cover.code-note')"/></f:para>
		</f:piece>
		<f:piece name="colophon">
			<xsl:apply-templates mode="back"
				select="/db:article/db:section/db:section[@role = 'digests']"/>
		</f:piece>
	</f:sequence>
</xsl:template>

<!-- What it is called in the other languages. -->
<xsl:template match="db:bibliomisc" mode="cover.title">
	<f:para style="cover-title-other" xml:lang="{@xml:lang}"><xsl:value-of select="."/></f:para>
</xsl:template>

<!-- Stands on both. -->
<xsl:template name="identity">
	<xsl:param name="page" select="'cover'"/>
	<xsl:if test="$info/db:mediaobject">
		<f:piece name="logo">
			<xsl:apply-templates select="$info/db:mediaobject" mode="cover"/>
		</f:piece>
	</xsl:if>
	<f:piece name="organisation">
		<f:para style="{$page}-organisation">
			<xsl:apply-templates select="$organisation/node()"/>
		</f:para>
	</f:piece>
	<xsl:call-template name="piece">
		<xsl:with-param name="name" select="'kind'"/>
		<xsl:with-param name="text" select="$info/db:bibliomisc[@role = 'level']"/>
	</xsl:call-template>
	<xsl:call-template name="piece">
		<xsl:with-param name="name" select="'number'"/>
		<xsl:with-param name="page" select="$page"/>
		<xsl:with-param name="text" select="$number"/>
	</xsl:call-template>
	<xsl:call-template name="piece">
		<xsl:with-param name="name" select="'version'"/>
		<xsl:with-param name="page" select="$page"/>
		<xsl:with-param name="text" select="$info/db:bibliomisc[@role = 'version-label']"/>
	</xsl:call-template>
	<!-- What is in force needs no word for it. -->
	<xsl:call-template name="piece">
		<xsl:with-param name="name" select="'state'"/>
		<xsl:with-param name="text" select="$info/db:bibliomisc[@role = 'status-label'][$status != 'issued']"/>
	</xsl:call-template>
	<xsl:call-template name="piece">
		<xsl:with-param name="name" select="'notice'"/>
		<xsl:with-param name="text" select="c:text(concat('status.band.', $status))"/>
	</xsl:call-template>
</xsl:template>

<!-- A piece that is one paragraph, if there is anything to say. -->
<xsl:template name="piece">
	<xsl:param name="name"/>
	<xsl:param name="page" select="'cover'"/>
	<xsl:param name="text"/>
	<xsl:if test="string($text)">
		<f:piece name="{$name}">
			<f:para style="{$page}-{$name}"><xsl:value-of select="$text"/></f:para>
		</f:piece>
	</xsl:if>
</xsl:template>

<xsl:template match="db:mediaobject" mode="cover">
	<f:image style="logo" src="{db:imageobject/db:imagedata/@fileref}" alt="{db:textobject}"/>
</xsl:template>

<!-- Dates, in the figures that standards print.  Before the issue there are none, and the place says so. -->

<xsl:template name="cover.issued">
	<xsl:call-template name="cover.date">
		<xsl:with-param name="of" select="'issued'"/>
		<xsl:with-param name="date" select="$info/db:bibliomisc[@role = 'issued']"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="cover.effective">
	<xsl:call-template name="cover.date">
		<xsl:with-param name="of" select="'effective'"/>
		<xsl:with-param name="date" select="$info/db:bibliomisc[@role = 'effective']"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="cover.date">
	<xsl:param name="of"/>
	<xsl:param name="date"/>
	<xsl:choose>
		<xsl:when test="$status = 'form'"/>
		<xsl:when test="$date">
			<xsl:value-of select="c:text(concat('cover.', $of), string($date))"/>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="c:text(concat('cover.not-', $of))"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The issue before this one. -->
<xsl:template name="cover.supersedes">
	<xsl:variable name="before" select="$info/db:revhistory/db:revision
		[db:revnumber != $info/db:edition][last()]/db:revnumber"/>
	<xsl:if test="$before">
		<xsl:value-of select="c:text('cover.supersedes', string($before))"/>
	</xsl:if>
</xsl:template>

<xsl:template match="db:section" mode="back">
	<f:para style="cover-heading"><xsl:apply-templates select="db:title/node()"/></f:para>
	<xsl:apply-templates select="*[not(self::db:title)]"/>
</xsl:template>

<!-- What the cover says beside its title. -->

<xsl:template name="cover.properties">
	<f:table style="cover" widths="2 3" header-rows="0">
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.level'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'level']"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.classification'"/>
			<xsl:with-param name="value" select="$info/db:legalnotice/db:para"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'control.owner'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'owner']"/>
		</xsl:call-template>
		<xsl:call-template name="cover.row">
			<xsl:with-param name="key" select="'checklist.auditee'"/>
			<xsl:with-param name="value" select="$info/db:bibliomisc[@role = 'auditee']"/>
		</xsl:call-template>
		<xsl:apply-templates mode="cover.date" select="$info/db:bibliomisc[@role = 'first-issued'
			or @role = 'effective' or @role = 'next-review']"/>
	</f:table>
</xsl:template>

<xsl:template name="cover.row">
	<xsl:param name="key"/>
	<xsl:param name="value"/>
	<xsl:if test="$value">
		<f:row>
			<f:cell><f:para><xsl:value-of select="c:text($key)"/></f:para></f:cell>
			<f:cell><f:para><xsl:apply-templates select="$value/node()"/></f:para></f:cell>
		</f:row>
	</xsl:if>
</xsl:template>

<xsl:template match="db:bibliomisc" mode="cover.date">
	<f:row>
		<f:cell><f:para><xsl:value-of select="c:text(concat('control.', @role))"/></f:para></f:cell>
		<f:cell><f:para><xsl:value-of select="c:date(string(.))"/></f:para></f:cell>
	</f:row>
</xsl:template>

<!-- Who, and since when; the boxes to sign in are on the control sheet, and there it is marked who is
     not known yet. -->
<xsl:variable name="signers" select="($info/db:author | $info/db:othercredit[@class = 'other'])[string(db:personname)]"/>

<xsl:template name="cover.approvals">
	<f:table style="cover" widths="4 5 7 7" header-rows="0">
		<xsl:apply-templates mode="cover" select="$signers"/>
	</f:table>
</xsl:template>

<xsl:template match="db:author | db:othercredit" mode="cover">
	<f:row>
		<f:cell><f:para><xsl:value-of select="db:contrib[@role = 'label']"/></f:para></f:cell>
		<f:cell><f:para><xsl:apply-templates select="db:personname"/></f:para></f:cell>
		<f:cell><f:para><xsl:value-of select="db:affiliation/db:jobtitle"/></f:para></f:cell>
		<f:cell>
			<f:para><xsl:apply-templates mode="cover" select="db:contrib[@role = 'state']"/></f:para>
		</f:cell>
	</f:row>
</xsl:template>

<xsl:template match="db:contrib[. = 'valid']" mode="cover">
	<xsl:value-of select="c:date(string(../db:contrib[@role = 'date']))"/>
</xsl:template>

<xsl:template match="db:contrib[. = 'open']" mode="cover">
	<f:run style="muted"><xsl:value-of select="c:text('control.approval-open')"/></f:run>
</xsl:template>

<xsl:template match="db:contrib[. = 'lost']" mode="cover">
	<f:run style="gap"><xsl:value-of select="c:text('control.approval-lost')"/></f:run>
</xsl:template>

</xsl:stylesheet>
