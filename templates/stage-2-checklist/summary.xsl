<?xml version="1.0" encoding="UTF-8"?>
<!-- The summary sheet, counted here and filled in by hand, and the conclusion below it. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="summary">
	<section role="landscape" xml:id="section-summary">
		<title><xsl:value-of select="c:text('checklist.summary')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-summary</xsl:with-param>
				<xsl:with-param name="key">checklist.summary-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="form">
			<title><xsl:value-of select="c:text('checklist.table-summary')"/></title>
			<tgroup cols="13">
				<colspec colwidth="41*"/><colspec colwidth="25*"/><colspec colwidth="16*"/>
				<colspec colwidth="18*"/><colspec colwidth="14*"/><colspec colwidth="14*"/>
				<colspec colwidth="13*"/><colspec colwidth="16*"/><colspec colwidth="16*"/>
				<colspec colwidth="19*"/><colspec colwidth="18*"/><colspec colwidth="16*"/>
				<colspec colwidth="14*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('checklist.group')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.department')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('checklist.auditor')"/></para></entry>
						<entry role="number"><para><xsl:value-of select="c:text('checklist.requirements')"/></para></entry>
						<entry role="number"><para><xsl:value-of select="c:text('checklist.controls')"/></para></entry>
						<entry role="number"><para><xsl:value-of select="c:text('checklist.rows')"/></para></entry>
						<xsl:call-template name="summary.heads"/>
					</row>
				</thead>
				<tbody>
					<xsl:apply-templates select="/input" mode="groups">
						<xsl:with-param name="as">summary</xsl:with-param>
					</xsl:apply-templates>
					<xsl:call-template name="summary.total"/>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template name="summary.heads">
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.conform')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.minor')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.major')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.observation')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.opportunity')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.not-applicable')"/></para></entry>
	<entry role="centre"><para><xsl:value-of select="c:text('enum.result.not-sampled')"/></para></entry>
</xsl:template>

<xsl:template name="summary.row">
	<xsl:param name="of"/>
	<xsl:param name="requirements"/>
	<xsl:param name="controls"/>
	<row>
		<xsl:if test="not($of)"><xsl:attribute name="role">gap</xsl:attribute></xsl:if>
		<entry role="label">
			<para><xsl:call-template name="group.title"><xsl:with-param name="of" select="$of"/></xsl:call-template></para>
		</entry>
		<entry>
			<para><xsl:call-template name="group.department"><xsl:with-param name="of" select="$of"/></xsl:call-template></para>
		</entry>
		<entry>
			<para><xsl:call-template name="group.auditors"><xsl:with-param name="of" select="$of"/></xsl:call-template></para>
		</entry>
		<entry role="number"><para><xsl:value-of select="$requirements"/></para></entry>
		<entry role="number"><para><xsl:value-of select="$controls"/></para></entry>
		<entry role="number"><para><xsl:value-of select="$requirements + $controls"/></para></entry>
		<xsl:call-template name="summary.blanks"/>
	</row>
</xsl:template>

<xsl:template name="summary.blanks">
	<entry/><entry/><entry/><entry/><entry/><entry/><entry/>
</xsl:template>

<xsl:template name="summary.total">
	<row>
		<entry role="label">
			<para><emphasis role="strong"><xsl:value-of select="c:text('checklist.total')"/></emphasis></para>
		</entry>
		<entry/>
		<entry/>
		<xsl:call-template name="summary.sum"><xsl:with-param name="n" select="count($requirements)"/></xsl:call-template>
		<xsl:call-template name="summary.sum"><xsl:with-param name="n" select="count($applicable)"/></xsl:call-template>
		<xsl:call-template name="summary.sum">
			<xsl:with-param name="n" select="count($requirements) + count($applicable)"/>
		</xsl:call-template>
		<xsl:call-template name="summary.blanks"/>
	</row>
</xsl:template>

<xsl:template name="summary.sum">
	<xsl:param name="n"/>
	<entry role="number"><para><emphasis role="strong"><xsl:value-of select="$n"/></emphasis></para></entry>
</xsl:template>

<!-- The team writes and signs what it found; how a conclusion reads is its body's business. -->
<xsl:template name="summary.conclusion">
	<section xml:id="section-conclusion" role="approvals">
		<title><xsl:value-of select="c:text('checklist.conclusion')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-conclusion</xsl:with-param>
				<xsl:with-param name="key">checklist.conclusion-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="sheet" xml:id="table-conclusion">
			<title><xsl:value-of select="c:text('checklist.table-conclusion')"/></title>
			<tgroup cols="2">
				<colspec colwidth="1*"/><colspec colwidth="4*"/>
				<tbody>
					<row>
						<entry role="label"><para><xsl:value-of select="c:text('checklist.conclusion-words')"/></para></entry>
						<entry role="write"/>
					</row>
					<row>
						<entry role="label"><para><xsl:value-of select="c:text('checklist.conclusion-open')"/></para></entry>
						<entry role="write"/>
					</row>
				</tbody>
			</tgroup>
		</table>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-signatures</xsl:with-param>
				<xsl:with-param name="key">checklist.signatures-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="approvals" xml:id="table-signatures">
			<title><xsl:value-of select="c:text('checklist.table-signatures')"/></title>
			<tgroup cols="4">
				<colspec colwidth="4*"/><colspec colwidth="4*"/><colspec colwidth="4*"/>
				<colspec colwidth="6*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('control.name')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('checklist.role')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.date')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('control.signature')"/></para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:for-each select="$audit/team/auditor[role = 'lead' or role = 'auditor'
						or role = 'technical-expert']">
						<row>
							<entry role="label"><para><xsl:apply-templates select="name" mode="text"/></para></entry>
							<entry><para><xsl:value-of select="c:text(concat('enum.role.', role))"/></para></entry>
							<entry/>
							<entry role="signature"/>
						</row>
					</xsl:for-each>
					<row>
						<entry role="label">
							<para>
								<xsl:call-template name="person">
									<xsl:with-param name="id" select="$audit/representative"/>
								</xsl:call-template>
							</para>
						</entry>
						<entry><para><xsl:value-of select="c:text('checklist.representative')"/></para></entry>
						<entry/>
						<entry role="signature"/>
					</row>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<!-- A box to tick with its words, which stay on its line. -->
<xsl:template name="tick">
	<xsl:param name="text"/>
	<xsl:value-of select="c:text('furniture.box')"/>
	<xsl:text>&#160;</xsl:text>
	<xsl:call-template name="joined"><xsl:with-param name="text" select="translate($text, ' ', '&#160;')"/></xsl:call-template>
</xsl:template>

<!-- Between Han a line may end unless they are joined. -->
<xsl:template name="joined">
	<xsl:param name="text"/>
	<xsl:value-of select="substring($text, 1, 1)"/>
	<xsl:if test="string-length($text) &gt; 1">
		<xsl:if test="/input/@lang = 'zh-CN'">&#8288;</xsl:if>
		<xsl:call-template name="joined"><xsl:with-param name="text" select="substring($text, 2)"/></xsl:call-template>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
