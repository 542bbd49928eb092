<?xml version="1.0" encoding="UTF-8"?>
<!-- The rows of the checklist.  Each carries its requirement or control as remap, and no
     other row of the document does; notes of the specification stand between them as guidance. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:key name="answer" match="answers/answer" use="@ref"/>

<xsl:template name="rows">
	<section role="landscape" xml:id="section-rows">
		<title><xsl:value-of select="c:text('checklist.rows-title')"/></title>
		<xsl:call-template name="rows.use"/>
		<xsl:apply-templates select="/input" mode="groups">
			<xsl:with-param name="as">rows</xsl:with-param>
		</xsl:apply-templates>
	</section>
</xsl:template>

<!-- How the rows are to be filled in. -->
<xsl:template name="rows.use">
	<section xml:id="section-use">
		<title><xsl:value-of select="c:text('checklist.use')"/></title>
		<para>
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-rows</xsl:with-param>
				<xsl:with-param name="key">checklist.use-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<itemizedlist>
			<listitem><para><xsl:value-of select="c:text('checklist.use-result')"/></para></listitem>
			<listitem><para><xsl:value-of select="c:text('checklist.use-should')"/></para></listitem>
			<listitem><para><xsl:value-of select="c:text('checklist.use-sample')"/></para></listitem>
			<listitem><para><xsl:value-of select="c:text('checklist.use-evidence')"/></para></listitem>
			<listitem><para><xsl:value-of select="c:text('checklist.use-test')"/></para></listitem>
		</itemizedlist>
	</section>
</xsl:template>

<xsl:template name="rows.section">
	<xsl:param name="of"/>
	<xsl:param name="requirements"/>
	<xsl:param name="controls"/>
	<xsl:variable name="title">
		<xsl:call-template name="group.title"><xsl:with-param name="of" select="$of"/></xsl:call-template>
	</xsl:variable>
	<section>
		<xsl:attribute name="xml:id">
			<xsl:value-of select="c:anchor(concat('group-', local-name($of), '-', $of/@id))"/>
		</xsl:attribute>
		<title><xsl:copy-of select="$title"/></title>
		<xsl:if test="$of">
			<para><xsl:call-template name="rows.visit"><xsl:with-param name="of" select="$of"/></xsl:call-template></para>
		</xsl:if>
		<table role="form">
			<title><xsl:copy-of select="$title"/></title>
			<xsl:call-template name="rows.table">
				<xsl:with-param name="of" select="$of"/>
				<xsl:with-param name="requirements" select="$requirements"/>
				<xsl:with-param name="controls" select="$controls"/>
			</xsl:call-template>
		</table>
	</section>
</xsl:template>

<!-- Which department is visited, whom the auditor meets there, and what they work by. -->
<xsl:template name="rows.visit">
	<xsl:param name="of"/>
	<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('common.department')"/></xsl:call-template>
	<xsl:call-template name="group.department"><xsl:with-param name="of" select="$of"/></xsl:call-template>
	<xsl:value-of select="c:text('common.semicolon')"/>
	<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.interviewee')"/></xsl:call-template>
	<xsl:call-template name="group.interviewee"><xsl:with-param name="of" select="$of"/></xsl:call-template>
	<xsl:if test="$of/documents/document">
		<xsl:value-of select="c:text('common.semicolon')"/>
		<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.documents')"/></xsl:call-template>
		<xsl:for-each select="$of/documents/document">
			<xsl:value-of select="."/>
			<xsl:call-template name="comma"/>
		</xsl:for-each>
	</xsl:if>
</xsl:template>

