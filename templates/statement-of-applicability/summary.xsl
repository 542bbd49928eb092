<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 3 of the Statement of Applicability: how many controls of each theme apply and how far
     they are implemented, as numbers and as bars; and how much of the cloud guidance is met. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="summary">
	<section xml:id="section-summary">
		<title><xsl:value-of select="c:text('soa.summary')"/></title>
		<xsl:call-template name="summary.counts"/>
		<xsl:call-template name="summary.guidance"/>
		<xsl:call-template name="summary.chart"/>
	</section>
</xsl:template>

<!-- Theme by status. -->
<xsl:template name="summary.counts">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.counts')"/></title>
		<tgroup cols="9">
			<colspec colwidth="34*"/><colspec colwidth="14*"/><colspec colwidth="19*"/>
			<colspec colwidth="23*"/><colspec colwidth="14*"/><colspec colwidth="16*"/>
			<colspec colwidth="23*"/><colspec colwidth="18*"/><colspec colwidth="19*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.theme')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.total')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.applicable')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.status.implemented')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.status.partial')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.status.planned')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.status.not-implemented')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.excluded')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.undecided')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:apply-templates select="/input" mode="themes">
					<xsl:with-param name="as">counts</xsl:with-param>
				</xsl:apply-templates>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<!-- Every theme with its controls and their decisions, then all together: once as a row of counts
     and once as a bar. -->
<xsl:template match="input" mode="themes">
	<xsl:param name="as"/>
	<xsl:for-each select="$themes">
		<xsl:call-template name="theme">
			<xsl:with-param name="as" select="$as"/>
			<xsl:with-param name="title">
				<xsl:value-of select="@id"/>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="title" mode="text"/>
			</xsl:with-param>
			<xsl:with-param name="total" select="count(../../entries/entry[kind = 'control']
				[group = current()/@id])"/>
			<xsl:with-param name="decisions" select="$csms/controls/control
				[key('entry', control)[../../catalog = 'iso27001']/group = current()/@id]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:call-template name="theme">
		<xsl:with-param name="as" select="$as"/>
		<xsl:with-param name="title" select="c:text('soa.cloud-controls')"/>
		<xsl:with-param name="total" select="count($cloud-controls)"/>
		<xsl:with-param name="decisions"
			select="$csms/controls/control[key('entry', control)/kind = 'extended']"/>
	</xsl:call-template>
	<xsl:if test="$csms/additional-controls/additional-control">
		<xsl:call-template name="theme">
			<xsl:with-param name="as" select="$as"/>
			<xsl:with-param name="title" select="c:text('soa.own-controls')"/>
			<xsl:with-param name="total" select="count($csms/additional-controls/additional-control)"/>
			<xsl:with-param name="decisions"
				select="$csms/controls/control[starts-with(control, 'own:')]"/>
		</xsl:call-template>
	</xsl:if>
	<!-- As bars the sum would say what the bars of the states say. -->
	<xsl:if test="$as = 'counts'">
		<xsl:call-template name="theme">
			<xsl:with-param name="as" select="$as"/>
			<xsl:with-param name="title" select="c:text('soa.all-controls')"/>
			<xsl:with-param name="total" select="count($themes/../../entries/entry[kind = 'control'])
				+ count($cloud-controls) + count($csms/additional-controls/additional-control)"/>
			<xsl:with-param name="decisions" select="$csms/controls/control"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template name="theme">
	<xsl:param name="as"/>
	<xsl:param name="title"/>
	<xsl:param name="total"/>
	<xsl:param name="decisions"/>
	<xsl:choose>
		<xsl:when test="$as = 'counts'">
			<row>
				<entry role="label"><para><xsl:value-of select="$title"/></para></entry>
				<xsl:call-template name="count"><xsl:with-param name="n" select="$total"/></xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="count($decisions[applicable = 'true'])"/>
				</xsl:call-template>
				<xsl:call-template name="count.status">
					<xsl:with-param name="of" select="$decisions"/>
					<xsl:with-param name="status">implemented</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="count.status">
					<xsl:with-param name="of" select="$decisions"/>
					<xsl:with-param name="status">partial</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="count.status">
					<xsl:with-param name="of" select="$decisions"/>
					<xsl:with-param name="status">planned</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="count.status">
					<xsl:with-param name="of" select="$decisions"/>
					<xsl:with-param name="status">not-implemented</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="count($decisions[applicable != 'true'])"/>
				</xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="$total - count($decisions)"/>
				</xsl:call-template>
			</row>
		</xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="bar">
				<xsl:with-param name="title" select="$title"/>
				<xsl:with-param name="part" select="count($decisions[applicable = 'true']
					[status = 'implemented'])"/>
				<xsl:with-param name="whole" select="count($decisions[applicable = 'true'])"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="count.status">
	<xsl:param name="of"/>
	<xsl:param name="status"/>
	<xsl:call-template name="count">
		<xsl:with-param name="n" select="count($of[applicable = 'true'][status = $status])"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="count">
	<xsl:param name="n"/>
	<entry role="number"><para><xsl:value-of select="$n"/></para></entry>
