<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 4 of the responsibility matrix: one row for every duty, in the order of ISO/IEC 27017,
     then the further controls.  Each row carries its control as remap, and no other row of the
     document does. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="matrix">
	<section role="landscape" xml:id="section-matrix">
		<title><xsl:value-of select="c:text('matrix.matrix')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-matrix</xsl:with-param>
				<xsl:with-param name="key">matrix.matrix-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register">
			<title><xsl:value-of select="c:text('matrix.table-matrix')"/></title>
			<tgroup cols="7">
				<colspec colname="first" colwidth="16*"/><colspec colwidth="12*"/>
				<colspec colwidth="30*"/><colspec colwidth="26*"/><colspec colwidth="24*"/>
				<colspec colwidth="23*"/><colspec colname="last" colwidth="23*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('matrix.column-duty')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.owner')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.column-provider')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.column-customer')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.column-evidence')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.column-terms')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('matrix.column-raci')"/></para></entry>
					</row>
				</thead>
				<tbody>
					<xsl:for-each select="$domains">
						<row role="group">
							<entry namest="first" nameend="last">
								<para>
									<xsl:value-of select="@id"/>
									<xsl:text> </xsl:text>
									<xsl:apply-templates select="title" mode="text"/>
								</para>
							</entry>
						</row>
						<xsl:apply-templates select="$duties[key('entry', @control)
							[../../catalog = 'iso27017']/group = current()/@id]"/>
					</xsl:for-each>
					<xsl:if test="$further">
						<row role="group">
							<entry namest="first" nameend="last">
								<para><xsl:value-of select="c:text('matrix.further')"/></para>
							</entry>
						</row>
						<xsl:apply-templates select="$further"/>
					</xsl:if>
				</tbody>
			</tgroup>
		</table>
	</section>
</xsl:template>

<xsl:template match="duty">
	<row remap="{@control}">
		<xsl:if test="not(owner)"><xsl:attribute name="role">gap</xsl:attribute></xsl:if>
		<xsl:if test="owner = 'not-applicable'"><xsl:attribute name="role">excluded</xsl:attribute></xsl:if>
		<xsl:apply-templates select="." mode="number"/>
		<xsl:apply-templates select="." mode="owner"/>
		<xsl:apply-templates select="." mode="side">
			<xsl:with-param name="said" select="provider"/>
			<xsl:with-param name="beneath" select="sub-processor"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="." mode="side">
			<xsl:with-param name="said" select="customer"/>
			<xsl:with-param name="beneath" select="/.."/>
		</xsl:apply-templates>
		<xsl:apply-templates select="." mode="evidence"/>
		<xsl:apply-templates select="." mode="terms"/>
		<xsl:apply-templates select="." mode="raci"/>
	</row>
</xsl:template>

<!-- The duty's number and title, the row of the Statement of Applicability and the clauses of the
     specification on the same subject. -->
<xsl:template match="duty" mode="number">
	<xsl:variable name="entry" select="key('entry', @control)"/>
	<xsl:variable name="asking" select="key('cross', @control)/@to"/>
	<entry>
		<para>
			<xsl:call-template name="anchor"><xsl:with-param name="ref" select="@control"/></xsl:call-template>
			<emphasis role="strong"><xsl:value-of select="substring-after(@control, ':')"/></emphasis>
		</para>
		<para>
			<xsl:apply-templates select="title | $entry[not(current()/title)]/title" mode="text"/>
		</para>
		<xsl:call-template name="number.cross">
			<xsl:with-param name="label" select="c:text('matrix.ref-soa')"/>
			<xsl:with-param name="of" select="key('entry', decision[. != current()/@control])"/>
		</xsl:call-template>
		<xsl:call-template name="number.cross">
			<xsl:with-param name="label" select="c:text('soa.ref-cts')"/>
			<xsl:with-param name="of" select="key('catalog', 'cts')/groups/group
				[concat('cts:', @id) = $asking
					or @id = key('entry', $asking)[../../catalog = 'cts']/group]"/>
		</xsl:call-template>
	</entry>
</xsl:template>

<xsl:template name="number.cross">
	<xsl:param name="label"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<para role="note">
			<xsl:value-of select="$label"/>
			<xsl:text> </xsl:text>
			<xsl:for-each select="$of">
				<xsl:call-template name="number">
					<xsl:with-param name="ref" select="concat(../../catalog, ':', @id)"/>
				</xsl:call-template>
				<xsl:call-template name="comma"/>
			</xsl:for-each>
		</para>
	</xsl:if>
</xsl:template>

<xsl:template match="duty" mode="owner">
	<entry>
		<para>
			<xsl:choose>
				<xsl:when test="starts-with(owner, 'shared-')">
					<emphasis role="strong"><xsl:value-of select="c:text('matrix.shared')"/></emphasis>
				</xsl:when>
				<xsl:when test="owner">
					<emphasis role="strong"><xsl:value-of select="c:text(concat('enum.owner.', owner))"/></emphasis>
				</xsl:when>
				<xsl:otherwise>
					<phrase role="gap"><xsl:value-of select="c:text('common.missing', c:text('matrix.owner'))"/></phrase>
				</xsl:otherwise>
			</xsl:choose>
		</para>
		<xsl:if test="starts-with(owner, 'shared-')">
			<para><xsl:value-of select="c:text(concat('matrix.part.', owner))"/></para>
		</xsl:if>
	</entry>