<xsl:template name="rows.table">
	<xsl:param name="of"/>
	<xsl:param name="requirements"/>
	<xsl:param name="controls"/>
	<tgroup cols="7">
		<colspec colname="number" colwidth="10*"/><colspec colname="question" colwidth="57*"/>
		<colspec colname="expected" colwidth="31*"/><colspec colname="sample" colwidth="18*"/>
		<colspec colname="seen" colwidth="38*"/><colspec colname="result" colwidth="21*"/>
		<colspec colname="finding" colwidth="20*"/>
		<thead>
			<row>
				<entry><para><xsl:value-of select="c:text('checklist.column-number')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-question')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-expected')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-sample')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-seen')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-result')"/></para></entry>
				<entry><para><xsl:value-of select="c:text('checklist.column-finding')"/></para></entry>
			</row>
		</thead>
		<tbody>
			<xsl:call-template name="rows.part">
				<xsl:with-param name="title" select="c:text('checklist.part-requirements')"/>
				<xsl:with-param name="of" select="$of"/>
				<xsl:with-param name="rows" select="$requirements"/>
			</xsl:call-template>
			<xsl:call-template name="rows.part">
				<xsl:with-param name="title" select="c:text('checklist.part-controls')"/>
				<xsl:with-param name="of" select="$of"/>
				<xsl:with-param name="rows" select="$controls"/>
			</xsl:call-template>
		</tbody>
	</tgroup>
</xsl:template>

<xsl:template name="rows.part">
	<xsl:param name="title"/>
	<xsl:param name="of"/>
	<xsl:param name="rows"/>
	<xsl:if test="$rows">
		<row role="group">
			<entry namest="number" nameend="finding"><para><xsl:value-of select="$title"/></para></entry>
		</row>
		<xsl:apply-templates select="$rows" mode="row"><xsl:with-param name="of" select="$of"/></xsl:apply-templates>
	</xsl:if>
</xsl:template>

<!-- A note guides and is not answered. -->
<xsl:template match="entry[kind = 'note' and not(binds = 'true')]" mode="row" priority="1">
	<row>
		<entry><para role="note"><xsl:value-of select="@id"/></para></entry>
		<entry namest="question" nameend="finding">
			<para role="note">
				<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.guidance')"/></xsl:call-template>
				<xsl:apply-templates select="gist" mode="text"/>
			</para>
		</entry>
	</row>
</xsl:template>

<xsl:template match="entry" mode="row">
	<xsl:param name="of"/>
	<xsl:variable name="ref" select="concat(../../catalog, ':', @id)"/>
	<row remap="{$ref}">
		<entry>
			<para>
				<xsl:call-template name="anchor"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
				<emphasis role="strong"><xsl:value-of select="@id"/></emphasis>
			</para>
			<xsl:if test="role and role != 'both'">
				<para role="note"><xsl:value-of select="c:text(concat('enum.role.', role))"/></para>
			</xsl:if>
			<xsl:if test="kind = 'recommendation'">
				<para role="note"><xsl:value-of select="c:text('checklist.should')"/></para>
			</xsl:if>
		</entry>
		<entry>
			<para>
				<xsl:apply-templates select="gist" mode="text"/>
				<xsl:if test="not(questions/question)"><xsl:call-template name="method.open"/></xsl:if>
			</para>
			<xsl:apply-templates select="." mode="questions"/>
		</entry>
		<entry>
			<xsl:apply-templates select="." mode="expected"/>
			<xsl:apply-templates select="." mode="answered">
				<xsl:with-param name="of" select="$of"/>
			</xsl:apply-templates>
			<xsl:if test="not(questions/question)">
				<xsl:apply-templates select="." mode="described"/>
			</xsl:if>
		</entry>
		<xsl:call-template name="blanks">
			<xsl:with-param name="of" select="$of"/>
			<xsl:with-param name="should" select="kind = 'recommendation'"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- A control of the Statement of Applicability. -->
