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
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-summary</xsl:with-param>
				<xsl:with-param name="key">soa.summary-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<xsl:call-template name="summary.applicability"/>
		<xsl:call-template name="summary.status"/>
		<xsl:call-template name="summary.chart"/>
		<xsl:call-template name="summary.guidance"/>
	</section>
</xsl:template>

<!-- How many controls of each theme apply. -->
<xsl:template name="summary.applicability">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.counts')"/></title>
		<tgroup cols="5">
			<colspec colwidth="80*"/><colspec colwidth="30*"/><colspec colwidth="30*"/>
			<colspec colwidth="30*"/><colspec colwidth="30*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.theme')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('soa.total')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('soa.applicable')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('soa.excluded')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('soa.undecided')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:apply-templates select="/input" mode="themes">
					<xsl:with-param name="row">applicability</xsl:with-param>
				</xsl:apply-templates>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<!-- How far those that apply are implemented, theme by theme, with a bar for the part that is. -->
<xsl:template name="summary.status">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.counts-status')"/></title>
		<tgroup cols="7">
			<colspec colname="theme" colwidth="52*"/><colspec colwidth="27*"/><colspec colwidth="27*"/>
			<colspec colwidth="27*"/><colspec colwidth="27*"/>
			<colspec colname="bar" colwidth="53*"/><colspec colname="share" colwidth="18*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.theme')"/></para></entry>
					<entry role="number">
						<para><xsl:value-of select="c:text('enum.status.implemented')"/></para>
					</entry>
					<entry role="number">
						<para><xsl:value-of select="c:text('enum.status.partial')"/></para>
					</entry>
					<entry role="number">
						<para><xsl:value-of select="c:text('enum.status.planned')"/></para>
					</entry>
					<entry role="number">
						<para><xsl:value-of select="c:text('enum.status.not-implemented')"/></para>
					</entry>
					<entry namest="bar" nameend="share">
						<para><xsl:value-of select="c:text('soa.chart-themes')"/></para>
					</entry>
				</row>
			</thead>
			<tbody>
				<xsl:apply-templates select="/input" mode="themes">
					<xsl:with-param name="row">status</xsl:with-param>
				</xsl:apply-templates>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<!-- Every theme with its controls and their decisions, then all together, as rows of one of the
     two tables. -->
<xsl:template match="input" mode="themes">
	<xsl:param name="row"/>
	<xsl:for-each select="$themes">
		<xsl:call-template name="theme">
			<xsl:with-param name="row" select="$row"/>
			<xsl:with-param name="title">
				<xsl:value-of select="@id"/>
				<!-- The second table has no room for titles and stands below the first. -->
				<xsl:if test="$row = 'applicability'">
					<xsl:text> </xsl:text>
					<xsl:apply-templates select="title" mode="text"/>
				</xsl:if>
			</xsl:with-param>
			<xsl:with-param name="total" select="count(../../entries/entry[kind = 'control']
				[group = current()/@id])"/>
			<xsl:with-param name="decisions" select="$csms/controls/control
				[key('entry', control)[../../catalog = 'iso27001']/group = current()/@id]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:call-template name="theme">
		<xsl:with-param name="row" select="$row"/>
		<xsl:with-param name="title" select="c:text('soa.cloud-theme')"/>
		<xsl:with-param name="total" select="count($cloud-controls)"/>
		<xsl:with-param name="decisions"
			select="$csms/controls/control[key('entry', control)/kind = 'extended']"/>
	</xsl:call-template>
	<xsl:for-each select="$csms/catalogs/catalog-file">
		<xsl:call-template name="theme">
			<xsl:with-param name="row" select="$row"/>
			<xsl:with-param name="title" select="string(edition)"/>
			<xsl:with-param name="total" select="count($own-entries[../../catalog = current()/catalog])"/>
			<xsl:with-param name="decisions"
				select="$csms/controls/control[starts-with(control, concat(current()/catalog, ':'))]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:if test="$csms/additional-controls/additional-control">
		<xsl:call-template name="theme">
			<xsl:with-param name="row" select="$row"/>
			<xsl:with-param name="title" select="c:text('soa.own-controls')"/>
			<xsl:with-param name="total" select="count($csms/additional-controls/additional-control)"/>
			<xsl:with-param name="decisions"
				select="$csms/controls/control[starts-with(control, 'own:')]"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:call-template name="theme">
		<xsl:with-param name="row" select="$row"/>
		<xsl:with-param name="title" select="c:text('soa.all-controls')"/>
		<xsl:with-param name="total" select="count($themes/../../entries/entry[kind = 'control'])
			+ count($cloud-controls) + count($own-entries) + count($csms/additional-controls/additional-control)"/>
		<xsl:with-param name="decisions" select="$csms/controls/control"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="theme">
	<xsl:param name="row"/>
	<xsl:param name="title"/>
	<xsl:param name="total"/>
	<xsl:param name="decisions"/>
	<row>
		<entry role="label"><para><xsl:value-of select="$title"/></para></entry>
		<xsl:choose>
			<xsl:when test="$row = 'applicability'">
				<xsl:call-template name="count"><xsl:with-param name="n" select="$total"/></xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="count($decisions[applicable = 'true'])"/>
				</xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="count($decisions[applicable != 'true'])"/>
				</xsl:call-template>
				<xsl:call-template name="count">
					<xsl:with-param name="n" select="$total - count($decisions)"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="theme.status">
					<xsl:with-param name="of" select="$decisions[applicable = 'true']"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</row>
