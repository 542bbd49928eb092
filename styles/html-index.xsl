<?xml version="1.0" encoding="UTF-8"?>
<!-- The index page of a pack (OUT/index.html), in all of the organisation's languages at once.
     Its strings come with the input, because one page speaks every language:

     <index>
       <l10n xml:lang="zh-CN"> as in templates/l10n </l10n>   one for each language of the pack,
                                                              the prevailing one first
       <organisation xml:lang="zh-CN">name</organisation>     one for each language, or one without
       <pack program="" ledger-head="" partial="yes|no" errors="0" gaps="12" warnings="3"/>
       <document id="soa" number="" version="A/2" status="draft|issued|…" effective="" gaps="3">
         <title xml:lang="zh-CN">title</title>                one for each language
         <file language="zh-CN" format="html" path="zh-CN/soa.html" bytes="" sha256=""/>
       </document>                                            in the order of the description
     </index>

     Counts are findings of the whole build; gaps of a document are those of that document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="html-head.xsl"/>

<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="index document"/>

<xsl:variable name="first" select="/index/l10n[1]/@xml:lang"/>

<xsl:template match="/index">
	<html lang="{$first}">
		<head><xsl:call-template name="head"/></head>
		<body class="index">
			<header class="page">
				<p class="organisation"><xsl:apply-templates select="organisation"/></p>
				<h1>
					<xsl:call-template name="words">
						<xsl:with-param name="key">html.index-title</xsl:with-param>
					</xsl:call-template>
				</h1>
				<xsl:call-template name="counts"/>
			</header>
			<main class="page body">
				<xsl:if test="pack/@partial = 'yes'">
					<p class="gap">
						<xsl:call-template name="words">
							<xsl:with-param name="key">html.index-partial</xsl:with-param>
						</xsl:call-template>
					</p>
				</xsl:if>
				<xsl:call-template name="documents"/>
				<p class="note">
					<xsl:call-template name="words">
						<xsl:with-param name="key">html.index-note</xsl:with-param>
					</xsl:call-template>
				</p>
			</main>
			<xsl:apply-templates select="pack"/>
		</body>
	</html>
</xsl:template>

<xsl:template name="head">
	<xsl:call-template name="policy"/>
	<title>
		<xsl:value-of select="organisation[not(@xml:lang) or @xml:lang = $first]"/>
		<xsl:text> · </xsl:text>
		<xsl:value-of select="l10n[1]/text[@key = 'html.index-title']"/>
	</title>
	<meta name="generator" content="{pack/@program}"/>
	<meta name="csmsc:ledger-head" content="{pack/@ledger-head}"/>
	<meta name="csmsc:partial" content="{pack/@partial}"/>
	<xsl:call-template name="style"/>
</xsl:template>

<!-- A string in every language, the prevailing one first.  A missing one is an error: silence
     would leave a cell without a head. -->
<xsl:template name="words">
	<xsl:param name="key"/>
	<xsl:for-each select="/index/l10n">
		<xsl:if test="not(text[@key = $key])">
			<xsl:message terminate="yes">
				<xsl:value-of select="concat('no string &quot;', $key, '&quot; in ', @xml:lang)"/>
			</xsl:message>
		</xsl:if>
		<span class="words" lang="{@xml:lang}"><xsl:value-of select="text[@key = $key]"/></span>
		<xsl:text> </xsl:text>
	</xsl:for-each>
</xsl:template>

<xsl:template match="organisation | title">
	<span class="words">
		<xsl:if test="@xml:lang">
			<xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
		</xsl:if>
		<xsl:value-of select="."/>
	</span>
	<xsl:text> </xsl:text>
</xsl:template>

<!-- What stands where -->

<xsl:template name="counts">
	<dl class="facts">
		<xsl:call-template name="count">
			<xsl:with-param name="key">html.index-documents</xsl:with-param>
			<xsl:with-param name="value" select="count(document)"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="key">html.index-issued</xsl:with-param>
			<xsl:with-param name="value" select="count(document[@status = 'issued'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="key">html.index-drafts</xsl:with-param>
			<xsl:with-param name="value" select="count(document[@status = 'draft'])"/>
		</xsl:call-template>
		<xsl:if test="pack/@errors > 0">
			<xsl:call-template name="count">
				<xsl:with-param name="key">html.index-errors</xsl:with-param>
				<xsl:with-param name="value" select="pack/@errors"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:call-template name="count">
			<xsl:with-param name="key">html.index-gaps</xsl:with-param>
			<xsl:with-param name="value" select="pack/@gaps"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="key">html.index-warnings</xsl:with-param>
			<xsl:with-param name="value" select="pack/@warnings"/>
		</xsl:call-template>
	</dl>
