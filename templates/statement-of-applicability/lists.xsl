<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 6 of the Statement of Applicability: the records to which the rows of section 4 refer
     by id.  A list the description has no records for says so. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="lists">
	<section role="landscape" xml:id="section-lists">
		<title><xsl:value-of select="c:text('soa.lists')"/></title>
		<xsl:if test="$csms/risks/risk | $csms/obligations/obligation | $csms/contracts/contract
			| $csms/measures/measure | $csms/evidence/item | $csms/assurances/assurance
			| $csms/actions/action | $csms/people/person">
			<para role="lead">
				<xsl:call-template name="naming">
					<xsl:with-param name="of">section-lists</xsl:with-param>
					<xsl:with-param name="key">soa.lists-lead</xsl:with-param>
				</xsl:call-template>
			</para>
		</xsl:if>
		<xsl:call-template name="list.risks"/>
		<xsl:call-template name="list.obligations"/>
		<xsl:call-template name="list.contracts"/>
		<xsl:call-template name="list.measures"/>
		<xsl:call-template name="list.evidence"/>
		<xsl:call-template name="list.assurances"/>
		<xsl:call-template name="list.actions"/>
		<xsl:call-template name="list.people"/>
	</section>
</xsl:template>

<!-- One list as a section: its heading, and a table of the given columns and rows. -->
<xsl:template name="list">
	<xsl:param name="name"/>
	<xsl:param name="of"/>
	<xsl:param name="columns"/>
	<xsl:param name="heads"/>
	<section>
		<xsl:attribute name="xml:id">section-<xsl:value-of select="$name"/></xsl:attribute>
		<title><xsl:value-of select="c:text(concat('soa.list-', $name))"/></title>
		<xsl:choose>
			<xsl:when test="$of">
				<table role="register">
					<title><xsl:value-of select="c:text(concat('soa.table-', $name))"/></title>
					<tgroup>
						<xsl:attribute name="cols"><xsl:value-of select="$columns"/></xsl:attribute>
						<xsl:copy-of select="$heads"/>
						<tbody><xsl:apply-templates select="$of" mode="list"/></tbody>
					</tgroup>
				</table>
			</xsl:when>
			<xsl:otherwise>
				<para><xsl:value-of select="c:text('soa.list-none')"/></para>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template name="list.risks">
	<xsl:call-template name="list">
		<xsl:with-param name="name">risks</xsl:with-param>
		<xsl:with-param name="of" select="$csms/risks/risk"/>
		<xsl:with-param name="columns">7</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="3*"/><colspec colwidth="14*"/><colspec colwidth="6*"/>
			<colspec colwidth="4*"/><colspec colwidth="4*"/><colspec colwidth="5*"/>
			<colspec colwidth="11*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.risk')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.risk-theme')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.level')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.residual')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.risk-owner')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.services-concerned')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="risk" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="theme"/></xsl:call-template>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="level"/></xsl:call-template>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="residual"/></xsl:call-template>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		<entry>
			<para>
				<xsl:for-each select="services/service">
					<xsl:apply-templates select="key('record', concat('services:', .))/name" mode="text"/>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
				<xsl:if test="not(services/service)"><xsl:call-template name="none"/></xsl:if>
			</para>
		</entry>
	</row>
</xsl:template>

<!-- A cell with a word of a closed list, or a dash. -->
<xsl:template name="list.word">
	<xsl:param name="of"/>
	<entry>
		<para>
			<xsl:for-each select="$of">
				<xsl:value-of select="c:text(concat('enum.', local-name(), '.', .))"/>
			</xsl:for-each>
			<xsl:if test="not($of)"><xsl:call-template name="none"/></xsl:if>
		</para>
	</entry>
</xsl:template>

<!-- A cell with a date in the form that sorts. -->
<xsl:template name="list.day">
	<xsl:param name="of"/>
	<entry>
		<para><xsl:call-template name="day"><xsl:with-param name="of" select="$of"/></xsl:call-template></para>
	</entry>
</xsl:template>

<xsl:template name="list.obligations">
	<xsl:call-template name="list">
		<xsl:with-param name="name">obligations</xsl:with-param>
		<xsl:with-param name="of" select="$csms/obligations/obligation"/>
		<xsl:with-param name="columns">7</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="3*"/><colspec colwidth="11*"/><colspec colwidth="4*"/>
			<colspec colwidth="7*"/><colspec colwidth="5*"/><colspec colwidth="13*"/>
			<colspec colwidth="4*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.obligation')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.kind')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.issuer')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.effective')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.requirement')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.owner')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="obligation" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry>
			<para><xsl:apply-templates select="title" mode="text"/></para>
			<xsl:if test="number"><para role="note"><xsl:value-of select="number"/></para></xsl:if>
			<xsl:if test="unverified = 'true'">
				<para role="note"><xsl:value-of select="c:text('soa.to-be-verified')"/></para>
			</xsl:if>
		</entry>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="type"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="issuer"/>
			<xsl:with-param name="label" select="c:text('soa.issuer')"/>
		</xsl:call-template>
		<xsl:call-template name="list.day"><xsl:with-param name="of" select="effective"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="requirement"/>
			<xsl:with-param name="label" select="c:text('soa.requirement')"/>
		</xsl:call-template>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="list.contracts">
	<xsl:call-template name="list">
		<xsl:with-param name="name">contracts</xsl:with-param>
		<xsl:with-param name="of" select="$csms/contracts/contract"/>
		<xsl:with-param name="columns">6</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="4*"/><colspec colwidth="10*"/><colspec colwidth="9*"/>
			<colspec colwidth="4*"/><colspec colwidth="6*"/><colspec colwidth="14*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.contract')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.party')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.kind')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.contract-number')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.security-terms')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="contract" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry>
			<para><xsl:apply-templates select="title" mode="text"/></para>
			<xsl:call-template name="list.term"/>
		</entry>
		<entry><para><xsl:apply-templates select="party" mode="text"/></para></entry>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="kind"/></xsl:call-template>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="number"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="security-terms"/>
			<xsl:with-param name="label" select="c:text('soa.security-terms')"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- From when until when a contract runs. -->
