<?xml version="1.0" encoding="UTF-8"?>
<!-- Which rows of the checklist belong together: those of a process, then the controls that no
     process runs by the department of their owner, then what has no place yet.  Summary and rows
     both walk this way, so their counts cannot differ. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<!-- The first process that names a clause or a control has it. -->
<xsl:key name="process" match="processes/process" use="clauses/clause | controls/control"/>

<!-- What binds this side of the cloud.  One note of the specification demands a register, and so is
     answered like a requirement; the others guide. -->
<xsl:variable name="binding" select="key('catalog', 'cts')/entries/entry
	[not(role) or role = 'both' or $side = 'both' or role = $side]"/>
<xsl:variable name="requirements" select="$binding[kind = 'requirement' or kind = 'recommendation'
	or binds = 'true']"/>
<xsl:variable name="guidance" select="$binding[kind = 'note' and not(binds = 'true')]"/>
<xsl:variable name="applicable" select="$csms/controls/control[applicable = 'true']"/>

<!-- as: "summary" for a row of the summary sheet, "rows" for a section of rows. -->
<xsl:template match="input" mode="groups">
	<xsl:param name="as"/>
	<xsl:for-each select="$csms/processes/process">
		<xsl:call-template name="group">
			<xsl:with-param name="as" select="$as"/>
			<xsl:with-param name="of" select="."/>
			<xsl:with-param name="requirements" select="$requirements
				[generate-id(key('process', concat('cts:', group))[1]) = generate-id(current())]"/>
			<xsl:with-param name="guidance" select="$guidance
				[generate-id(key('process', concat('cts:', group))[1]) = generate-id(current())]"/>
			<xsl:with-param name="controls" select="$applicable
				[generate-id(key('process', control)[1]) = generate-id(current())]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:variable name="free" select="$applicable[not(key('process', control))]"/>
	<xsl:for-each select="$csms/departments/department">
		<xsl:call-template name="group">
			<xsl:with-param name="as" select="$as"/>
			<xsl:with-param name="of" select="."/>
			<xsl:with-param name="requirements" select="/.."/>
			<xsl:with-param name="guidance" select="/.."/>
			<xsl:with-param name="controls" select="$free
				[key('record', concat('people:', owner))/department = current()/@id]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:call-template name="group">
		<xsl:with-param name="as" select="$as"/>
		<xsl:with-param name="of" select="/.."/>
		<xsl:with-param name="requirements"
			select="$requirements[not(key('process', concat('cts:', group)))]"/>
		<xsl:with-param name="guidance"
			select="$guidance[not(key('process', concat('cts:', group)))]"/>
		<xsl:with-param name="controls" select="$free[not(key('record', concat('departments:',
			key('record', concat('people:', owner))/department)))]"/>
	</xsl:call-template>
</xsl:template>

<!-- of: a process, a department, or nothing. -->
<xsl:template name="group">
	<xsl:param name="as"/>
	<xsl:param name="of"/>
	<xsl:param name="requirements"/>
	<xsl:param name="guidance"/>
	<xsl:param name="controls"/>
	<xsl:if test="$requirements | $guidance | $controls">
		<xsl:choose>
			<xsl:when test="$as = 'summary'">
				<xsl:call-template name="summary.row">
					<xsl:with-param name="of" select="$of"/>
					<xsl:with-param name="requirements" select="count($requirements)"/>
					<xsl:with-param name="controls" select="count($controls)"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="rows.section">
					<xsl:with-param name="of" select="$of"/>
					<xsl:with-param name="requirements" select="$requirements | $guidance"/>
					<xsl:with-param name="controls" select="$controls"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:if>
</xsl:template>

<!-- What a group is called. -->
<xsl:template name="group.title">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="local-name($of) = 'department'">
			<xsl:variable name="name"><xsl:apply-templates select="$of/name" mode="text"/></xsl:variable>
			<xsl:value-of select="c:text('checklist.controls-of', string($name))"/>
		</xsl:when>
		<xsl:when test="$of"><xsl:apply-templates select="$of/name" mode="text"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="c:text('checklist.unassigned')"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The department that is visited. -->
<xsl:template name="group.department">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="local-name($of) = 'department'">
			<xsl:apply-templates select="$of/name" mode="text"/>
		</xsl:when>
		<xsl:when test="$of">
			<xsl:call-template name="line">
				<xsl:with-param name="of"
					select="key('record', concat('departments:', $of/department))/name"/>
				<xsl:with-param name="label" select="c:text('common.department')"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Who is interviewed: the owner of the process, the head of the department. -->
<xsl:template name="group.interviewee">
	<xsl:param name="of"/>
	<xsl:choose>
		<xsl:when test="$of">
			<xsl:call-template name="article.person">
				<xsl:with-param name="id" select="$of/owner | $of/head"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The initials of those who audit a process. -->
<xsl:template name="group.auditors">
	<xsl:param name="of"/>
	<xsl:for-each select="$audit/team/auditor[$of[self::process] and processes/process = $of/@id]">
		<xsl:value-of select="initials"/>
		<xsl:call-template name="comma"/>
	</xsl:for-each>
</xsl:template>

</xsl:stylesheet>
