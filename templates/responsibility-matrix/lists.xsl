<?xml version="1.0" encoding="UTF-8"?>
<!-- The last sections of the responsibility matrix: what the service holds, what the supplier's word
     rests on, and where the rows answer the specification. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="lists">
	<xsl:if test="$csms/assets/asset"><xsl:call-template name="assets"/></xsl:if>
	<xsl:if test="$csms/assurances/assurance"><xsl:call-template name="assurances"/></xsl:if>
	<xsl:call-template name="coverage"/>
</xsl:template>

<!-- Assets of the service, each with the side that owns it (8.4.3). -->
<xsl:template name="assets">
	<section xml:id="section-assets">
		<title><xsl:value-of select="c:text('matrix.assets')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-assets</xsl:with-param>
				<xsl:with-param name="key">matrix.assets-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('matrix.table-assets')"/></title>
			<tgroup cols="6">
				<colspec colwidth="12*"/><colspec colwidth="5*"/><colspec colwidth="5*"/>
				<colspec colwidth="7*"/><colspec colwidth="8*"/><colspec colwidth="11*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('matrix.asset')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.kind')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.owned-by')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.data-class')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('common.answers-for-it')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.location')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/assets/asset"/></tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template match="asset">
	<row>
		<entry role="label">
			<para>
				<emphasis role="strong"><xsl:value-of select="@id"/></emphasis>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="name" mode="text"/>
			</para>
		</entry>
		<entry><para><xsl:value-of select="c:text(concat('enum.kind.', kind))"/></para></entry>
		<entry>
			<para>
				<xsl:choose>
					<xsl:when test="owned-by"><xsl:value-of select="c:text(concat('enum.owned-by.', owned-by))"/></xsl:when>
					<xsl:otherwise>
						<phrase role="gap"><xsl:value-of select="c:text('common.missing', c:text('matrix.owned-by'))"/></phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</entry>
		<xsl:call-template name="cell.optional">
			<xsl:with-param name="of" select="key('record', concat('data-classes:', data-class))/name"/>
		</xsl:call-template>
		<entry>
			<para><xsl:call-template name="person"><xsl:with-param name="id" select="owner"/></xsl:call-template></para>
			<xsl:if test="custodian">
				<para role="note">
					<xsl:apply-templates select="key('record', concat('departments:', custodian))/name" mode="text"/>
				</para>
			</xsl:if>
		</entry>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="location"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="assurances">
	<section xml:id="section-assurances">
		<title><xsl:value-of select="c:text('matrix.assurances')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-assurances</xsl:with-param>
				<xsl:with-param name="key">matrix.assurances-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('matrix.table-assurances')"/></title>
			<tgroup cols="5">
				<colspec colwidth="4*"/><colspec colwidth="3*"/><colspec colwidth="4*"/>
				<colspec colwidth="2*"/><colspec colwidth="2*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('matrix.assurance')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.issuer')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.covers')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.issued')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.expires')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/assurances/assurance"/></tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template match="assurance">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="title" mode="text"/></para>
			<para role="note">
				<xsl:if test="kind">
					<xsl:value-of select="c:text(concat('enum.kind.', kind))"/>
				</xsl:if>
				<xsl:if test="kind and number"><xsl:value-of select="c:text('common.comma')"/></xsl:if>
				<xsl:value-of select="number"/>
			</para>
		</entry>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="issuer"/></xsl:call-template>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="covers"/></xsl:call-template>
		<entry><para><xsl:call-template name="day"><xsl:with-param name="of" select="issued"/></xsl:call-template></para></entry>
		<entry><para><xsl:call-template name="day"><xsl:with-param name="of" select="expires"/></xsl:call-template></para></entry>
	</row>
</xsl:template>

<!-- Every clause 8.4.x of the specification and the rows that share out what it asks for. -->
<xsl:template name="coverage">
	<section xml:id="section-coverage">
		<title><xsl:value-of select="c:text('matrix.coverage')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-coverage</xsl:with-param>
				<xsl:with-param name="text" select="c:text('matrix.coverage-lead',
					string(key('catalog', 'cts')/edition), string($tables))"/>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-coverage">
			<title><xsl:value-of select="c:text('matrix.table-coverage')"/></title>
			<tgroup cols="3">
				<colspec colwidth="2*"/><colspec colwidth="6*"/><colspec colwidth="6*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.requirement')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.subject')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.rows')"/></para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:apply-templates mode="coverage"
						select="key('catalog', 'cts')/groups/group[starts-with(@id, '8.4.')]"/>
				</tbody>
			</tgroup>
		</table>
		<xsl:call-template name="aliases"/>
	</section>
</xsl:template>

<xsl:template match="group" mode="coverage">
	<xsl:variable name="rows" select="$duties[key('cross', @control)/@to = concat('cts:', current()/@id)
		or key('entry', key('cross', @control)/@to)[../../catalog = 'cts']/group = current()/@id]"/>
	<row>
		<entry>
			<para>
				<xsl:call-template name="number">
					<xsl:with-param name="ref" select="concat('cts:', @id)"/>
				</xsl:call-template>
			</para>
		</entry>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<entry>
			<para>
				<xsl:for-each select="$rows">
					<link linkend="{c:anchor(string(@control))}">
						<xsl:value-of select="substring-after(@control, ':')"/>
					</link>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
				<xsl:if test="not($rows)">
					<phrase role="gap"><xsl:value-of select="c:text('common.not-answered')"/></phrase>
				</xsl:if>
			</para>
		</entry>
	</row>
</xsl:template>

</xsl:stylesheet>