<xsl:template name="list.term">
	<xsl:if test="effective | expires">
		<para role="note">
			<xsl:if test="effective">
				<xsl:value-of select="c:text('matrix.contract-from', string(effective))"/>
			</xsl:if>
			<xsl:if test="effective and expires"><xsl:value-of select="c:text('common.list-comma')"/></xsl:if>
			<xsl:if test="expires">
				<xsl:value-of select="c:text('matrix.contract-until', string(expires))"/>
			</xsl:if>
		</para>
	</xsl:if>
</xsl:template>

<xsl:template name="list.measures">
	<xsl:call-template name="list">
		<xsl:with-param name="name">measures</xsl:with-param>
		<xsl:with-param name="of" select="$csms/measures/measure"/>
		<xsl:with-param name="columns">5</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="3*"/><colspec colwidth="11*"/><colspec colwidth="22*"/>
			<colspec colwidth="5*"/><colspec colwidth="6*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.measure')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.measure-description')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.owner')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.measure-document')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="measure" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="description"/>
			<xsl:with-param name="label" select="c:text('soa.measure-description')"/>
		</xsl:call-template>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="document"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="list.evidence">
	<xsl:call-template name="list">
		<xsl:with-param name="name">evidence</xsl:with-param>
		<xsl:with-param name="of" select="$csms/evidence/item"/>
		<xsl:with-param name="columns">6</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="3*"/><colspec colwidth="18*"/><colspec colwidth="5*"/>
			<colspec colwidth="5*"/><colspec colwidth="5*"/><colspec colwidth="11*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.evidence')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.day')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.evidence-owner')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.valid-until')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.location')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="item" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<xsl:call-template name="list.day"><xsl:with-param name="of" select="date"/></xsl:call-template>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		<xsl:call-template name="list.day"><xsl:with-param name="of" select="valid-until"/></xsl:call-template>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="location"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template name="list.assurances">
	<xsl:call-template name="list">
		<xsl:with-param name="name">assurances</xsl:with-param>
		<xsl:with-param name="of" select="$csms/assurances/assurance"/>
		<xsl:with-param name="columns">4</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="3*"/><colspec colwidth="14*"/><colspec colwidth="10*"/>
			<colspec colwidth="5*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.assurance')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.supplier')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.valid-until')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="assurance" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry>
			<para><xsl:apply-templates select="title" mode="text"/></para>
			<xsl:call-template name="list.issue"/>
		</entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="key('record', concat('suppliers:', supplier))/name"/>
			<xsl:with-param name="label" select="c:text('common.supplier')"/>
		</xsl:call-template>
		<xsl:call-template name="list.day"><xsl:with-param name="of" select="expires"/></xsl:call-template>
	</row>
</xsl:template>

<!-- Kind, number, issuer and day of an assurance, as far as they are given. -->
<xsl:template name="list.issue">
	<xsl:if test="kind | number | issuer | issued">
		<para role="note">
			<xsl:for-each select="kind | number | issuer[not(@xml:lang) or @xml:lang = /input/@lang] | issued">
				<xsl:choose>
					<xsl:when test="self::kind"><xsl:value-of select="c:text(concat('enum.kind.', .))"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
				</xsl:choose>
				<xsl:call-template name="comma"/>
			</xsl:for-each>
		</para>
	</xsl:if>
</xsl:template>

<xsl:template name="list.actions">
	<xsl:call-template name="list">
		<xsl:with-param name="name">actions</xsl:with-param>
		<xsl:with-param name="of" select="$csms/actions/action"/>
		<xsl:with-param name="columns">5</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="4*"/><colspec colwidth="22*"/><colspec colwidth="6*"/>
			<colspec colwidth="5*"/><colspec colwidth="5*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.id')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.action')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.owner')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.due-date')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.status')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="action" mode="list">
	<row>
		<xsl:apply-templates select="." mode="id-cell"/>
		<entry><para><xsl:apply-templates select="title" mode="text"/></para></entry>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="due"/>
			<xsl:with-param name="label" select="c:text('soa.due-date')"/>
		</xsl:call-template>
		<xsl:call-template name="list.word"><xsl:with-param name="of" select="status"/></xsl:call-template>
	</row>
</xsl:template>

<!-- Owners are named in the rows without their position; here it is. -->
<xsl:template name="list.people">
	<xsl:call-template name="list">
		<xsl:with-param name="name">people</xsl:with-param>
		<xsl:with-param name="of" select="$csms/people/person"/>
		<xsl:with-param name="columns">3</xsl:with-param>
		<xsl:with-param name="heads">
			<colspec colwidth="1*"/><colspec colwidth="2*"/><colspec colwidth="2*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.person')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.position')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.department')"/></para></entry>
				</row>
			</thead>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="person" mode="list">
	<row>
		<entry role="label"><para><xsl:apply-templates select="name" mode="text"/></para></entry>
		<entry><para><xsl:apply-templates select="position" mode="text"/></para></entry>
		<xsl:call-template name="cell.optional">
			<xsl:with-param name="of" select="key('record', concat('departments:', department))/name"/>
		</xsl:call-template>
	</row>
</xsl:template>

</xsl:stylesheet>