</xsl:template>

<xsl:template name="theme.status">
	<xsl:param name="of"/>
	<xsl:call-template name="count">
		<xsl:with-param name="n" select="count($of[status = 'implemented'])"/>
	</xsl:call-template>
	<xsl:call-template name="count">
		<xsl:with-param name="n" select="count($of[status = 'partial'])"/>
	</xsl:call-template>
	<xsl:call-template name="count">
		<xsl:with-param name="n" select="count($of[status = 'planned'])"/>
	</xsl:call-template>
	<xsl:call-template name="count">
		<xsl:with-param name="n" select="count($of[status = 'not-implemented'])"/>
	</xsl:call-template>
	<xsl:call-template name="bar">
		<xsl:with-param name="part" select="count($of[status = 'implemented'])"/>
		<xsl:with-param name="whole" select="count($of)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="count">
	<xsl:param name="n"/>
	<entry role="number"><para><xsl:value-of select="$n"/></para></entry>
</xsl:template>

<!-- Two cells: a share as a bar and in per cent. -->
<xsl:template name="bar">
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
	<entry><para><phrase role="bar" remap="{$share}"/></para></entry>
	<entry role="number"><para><xsl:value-of select="concat($share, '%')"/></para></entry>
</xsl:template>

<!-- Of all controls that apply, the part in each state. -->
<xsl:template name="summary.chart">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.chart-status')"/></title>
		<tgroup cols="4">
			<colspec colwidth="56*"/><colspec colwidth="22*"/><colspec colname="bar" colwidth="120*"/>
			<colspec colname="share" colwidth="18*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.status')"/></para></entry>
					<entry role="number"><para><xsl:value-of select="c:text('soa.chart-controls')"/></para></entry>
					<entry namest="bar" nameend="share"><para><xsl:value-of select="c:text('soa.chart-share')"/></para></entry>
				</row>
			</thead>
			<tbody>
				<xsl:call-template name="chart.row">
					<xsl:with-param name="status">implemented</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="chart.row">
					<xsl:with-param name="status">partial</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="chart.row">
					<xsl:with-param name="status">planned</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="chart.row">
					<xsl:with-param name="status">not-implemented</xsl:with-param>
				</xsl:call-template>
			</tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template name="chart.row">
	<xsl:param name="status"/>
	<xsl:variable name="applicable" select="$csms/controls/control[applicable = 'true']"/>
	<row>
		<entry role="label">
			<para><xsl:value-of select="c:text(concat('enum.status.', $status))"/></para>
		</entry>
		<xsl:call-template name="count">
			<xsl:with-param name="n" select="count($applicable[status = $status])"/>
		</xsl:call-template>
		<xsl:call-template name="bar">
			<xsl:with-param name="part" select="count($applicable[status = $status])"/>
			<xsl:with-param name="whole" select="count($applicable)"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- Guidance of ISO/IEC 27017 for each side the organisation stands on. -->
<xsl:template name="summary.guidance">
	<table role="counts">
		<title><xsl:value-of select="c:text('soa.guidance-counts')"/></title>
		<tgroup cols="7">
			<colspec colwidth="18*"/><colspec colwidth="17*"/><colspec colwidth="17*"/>
			<colspec colwidth="17*"/><colspec colwidth="17*"/><colspec colwidth="17*"/>
			<colspec colwidth="17*"/>
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
