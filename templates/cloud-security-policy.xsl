<?xml version="1.0" encoding="UTF-8"?>
<!-- The cloud service security policy (云服务信息安全策略; requirement 8.4.1): the topics of its
     clause module with the tables that each topic speaks of. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:import href="common/policy.xsl"/>

<xsl:template match="input" mode="body">
	<xsl:apply-templates select="clause-file/topics/topic"/>
	<xsl:call-template name="conformity">
		<xsl:with-param name="clause">8.4.1</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="topic[@id = 'purpose']" mode="after">
	<xsl:apply-templates select="$csms/scope"/>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/scope"/>
		<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
	</xsl:call-template>
	<xsl:call-template name="services"/>
</xsl:template>

<xsl:template match="scope">
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">table-scope</xsl:with-param>
			<xsl:with-param name="key">cloud-policy.scope-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table role="sheet" xml:id="table-scope">
		<title><xsl:value-of select="c:text('cloud-policy.table-scope')"/></title>
		<tgroup cols="2">
			<colspec colwidth="1*"/><colspec colwidth="4*"/>
			<tbody>
				<xsl:call-template name="scope.row">
					<xsl:with-param name="label" select="c:text('common.scope-statement')"/>
					<xsl:with-param name="of" select="statement"/>
				</xsl:call-template>
				<xsl:call-template name="scope.row">
					<xsl:with-param name="label" select="c:text('cloud-policy.boundaries')"/>
					<xsl:with-param name="of" select="boundaries"/>
				</xsl:call-template>
				<xsl:call-template name="scope.row">
					<xsl:with-param name="label" select="c:text('cloud-policy.interfaces')"/>
					<xsl:with-param name="of" select="interfaces"/>
				</xsl:call-template>
				<xsl:if test="exclusions">
					<xsl:call-template name="scope.row">
						<xsl:with-param name="label" select="c:text('cloud-policy.exclusions')"/>
						<xsl:with-param name="of" select="exclusions"/>
					</xsl:call-template>
				</xsl:if>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="scope.row">
	<xsl:param name="label"/>
	<xsl:param name="of"/>
	<xsl:call-template name="sheet-row">
		<xsl:with-param name="label" select="$label"/>
		<xsl:with-param name="blocks">
			<xsl:call-template name="blocks">
				<xsl:with-param name="of" select="$of"/>
				<xsl:with-param name="label" select="$label"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="services">
	<xsl:if test="$csms/services/service">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-services</xsl:with-param>
				<xsl:with-param name="key">cloud-policy.services-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-services">
			<title><xsl:value-of select="c:text('cloud-policy.services')"/></title>
			<tgroup cols="5">
				<colspec colwidth="12*"/><colspec colwidth="10*"/><colspec colwidth="15*"/>
				<colspec colwidth="21*"/><colspec colwidth="14*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.service')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.model')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.regions')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.data')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.contact')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/services/service"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/services/service"/>
		<xsl:with-param name="label" select="c:text('cloud-policy.services')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="service">
	<row>
		<entry role="label">
			<para><xsl:apply-templates select="name" mode="text"/></para>
			<para role="note"><xsl:value-of select="c:text(concat('enum.role.', role))"/></para>
		</entry>
		<entry>
			<para><xsl:value-of select="c:text(concat('enum.model.', model))"/></para>
			<para><xsl:value-of select="c:text(concat('enum.deployment.', deployment))"/></para>
		</entry>
		<entry>
			<xsl:apply-templates select="regions/region"/>
			<xsl:call-template name="absent">
				<xsl:with-param name="of" select="regions/region"/>
				<xsl:with-param name="label" select="c:text('cloud-policy.regions')"/>
			</xsl:call-template>
		</entry>
		<entry>
			<para>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="data"/>
					<xsl:with-param name="label" select="c:text('cloud-policy.data')"/>
				</xsl:call-template>
			</para>
			<xsl:if test="customers">
				<para role="note">
					<xsl:value-of select="c:text('cloud-policy.customers')"/>
					<xsl:value-of select="c:text('common.colon')"/>
					<xsl:apply-templates select="customers" mode="text"/>
				</para>
			</xsl:if>
		</entry>
		<entry>
			<para>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="$csms/contact-point/name"/>
					<xsl:with-param name="label" select="c:text('common.contact-point')"/>
				</xsl:call-template>
			</para>
			<xsl:if test="$csms/contact-point/email">
				<para role="note"><xsl:value-of select="$csms/contact-point/email"/></para>
			</xsl:if>
			<para role="note">
				<xsl:value-of select="c:text('cloud-policy.service-owner')"/>
				<xsl:value-of select="c:text('common.colon')"/>
				<xsl:call-template name="person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
			</para>
		</entry>
	</row>