<xsl:template match="control" mode="row">
	<xsl:param name="of"/>
	<xsl:variable name="entry" select="key('entry', control)"/>
	<row remap="{control}">
		<entry>
			<para>
				<xsl:call-template name="anchor"><xsl:with-param name="ref" select="control"/></xsl:call-template>
				<emphasis role="strong"><xsl:value-of select="substring-after(control, ':')"/></emphasis>
			</para>
			<xsl:if test="role">
				<para role="note"><xsl:value-of select="c:text(concat('enum.role.', role))"/></para>
			</xsl:if>
			<xsl:if test="status">
				<para role="note"><xsl:value-of select="c:text(concat('enum.status.', status))"/></para>
			</xsl:if>
		</entry>
		<entry>
			<para>
				<emphasis role="strong"><xsl:apply-templates select="." mode="title"/></emphasis>
				<xsl:if test="not($entry/questions/question)"><xsl:call-template name="method.open"/></xsl:if>
			</para>
			<xsl:apply-templates select="$entry" mode="questions"/>
			<xsl:if test="how">
				<para>
					<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.declared')"/></xsl:call-template>
					<xsl:apply-templates select="how" mode="text"/>
				</para>
			</xsl:if>
			<xsl:if test="measures/measure">
				<para>
					<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.measures')"/></xsl:call-template>
					<xsl:for-each select="measures/measure">
						<xsl:apply-templates select="key('record', concat('measures:', .))/title" mode="text"/>
						<xsl:call-template name="comma"/>
					</xsl:for-each>
				</para>
			</xsl:if>
		</entry>
		<entry>
			<xsl:apply-templates select="$entry" mode="expected"/>
			<xsl:for-each select="evidence/item">
				<xsl:apply-templates select="key('record', concat('evidence:', .))" mode="expected"/>
			</xsl:for-each>
			<xsl:if test="documents/document">
				<para>
					<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.documents')"/></xsl:call-template>
					<xsl:for-each select="documents/document">
						<xsl:value-of select="key('record', concat('documents:', .))/number"/>
						<xsl:call-template name="comma"/>
					</xsl:for-each>
				</para>
			</xsl:if>
			<xsl:if test="not($entry/questions/question/evidence/evidence | evidence/item | documents/document)">
				<para><xsl:call-template name="none"/></para>
			</xsl:if>
		</entry>
		<xsl:call-template name="blanks">
			<xsl:with-param name="of" select="$of"/>
			<xsl:with-param name="should" select="false()"/>
		</xsl:call-template>
	</row>
</xsl:template>

<!-- The organisation's title for a control prevails over the catalog's. -->
<xsl:template match="control" mode="title">
	<xsl:variable name="own" select="key('record', concat('additional-controls:',
		substring-after(control, 'own:')))[starts-with(current()/control, 'own:')]"/>
	<xsl:choose>
		<xsl:when test="title"><xsl:apply-templates select="title" mode="text"/></xsl:when>
		<xsl:otherwise>
			<xsl:apply-templates select="$own/title | key('entry', control)/title" mode="text"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Questions to this side of the cloud, each with how it is answered. -->
<xsl:template match="entry" mode="questions">
	<xsl:for-each select="questions/question[not(side) or side = 'both' or $side = 'both' or side = $side]">
		<para>
			<xsl:value-of select="c:text('checklist.question', string(position()))"/>
			<xsl:apply-templates select="text" mode="text"/>
			<phrase role="muted">
				<xsl:value-of select="c:text('checklist.method', c:text(concat('enum.method.', method)))"/>
			</phrase>
		</para>
	</xsl:for-each>
</xsl:template>

<!-- Where the catalog has no question, the row itself is put to people and checked in documents. -->
<xsl:template name="method.open">
	<phrase role="muted">
		<xsl:value-of select="c:text('checklist.method', c:text('checklist.method-open'))"/>
	</phrase>
</xsl:template>

<xsl:template match="entry" mode="expected">
	<xsl:for-each select="questions/question[not(side) or side = 'both' or $side = 'both' or side = $side]
		/evidence/evidence[not(@xml:lang) or @xml:lang = /input/@lang]">
		<para><xsl:value-of select="."/></para>
	</xsl:for-each>
	<xsl:if test="documented">
		<para><xsl:apply-templates select="documented" mode="text"/></para>
	</xsl:if>
</xsl:template>

<!-- A piece of evidence, as a record of the description. -->
<xsl:template match="evidence/item" mode="expected">
	<para>
		<phrase role="muted"><xsl:value-of select="@id"/></phrase>
		<xsl:text> </xsl:text>
		<xsl:apply-templates select="title" mode="text"/>
		<xsl:text> </xsl:text>
		<phrase role="muted"><xsl:value-of select="date"/></phrase>
	</para>
</xsl:template>

<!-- The document and section that answer a requirement, else the document on its clause, else
     those that the process follows. -->