</xsl:template>

<!-- What a side does; beneath the provider its suppliers. -->
<xsl:template match="duty" mode="side">
	<xsl:param name="said"/>
	<xsl:param name="beneath"/>
	<entry>
		<para><xsl:call-template name="optional"><xsl:with-param name="of" select="$said"/></xsl:call-template></para>
		<xsl:if test="$beneath">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('matrix.sub-processor')"/>
				</xsl:call-template>
				<xsl:apply-templates select="$beneath" mode="text"/>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<xsl:template match="duty" mode="evidence">
	<entry>
		<xsl:call-template name="tagged-line">
			<xsl:with-param name="tag" select="c:text('enum.side.provider')"/>
			<xsl:with-param name="of" select="provider-evidence"/>
		</xsl:call-template>
		<xsl:call-template name="tagged-line">
			<xsl:with-param name="tag" select="c:text('enum.side.customer')"/>
			<xsl:with-param name="of" select="customer-evidence"/>
		</xsl:call-template>
		<xsl:if test="not(provider-evidence | customer-evidence)">
			<para><xsl:call-template name="none"/></para>
		</xsl:if>
	</entry>
</xsl:template>

<xsl:template name="tagged-line">
	<xsl:param name="tag"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<para>
			<xsl:call-template name="tag"><xsl:with-param name="text" select="$tag"/></xsl:call-template>
			<xsl:apply-templates select="$of" mode="text"/>
		</para>
	</xsl:if>
</xsl:template>

<!-- Clause of the contract, contact, time of notice, day of agreement. -->
<xsl:template match="duty" mode="terms">
	<entry>
		<xsl:if test="not(clause)">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('matrix.no-clause')"/>
				</xsl:call-template>
				<xsl:call-template name="none"/>
			</para>
		</xsl:if>
		<xsl:for-each select="clause">
			<para>
				<xsl:value-of select="c:text('matrix.clause', string(@number))"/>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="title" mode="text"/>
			</para>
			<xsl:if test="count($csms/contracts/contract) &gt; 1">
				<para role="note">
					<xsl:apply-templates select="key('record', concat('contracts:', @contract))/title" mode="text"/>
				</para>
			</xsl:if>
		</xsl:for-each>
		<xsl:call-template name="tagged-line">
			<xsl:with-param name="tag" select="c:text('matrix.contact')"/>
			<xsl:with-param name="of" select="contact"/>
		</xsl:call-template>
		<para>
			<xsl:call-template name="tag">
				<xsl:with-param name="text" select="c:text('matrix.notice-short')"/>
			</xsl:call-template>
			<xsl:choose>
				<xsl:when test="notice-hours">
					<xsl:value-of select="c:text('matrix.hours', string(notice-hours))"/>
				</xsl:when>
				<xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
			</xsl:choose>
		</para>
		<para>
			<xsl:call-template name="tag">
				<xsl:with-param name="text" select="c:text('matrix.agreed-short')"/>
			</xsl:call-template>
			<xsl:call-template name="day"><xsl:with-param name="of" select="agreed"/></xsl:call-template>
		</para>
		<xsl:call-template name="tagged-line">
			<xsl:with-param name="tag" select="c:text('matrix.told')"/>
			<xsl:with-param name="of" select="communicated-to"/>
		</xsl:call-template>
		<xsl:call-template name="tagged-line">
			<xsl:with-param name="tag" select="c:text('common.note')"/>
			<xsl:with-param name="of" select="note"/>
		</xsl:call-template>
	</entry>
</xsl:template>

<!-- Inside our organisation: accountable, responsible, consulted, informed; and the risks. -->
<xsl:template match="duty" mode="raci">
	<entry>
		<xsl:if test="accountable">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('matrix.accountable')"/>
				</xsl:call-template>
				<xsl:call-template name="person"><xsl:with-param name="id" select="accountable"/></xsl:call-template>
			</para>
		</xsl:if>
		<xsl:call-template name="departments">
			<xsl:with-param name="tag" select="c:text('matrix.responsible')"/>
			<xsl:with-param name="of" select="responsible"/>
		</xsl:call-template>
		<xsl:call-template name="departments">
			<xsl:with-param name="tag" select="c:text('matrix.consulted')"/>
			<xsl:with-param name="of" select="consulted/department"/>
		</xsl:call-template>
		<xsl:call-template name="departments">
			<xsl:with-param name="tag" select="c:text('matrix.informed')"/>
			<xsl:with-param name="of" select="informed/department"/>
		</xsl:call-template>
		<xsl:if test="risks/risk">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('matrix.risks')"/>
				</xsl:call-template>
				<xsl:for-each select="risks/risk">
					<xsl:value-of select="."/>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
			</para>
		</xsl:if>
		<xsl:if test="not(accountable | responsible | consulted/department | informed/department | risks/risk)">
			<para><xsl:call-template name="none"/></para>
		</xsl:if>
	</entry>
</xsl:template>

<xsl:template name="departments">
	<xsl:param name="tag"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<para>
			<xsl:call-template name="tag"><xsl:with-param name="text" select="$tag"/></xsl:call-template>
			<xsl:for-each select="$of">
				<xsl:apply-templates select="key('record', concat('departments:', .))/name" mode="text"/>
				<xsl:call-template name="comma"/>
			</xsl:for-each>
		</para>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