</xsl:template>

<!-- Name, the site that houses it, the law that governs the data there. -->
<xsl:template match="region">
	<para>
		<xsl:apply-templates select="name" mode="text"/>
		<xsl:if test="site">
			<xsl:text> </xsl:text>
			<phrase role="muted">
				<xsl:apply-templates select="key('record', concat('sites:', site))/name" mode="text"/>
			</phrase>
		</xsl:if>
	</para>
	<para role="note">
		<xsl:value-of select="c:text('cloud-policy.jurisdiction')"/>
		<xsl:value-of select="c:text('common.colon')"/>
		<xsl:apply-templates select="jurisdiction" mode="text"/>
	</para>
</xsl:template>

<xsl:template match="topic[@id = 'terms']" mode="after">
	<xsl:if test="$csms/glossary/term">
		<para><xsl:value-of select="c:text('cloud-policy.terms-lead')"/></para>
		<xsl:apply-templates select="$csms/glossary/term"/>
	</xsl:if>
</xsl:template>

<!-- Each term has a number, by which it is cited; a Chinese one stands with its English equivalent. -->
<xsl:template match="term">
	<section role="term">
		<xsl:call-template name="anchor"><xsl:with-param name="ref" select="concat('term-', @id)"/></xsl:call-template>
		<title>
			<xsl:apply-templates select="name" mode="text"/>
			<xsl:if test="/input/@lang = 'zh-CN' and name[@xml:lang = 'zh-CN']">
				<xsl:apply-templates select="name[@xml:lang = 'en']" mode="equivalent"/>
			</xsl:if>
		</title>
		<para><xsl:apply-templates select="definition" mode="text"/></para>
	</section>
</xsl:template>

<xsl:template match="name" mode="equivalent">
	<xsl:value-of select="c:text('common.edition-gap')"/>
	<phrase xml:lang="en"><xsl:value-of select="."/></phrase>
</xsl:template>

<!-- 8.4.1 c: the reviews held, latest last as in the description. -->
<xsl:template match="topic[@id = 'governance']" mode="after">
	<xsl:if test="$csms/policy/reviews/review">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-reviews</xsl:with-param>
				<xsl:with-param name="key">cloud-policy.reviews-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-reviews">
			<title><xsl:value-of select="c:text('cloud-policy.reviews')"/></title>
			<tgroup cols="3">
				<colspec colwidth="2*"/><colspec colwidth="2*"/><colspec colwidth="8*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.day')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.led-by')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.decision')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/policy/reviews/review"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/policy/reviews/review"/>
		<xsl:with-param name="label" select="c:text('cloud-policy.reviews')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="review">
	<row>
		<entry><para><xsl:value-of select="c:date(string(date))"/></para></entry>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="by"/></xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="result"/>
			<xsl:with-param name="label" select="c:text('cloud-policy.decision')"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- A list hangs on a sentence. -->