<xsl:template match="entry" mode="answered">
	<xsl:param name="of"/>
	<xsl:variable name="own" select="key('answer', concat('cts:', @id))"/>
	<xsl:variable name="all" select="$own | key('answer', concat('cts:', group))[not($own)]"/>
	<para>
		<xsl:choose>
			<xsl:when test="$all">
				<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('common.answered-in')"/></xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="tag"><xsl:with-param name="text" select="c:text('checklist.documents')"/></xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:for-each select="$all">
			<xsl:choose>
				<xsl:when test="@section">
					<xsl:value-of select="c:text('checklist.section', string(@number), string(@section))"/>
				</xsl:when>
				<xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise>
			</xsl:choose>
			<xsl:call-template name="comma"/>
		</xsl:for-each>
		<xsl:for-each select="$of/documents/document[not($all)]">
			<xsl:value-of select="."/>
			<xsl:call-template name="comma"/>
		</xsl:for-each>
		<xsl:if test="not($all | $of/documents/document)"><xsl:call-template name="none"/></xsl:if>
	</para>
</xsl:template>

<!-- Evidence that the description gives for the controls on the clause's subject. -->
<xsl:template match="entry" mode="described">
	<xsl:variable name="near" select="key('cross', concat('cts:', group))/@to"/>
	<xsl:variable name="far" select="key('cross', $near[starts-with(., 'iso27017:')])/@to
		[starts-with(., 'iso27001:A.')]"/>
	<xsl:variable name="items" select="$applicable[control = $near or control = $far]/evidence/item"/>
	<xsl:apply-templates select="$csms/evidence/item[@id = $items]" mode="expected"/>
</xsl:template>

<!-- Sample, evidence seen, result, finding: to be filled in. -->
<xsl:template name="blanks">
	<xsl:param name="of"/>
	<xsl:param name="should"/>
	<entry role="fields">
		<para role="field"><phrase role="muted"><xsl:value-of select="c:text('checklist.population')"/></phrase></para>
		<para role="field"><phrase role="muted"><xsl:value-of select="c:text('checklist.size')"/></phrase></para>
		<para><phrase role="muted"><xsl:value-of select="c:text('checklist.selected')"/></phrase></para>
	</entry>
	<entry role="write"/>
	<entry role="fields">
		<xsl:call-template name="choice"><xsl:with-param name="result">conform</xsl:with-param></xsl:call-template>
		<xsl:call-template name="choice"><xsl:with-param name="result">not-applicable</xsl:with-param></xsl:call-template>
		<xsl:call-template name="choice"><xsl:with-param name="result">not-sampled</xsl:with-param></xsl:call-template>
		<xsl:if test="not($should)">
			<xsl:call-template name="choice"><xsl:with-param name="result">minor</xsl:with-param></xsl:call-template>
			<xsl:call-template name="choice"><xsl:with-param name="result">major</xsl:with-param></xsl:call-template>
		</xsl:if>
		<xsl:call-template name="choice"><xsl:with-param name="result">observation</xsl:with-param></xsl:call-template>
		<xsl:call-template name="choice"><xsl:with-param name="result">opportunity</xsl:with-param></xsl:call-template>
	</entry>
	<entry role="fields">
		<para role="field"><phrase role="muted"><xsl:value-of select="c:text('checklist.finding')"/></phrase></para>
		<para role="field">
			<phrase role="muted">
				<xsl:value-of select="c:text('checklist.auditor')"/>
				<xsl:value-of select="c:text('common.colon')"/>
			</phrase>
			<xsl:call-template name="group.auditors"><xsl:with-param name="of" select="$of"/></xsl:call-template>
		</para>
		<para><phrase role="muted"><xsl:value-of select="c:text('checklist.date')"/></phrase></para>
	</entry>
</xsl:template>

<!-- A result to tick: each on its line, so that the boxes stand below each other. -->
<xsl:template name="choice">
	<xsl:param name="result"/>
	<para role="choice">
		<xsl:call-template name="tick">
			<xsl:with-param name="text" select="c:text(concat('enum.result.', $result))"/>
		</xsl:call-template>
	</para>
</xsl:template>

</xsl:stylesheet>