</xsl:template>

<!-- Bars: of the applicable controls of each theme the part implemented; of all the applicable
     ones the part in each state. -->
<xsl:template name="summary.chart">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.chart')"/></title>
		<tgroup cols="3">
			<colspec colname="c1" colwidth="5*"/><colspec colname="c2" colwidth="8*"/>
			<colspec colname="c3" colwidth="3*"/>
			<tbody>
				<row role="group">
					<entry namest="c1" nameend="c3">
						<para><xsl:value-of select="c:text('soa.chart-themes')"/></para>
					</entry>
				</row>
				<xsl:apply-templates select="/input" mode="themes">
					<xsl:with-param name="as">bars</xsl:with-param>
				</xsl:apply-templates>
				<row role="group">
					<entry namest="c1" nameend="c3">
						<para><xsl:value-of select="c:text('soa.chart-status')"/></para>
					</entry>
				</row>
				<xsl:call-template name="bar.status">
					<xsl:with-param name="status">implemented</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="bar.status">
					<xsl:with-param name="status">partial</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="bar.status">
					<xsl:with-param name="status">planned</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="bar.status">
					<xsl:with-param name="status">not-implemented</xsl:with-param>
				</xsl:call-template>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="bar.status">
	<xsl:param name="status"/>
	<xsl:variable name="applicable" select="$csms/controls/control[applicable = 'true']"/>
	<xsl:call-template name="bar">
		<xsl:with-param name="title" select="c:text(concat('enum.status.', $status))"/>
		<xsl:with-param name="part" select="count($applicable[status = $status])"/>
		<xsl:with-param name="whole" select="count($applicable)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="bar">
	<xsl:param name="title"/>
	<xsl:param name="part"/>
	<xsl:param name="whole"/>
	<xsl:variable name="share">
		<xsl:choose>
			<xsl:when test="$whole &gt; 0">
				<xsl:value-of select="round(100 * $part div $whole)"/>
			</xsl:when>
			<xsl:otherwise>0</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<row>
		<entry role="label"><para><xsl:value-of select="$title"/></para></entry>
		<entry><para><phrase role="bar" remap="{$share}"/></para></entry>
		<entry role="number">
			<para>
				<xsl:value-of select="c:text('soa.share', string($part), string($whole),
					string($share))"/>
			</para>
		</entry>
	</row>
</xsl:template>

<!-- Guidance of ISO/IEC 27017 for each side the organisation stands on. -->
<xsl:template name="summary.guidance">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.guidance-counts')"/></title>
		<tgroup cols="7">
			<colspec colwidth="5*"/><colspec colwidth="2*"/><colspec colwidth="2*"/>
			<colspec colwidth="2*"/><colspec colwidth="2*"/><colspec colwidth="3*"/>
			<colspec colwidth="2*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.side')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.clauses')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.met.yes')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.met.partly')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('enum.met.no')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.control-excluded')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.open')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:if test="$as-provider">
					<xsl:call-template name="guidance.count">
						<xsl:with-param name="side">provider</xsl:with-param>
					</xsl:call-template>
				</xsl:if>
				<xsl:if test="$as-customer">
					<xsl:call-template name="guidance.count">
						<xsl:with-param name="side">customer</xsl:with-param>
					</xsl:call-template>
				</xsl:if>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="guidance.count">
	<xsl:param name="side"/>
	<xsl:variable name="asked"
		select="key('catalog', 'iso27017')/entries/entry[sides/side = $side]"/>
	<xsl:variable name="answered"
		select="$asked[key('met', concat('iso27017:', @id, ' ', $side))]"/>
	<xsl:variable name="excluded">
		<xsl:apply-templates mode="excluded"
			select="$asked[not(key('met', concat('iso27017:', @id, ' ', $side)))]"/>
	</xsl:variable>
	<row>
		<entry role="label">
			<para><xsl:value-of select="c:text(concat('enum.side.', $side))"/></para>
		</entry>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($asked)"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($answered
				[key('met', concat('iso27017:', @id, ' ', $side))/met = 'yes'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($answered
				[key('met', concat('iso27017:', @id, ' ', $side))/met = 'partly'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($answered
				[key('met', concat('iso27017:', @id, ' ', $side))/met = 'no'])"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="string-length($excluded)"/>
		</xsl:call-template>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($asked) - count($answered)
				- string-length($excluded)"/>
		</xsl:call-template>
	</row>
</xsl:template>

</xsl:stylesheet>