<xsl:template match="topic[@id = 'principles']" mode="before">
	<xsl:if test="$csms/policy/principles[not(@xml:lang) or @xml:lang = /input/@lang]
		/*[1][contains(local-name(), 'list')]">
		<para><xsl:value-of select="c:text('cloud-policy.principles-lead')"/></para>
	</xsl:if>
	<xsl:call-template name="blocks">
		<xsl:with-param name="of" select="$csms/policy/principles"/>
		<xsl:with-param name="label" select="c:text('cloud-policy.principles')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="topic[@id = 'customer-data']" mode="after">
	<xsl:if test="$csms/data-classes/data-class">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-data-classes</xsl:with-param>
				<xsl:with-param name="key">cloud-policy.data-classes-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-data-classes">
			<title><xsl:value-of select="c:text('cloud-policy.data-classes')"/></title>
			<tgroup cols="3">
				<colspec colwidth="3*"/><colspec colwidth="5*"/><colspec colwidth="7*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('cloud-policy.data-class')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.examples')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.treatment')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/data-classes/data-class"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/data-classes/data-class"/>
		<xsl:with-param name="label" select="c:text('cloud-policy.data-classes')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="data-class">
	<row>
		<entry role="label"><para><xsl:apply-templates select="name" mode="text"/></para></entry>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="examples"/>
			<xsl:with-param name="label" select="c:text('cloud-policy.examples')"/>
		</xsl:call-template>
		<xsl:call-template name="cell">
			<xsl:with-param name="of" select="treatment"/>
			<xsl:with-param name="label" select="c:text('cloud-policy.treatment')"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- Who answers for what inside the organisation, and the one door for the other side. -->
<xsl:template match="topic[@id = 'duties']" mode="after">
	<xsl:if test="$csms/roles/role">
		<xsl:call-template name="roles">
			<xsl:with-param name="of" select="$csms/roles/role"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/roles/role"/>
		<xsl:with-param name="label" select="c:text('common.role')"/>
	</xsl:call-template>
	<xsl:if test="$csms/departments/department"><xsl:call-template name="departments"/></xsl:if>
	<xsl:apply-templates select="$csms/contact-point" mode="sheet"/>
	<xsl:call-template name="absent">
		<xsl:with-param name="of" select="$csms/contact-point"/>
		<xsl:with-param name="label" select="c:text('common.contact-point')"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="departments">
	<para>
		<xsl:call-template name="naming">
			<xsl:with-param name="of">table-departments</xsl:with-param>
			<xsl:with-param name="key">cloud-policy.departments-lead</xsl:with-param>
		</xsl:call-template>
	</para>
	<table role="register" xml:id="table-departments">
		<title><xsl:value-of select="c:text('cloud-policy.departments')"/></title>
		<tgroup cols="3">
			<colspec colwidth="3*"/><colspec colwidth="3*"/><colspec colwidth="8*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('common.department')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.head')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('common.duties')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates select="$csms/departments/department"/></tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="department">
	<row>
		<entry role="label"><para><xsl:apply-templates select="name" mode="text"/></para></entry>
		<xsl:call-template name="cell.person"><xsl:with-param name="id" select="head"/></xsl:call-template>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="duties"/></xsl:call-template>
	</row>
</xsl:template>

<xsl:template match="topic[@id = 'suppliers']" mode="after">
	<xsl:if test="$csms/suppliers/supplier">
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">table-suppliers</xsl:with-param>
				<xsl:with-param name="key">cloud-policy.suppliers-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<table role="register" xml:id="table-suppliers">
			<title><xsl:value-of select="c:text('cloud-policy.suppliers')"/></title>
			<tgroup cols="3">
				<colspec colwidth="4*"/><colspec colwidth="7*"/><colspec colwidth="3*"/>
				<thead>
					<row>
						<entry><para><xsl:value-of select="c:text('common.supplier')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.supplies')"/></para></entry>
						<entry><para><xsl:value-of select="c:text('cloud-policy.jurisdiction')"/></para></entry>
					</row>
				</thead>
				<tbody><xsl:apply-templates select="$csms/suppliers/supplier"/></tbody>
			</tgroup>
		</table>
	</xsl:if>
</xsl:template>

<xsl:template match="supplier">
	<row>
		<entry role="label"><para><xsl:apply-templates select="name" mode="text"/></para></entry>
		<entry>
			<para><xsl:apply-templates select="supplies" mode="text"/></para>
			<xsl:if test="cloud">
				<para role="note"><xsl:value-of select="c:text(concat('enum.cloud.', cloud))"/></para>
			</xsl:if>
		</entry>
		<xsl:call-template name="cell.optional"><xsl:with-param name="of" select="jurisdiction"/></xsl:call-template>
	</row>
</xsl:template>

</xsl:stylesheet>