</xsl:template>

<xsl:template name="count">
	<xsl:param name="key"/>
	<xsl:param name="value"/>
	<div>
		<dt>
			<xsl:call-template name="words">
				<xsl:with-param name="key" select="$key"/>
			</xsl:call-template>
		</dt>
		<dd><xsl:value-of select="$value"/></dd>
	</div>
</xsl:template>

<xsl:template name="documents">
	<xsl:choose>
		<xsl:when test="document">
			<table class="documents">
				<thead>
					<tr>
						<xsl:call-template name="head.cell">
							<xsl:with-param name="key">control.number</xsl:with-param>
						</xsl:call-template>
						<xsl:call-template name="head.cell">
							<xsl:with-param name="key">control.document-title</xsl:with-param>
						</xsl:call-template>
						<xsl:call-template name="head.cell">
							<xsl:with-param name="key">control.version</xsl:with-param>
						</xsl:call-template>
						<xsl:call-template name="head.cell">
							<xsl:with-param name="key">control.status</xsl:with-param>
						</xsl:call-template>
						<xsl:call-template name="head.cell">
							<xsl:with-param name="key">html.index-files</xsl:with-param>
						</xsl:call-template>
					</tr>
				</thead>
				<tbody><xsl:apply-templates select="document"/></tbody>
			</table>
		</xsl:when>
		<xsl:otherwise>
			<p>
				<xsl:call-template name="words">
					<xsl:with-param name="key">html.index-none</xsl:with-param>
				</xsl:call-template>
			</p>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="head.cell">
	<xsl:param name="key"/>
	<th scope="col">
		<xsl:call-template name="words">
			<xsl:with-param name="key" select="$key"/>
		</xsl:call-template>
	</th>
</xsl:template>

<xsl:template match="document">
	<tr data-document="{@id}">
		<th scope="row"><xsl:value-of select="@number"/></th>
		<td class="title"><xsl:apply-templates select="title"/></td>
		<td class="version"><xsl:value-of select="@version"/></td>
		<td>
			<span class="state {@status}">
				<xsl:call-template name="words">
					<xsl:with-param name="key" select="concat('status.', @status)"/>
				</xsl:call-template>
			</span>
			<xsl:if test="@gaps > 0">
				<span class="gaps">
					<xsl:value-of select="@gaps"/>
					<xsl:text> </xsl:text>
					<xsl:call-template name="words">
						<xsl:with-param name="key">html.index-gaps</xsl:with-param>
					</xsl:call-template>
				</span>
			</xsl:if>
		</td>
		<td class="files">
			<xsl:apply-templates select="/index/l10n" mode="files">
				<xsl:with-param name="document" select="."/>
			</xsl:apply-templates>
		</td>
	</tr>
</xsl:template>

<!-- One line for each language: its own name for itself, then the formats. -->
<xsl:template match="l10n" mode="files">
	<xsl:param name="document"/>
	<xsl:variable name="files" select="$document/file[@language = current()/@xml:lang]"/>
	<xsl:if test="$files">
		<div lang="{@xml:lang}">
			<span class="language">
				<xsl:value-of select="text[@key = concat('html.switch.', current()/@xml:lang)]"/>
			</span>
			<xsl:apply-templates select="$files"/>
		</div>
	</xsl:if>
</xsl:template>

<xsl:template match="file">
	<xsl:text> </xsl:text>
	<a href="{@path}" title="{@bytes} B, SHA-256 {@sha256}">
		<xsl:value-of select="translate(@format, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
	</a>
</xsl:template>

<xsl:template match="pack">
	<footer class="page">
		<p>
			<xsl:call-template name="words">
				<xsl:with-param name="key">html.index-program</xsl:with-param>
			</xsl:call-template>
			<xsl:value-of select="@program"/>
		</p>
		<xsl:if test="string(@ledger-head)">
			<p>
				<xsl:call-template name="words">
					<xsl:with-param name="key">html.index-ledger</xsl:with-param>
				</xsl:call-template>
				<code><xsl:value-of select="@ledger-head"/></code>
			</p>
		</xsl:if>
		<p>
			<xsl:call-template name="words">
				<xsl:with-param name="key">html.index-manifest</xsl:with-param>
			</xsl:call-template>
			<a href="manifest.json">manifest.json</a>
		</p>
	</footer>
</xsl:template>

<!-- The floor -->

<xsl:template match="*">
	<xsl:message terminate="yes">
		<xsl:value-of select="concat('html-index.xsl has no rule for &lt;', name(), '&gt;')"/>
	</xsl:message>
</xsl:template>

</xsl:stylesheet>
