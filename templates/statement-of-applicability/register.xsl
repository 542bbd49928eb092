<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 4 of the Statement of Applicability: one row for every control of Annex A, every cloud
     control, every demand of the organisation's own catalogs and every control of its own, in the
     order of the catalogs.  Each row
     carries its control as remap, and no other row of the document does. -->
<xsl:stylesheet version="1.0"
	xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">

<xsl:template name="register">
	<section role="landscape" xml:id="section-register">
		<title><xsl:value-of select="c:text('soa.register')"/></title>
		<para role="lead">
			<xsl:call-template name="naming">
				<xsl:with-param name="of">section-register</xsl:with-param>
				<xsl:with-param name="key">soa.register-lead</xsl:with-param>
			</xsl:call-template>
		</para>
		<xsl:for-each select="$themes">
			<section>
				<xsl:attribute name="xml:id">section-<xsl:value-of select="@id"/></xsl:attribute>
				<xsl:variable name="title"><xsl:apply-templates select="title" mode="text"/></xsl:variable>
				<title><xsl:value-of select="concat(@id, ' ', $title)"/></title>
				<xsl:call-template name="register.table">
					<xsl:with-param name="name" select="$title"/>
					<xsl:with-param name="of" select="../../entries/entry[kind = 'control']
						[group = current()/@id]"/>
				</xsl:call-template>
			</section>
		</xsl:for-each>
		<section xml:id="section-cloud-controls">
			<title><xsl:value-of select="c:text('soa.cloud-controls')"/></title>
			<xsl:call-template name="register.table">
				<xsl:with-param name="name" select="c:text('soa.cloud-theme')"/>
				<xsl:with-param name="of" select="$cloud-controls"/>
			</xsl:call-template>
		</section>
		<xsl:for-each select="$csms/catalogs/catalog-file[catalog = $own-entries/../../catalog]">
			<section xml:id="section-catalog-{catalog}">
				<xsl:variable name="title"><xsl:apply-templates select="title" mode="text"/></xsl:variable>
				<title><xsl:value-of select="$title"/></title>
				<xsl:call-template name="register.table">
					<xsl:with-param name="name" select="$title"/>
					<xsl:with-param name="of" select="$own-entries[../../catalog = current()/catalog]"/>
					<xsl:with-param name="own">1</xsl:with-param>
				</xsl:call-template>
			</section>
		</xsl:for-each>
		<xsl:if test="$csms/additional-controls/additional-control">
			<section xml:id="section-own-rows">
				<title><xsl:value-of select="c:text('soa.own-controls')"/></title>
				<xsl:call-template name="register.table">
					<xsl:with-param name="name" select="c:text('soa.own-controls')"/>
					<xsl:with-param name="of" select="$csms/additional-controls/additional-control"/>
					<xsl:with-param name="own">1</xsl:with-param>
				</xsl:call-template>
			</section>
		</xsl:if>
	</section>
</xsl:template>

<!-- name: what the controls are called together; own: they are our own, so that the title tells what is
     asked, and the number what it was derived from. -->
<xsl:template name="register.table">
	<xsl:param name="name"/>
	<xsl:param name="of"/>
	<xsl:param name="own"/>
	<table role="register">
		<title><xsl:value-of select="c:text('soa.table-register', string($name))"/></title>
		<tgroup cols="7">
			<colspec colname="number" colwidth="{10 + 4 * boolean($own)}*"/>
			<colspec colname="title" colwidth="{13 + 11 * boolean($own)}*"/>
			<colspec colname="status" colwidth="10*"/><colspec colname="reasons" colwidth="16*"/>
			<colspec colname="how" colwidth="31*"/><colspec colname="duty" colwidth="12*"/>
			<colspec colname="proof" colwidth="16*"/>
			<thead>
				<row>
					<entry><para><xsl:value-of select="c:text('soa.column-number')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-title')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-status')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-reasons')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-how')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-duty')"/></para></entry>
					<entry><para><xsl:value-of select="c:text('soa.column-proof')"/></para></entry>
				</row>
			</thead>
			<tbody><xsl:apply-templates select="$of" mode="register"/></tbody>
		</tgroup>
	</table>
</xsl:template>

<xsl:template match="entry" mode="register">
	<xsl:call-template name="register.row">
		<xsl:with-param name="ref" select="concat(../../catalog, ':', @id)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="additional-control" mode="register">
	<xsl:call-template name="register.row">
		<xsl:with-param name="ref" select="concat('own:', @id)"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="register.row">
	<xsl:param name="ref"/>
	<xsl:variable name="decision" select="key('decision', $ref)[1]"/>
	<row remap="{$ref}">
		<xsl:if test="not($decision)"><xsl:attribute name="role">gap</xsl:attribute></xsl:if>
		<xsl:if test="$decision/applicable = 'false'">
			<xsl:attribute name="role">excluded</xsl:attribute>
		</xsl:if>
		<xsl:apply-templates select="." mode="register.number">
			<xsl:with-param name="ref" select="$ref"/>
		</xsl:apply-templates>
		<xsl:call-template name="register.title">
			<xsl:with-param name="decision" select="$decision"/>
		</xsl:call-template>
		<xsl:choose>
			<xsl:when test="not($decision)">
				<xsl:call-template name="register.undecided">
					<xsl:with-param name="ref" select="$ref"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="$decision/applicable = 'true'">
				<xsl:apply-templates select="$decision" mode="register.applicable"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="$decision" mode="register.excluded"/>
			</xsl:otherwise>
		</xsl:choose>
	</row>
</xsl:template>

<!-- The control's number with the numbers other texts have for it. -->
<xsl:template match="entry" mode="register.number">
	<xsl:param name="ref"/>
	<!-- Annex A meets the specification through the guidance clause, a cloud control directly. -->
	<xsl:variable name="guidance" select="key('cross', $ref)/@to
		[starts-with(., 'iso27017:') and not(starts-with(., 'iso27017:CLD.'))]"/>
	<xsl:variable name="asking" select="key('cross', $guidance)/@to | key('cross', $ref)/@to"/>
	<xsl:variable name="clauses" select="key('catalog', 'cts')/groups/group
		[concat('cts:', @id) = $asking
			or @id = key('entry', $asking)[../../catalog = 'cts']/group]"/>
	<entry>
		<para>
			<xsl:call-template name="anchor"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
			<emphasis role="strong"><xsl:value-of select="@id"/></emphasis>
		</para>
		<xsl:call-template name="register.cross">
			<xsl:with-param name="label" select="c:text('soa.ref-iso27002-2013')"/>
			<xsl:with-param name="of"
				select="key('entry', key('cross', $ref)/@to)[../../catalog = 'iso27002-2013']"/>
		</xsl:call-template>
		<xsl:call-template name="register.cross">
			<xsl:with-param name="label" select="c:text('soa.ref-iso27017')"/>
			<xsl:with-param name="of" select="key('entry', $guidance)"/>
		</xsl:call-template>
		<xsl:call-template name="register.cross">
			<xsl:with-param name="label" select="c:text('soa.ref-cts')"/>
			<xsl:with-param name="of" select="$clauses"/>
		</xsl:call-template>
		<xsl:call-template name="register.own-cross"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
		<xsl:if test="kind = 'extended' and key('alias', $ref)">
			<para role="note">
				<xsl:value-of select="c:text('soa.cited-as')"/>
				<xsl:text> </xsl:text>
				<xsl:for-each select="key('alias', $ref)">
					<xsl:value-of select="cited"/>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<xsl:template match="additional-control" mode="register.number">
	<xsl:param name="ref"/>
	<entry>
		<para>
			<xsl:call-template name="anchor"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
			<emphasis role="strong"><xsl:value-of select="@id"/></emphasis>
		</para>
	</entry>
</xsl:template>

<!-- Between the organisation's own catalogs and Annex A the correspondence is shown at both ends. -->
<xsl:template name="register.own-cross">
	<xsl:param name="ref"/>
	<xsl:variable name="there" select="key('entry', key('cross', $ref)/@to)"/>
	<xsl:for-each select="$csms/catalogs/catalog-file">
		<xsl:call-template name="register.cross">
			<xsl:with-param name="label" select="edition"/>
			<xsl:with-param name="of" select="$there[../../catalog = current()/catalog]"/>
		</xsl:call-template>
	</xsl:for-each>
	<xsl:if test="ancestor::csms">
		<xsl:call-template name="register.cross">
			<xsl:with-param name="label" select="key('catalog', 'iso27001')/edition"/>
			<xsl:with-param name="of" select="$there[../../catalog = 'iso27001']"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- Entries (or clauses) of one other text. -->
<xsl:template name="register.cross">
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

<!-- The organisation's title for the control prevails over the catalog's. -->
<xsl:template name="register.title">
	<xsl:param name="decision"/>
	<entry>
		<para>
			<xsl:choose>
				<xsl:when test="$decision/title">
					<xsl:apply-templates select="$decision/title" mode="text"/>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates select="title" mode="text"/></xsl:otherwise>
			</xsl:choose>
		</para>
		<!-- Nobody else has the organisation's own catalogs at hand. -->
		<xsl:if test="ancestor::csms and gist">
			<para role="note"><xsl:apply-templates select="gist" mode="text"/></para>
		</xsl:if>
		<xsl:if test="$decision">
			<para role="note">
				<xsl:choose>
					<xsl:when test="$decision/role">
						<xsl:value-of select="c:text(concat('enum.role.', $decision/role))"/>
					</xsl:when>
					<xsl:otherwise>
						<phrase role="gap">
							<xsl:value-of select="c:text('common.missing', c:text('soa.our-role'))"/>
						</phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<!-- No decision: reported control by control, unless there is none at all, which the checker says
     once for the whole list. -->
<xsl:template name="register.undecided">
	<xsl:param name="ref"/>
	<xsl:if test="$csms/controls/control">
		<xsl:value-of select="c:gap($csms/controls, 'soa-undecided', string($ref))"/>
	</xsl:if>
	<entry namest="status" nameend="proof">
		<para role="gap"><xsl:value-of select="c:text('soa.undecided-row')"/></para>
	</entry>
</xsl:template>

<xsl:template match="control" mode="register.excluded">
	<entry>
		<para><xsl:apply-templates select="." mode="status"/></para>
	</entry>
	<entry namest="reasons" nameend="proof">
		<xsl:call-template name="tagged">
			<xsl:with-param name="tag" select="c:text('soa.justification')"/>
			<xsl:with-param name="of" select="exclusion/justification"/>
		</xsl:call-template>
		<xsl:if test="not(exclusion/justification)">
			<para role="gap">
				<xsl:value-of select="c:text('common.missing', c:text('soa.justification'))"/>
			</para>
		</xsl:if>
		<xsl:call-template name="tagged.refs">
			<xsl:with-param name="tag" select="c:text('soa.risks-considered')"/>
			<xsl:with-param name="of" select="exclusion/risks/risk"/>
		</xsl:call-template>
		<xsl:if test="exclusion">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('soa.next-review')"/>
				</xsl:call-template>
				<xsl:call-template name="line">
					<xsl:with-param name="of" select="exclusion/review"/>
					<xsl:with-param name="label" select="c:text('common.day')"/>
				</xsl:call-template>
			</para>
		</xsl:if>
		<xsl:call-template name="tagged">
			<xsl:with-param name="tag" select="c:text('common.owner')"/>
			<xsl:with-param name="of" select="key('record', concat('people:', owner))/name"/>
		</xsl:call-template>
		<xsl:call-template name="tagged">
			<xsl:with-param name="tag" select="c:text('common.note')"/>
			<xsl:with-param name="of" select="note"/>
		</xsl:call-template>
	</entry>
</xsl:template>

<xsl:template match="control" mode="register.applicable">
	<entry>
		<para><xsl:value-of select="c:text('soa.applicable')"/></para>
		<para><xsl:apply-templates select="." mode="status"/></para>
	</entry>
	<xsl:apply-templates select="." mode="register.reasons"/>
	<xsl:apply-templates select="." mode="register.how"/>
	<xsl:apply-templates select="." mode="register.duty"/>
	<xsl:apply-templates select="." mode="register.proof"/>
</xsl:template>

<!-- Why it applies, split as an auditor asks for it: risk, law, contract, good practice. -->
<xsl:template match="control" mode="register.reasons">
	<entry>
		<xsl:call-template name="tagged.refs">
			<xsl:with-param name="tag" select="c:text('soa.reason-risk')"/>
			<xsl:with-param name="of" select="risks/risk"/>
		</xsl:call-template>
		<xsl:call-template name="tagged.refs">
			<xsl:with-param name="tag" select="c:text('soa.reason-law')"/>
			<xsl:with-param name="of" select="obligations/obligation"/>
		</xsl:call-template>
		<xsl:call-template name="tagged.refs">
			<xsl:with-param name="tag" select="c:text('soa.reason-contract')"/>
			<xsl:with-param name="of" select="contracts/contract"/>
		</xsl:call-template>
		<xsl:call-template name="tagged">
			<xsl:with-param name="tag" select="c:text('soa.reason-practice')"/>
			<xsl:with-param name="of" select="practice"/>
		</xsl:call-template>
		<xsl:if test="not(risks/risk | obligations/obligation | contracts/contract | practice)">
			<para role="gap">
				<xsl:value-of select="c:text('common.missing', c:text('soa.column-reasons'))"/>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<xsl:template match="control" mode="register.how">
	<entry>
		<xsl:if test="how"><para><xsl:apply-templates select="how" mode="text"/></para></xsl:if>
		<xsl:for-each select="measures/measure">
			<para>
				<link linkend="{c:anchor(concat('measures:', .))}"><xsl:value-of select="."/></link>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="key('record', concat('measures:', .))/title" mode="text"/>
			</para>
		</xsl:for-each>
		<xsl:if test="documents/document">
			<para>
				<xsl:call-template name="tag">
					<xsl:with-param name="text" select="c:text('soa.documents')"/>
				</xsl:call-template>
				<xsl:for-each select="documents/document">
					<olink targetdoc="{c:anchor(string(.))}">
						<xsl:value-of select="key('record', concat('documents:', .))/number"/>
					</olink>
					<xsl:call-template name="comma"/>
				</xsl:for-each>
			</para>
		</xsl:if>
		<xsl:call-template name="tagged">
			<xsl:with-param name="tag" select="c:text('common.note')"/>
			<xsl:with-param name="of" select="note"/>
		</xsl:call-template>
		<xsl:if test="not(how | measures/measure | documents/document)">
			<para>
				<xsl:choose>
					<xsl:when test="status = 'planned' or status = 'not-implemented'">
						<xsl:call-template name="none"/>
					</xsl:when>
					<xsl:otherwise>
						<phrase role="gap">
							<xsl:value-of select="c:text('common.missing', c:text('soa.column-how'))"/>
						</phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<!-- Who does it: the split with the other side, our owner, and what shows that inherited parts work. -->
<xsl:template match="control" mode="register.duty">
	<xsl:variable name="assurance" select="key('record', concat('assurances:', assurance))"/>
	<entry>
		<para>
			<xsl:choose>
				<xsl:when test="responsibility">
					<xsl:value-of select="c:text(concat('enum.responsibility.', responsibility))"/>
				</xsl:when>
				<xsl:otherwise>
					<phrase role="gap">
						<xsl:value-of select="c:text('common.missing', c:text('soa.responsibility'))"/>
					</phrase>
				</xsl:otherwise>
			</xsl:choose>
		</para>
		<para>
			<xsl:call-template name="tag">
				<xsl:with-param name="text" select="c:text('common.owner')"/>
			</xsl:call-template>
			<xsl:call-template name="person"><xsl:with-param name="id" select="owner"/></xsl:call-template>
		</para>
		<xsl:if test="$assurance">
			<para role="note">
				<link linkend="{c:anchor(concat('assurances:', assurance))}">
					<xsl:value-of select="assurance"/>
				</link>
				<xsl:text> </xsl:text>
				<xsl:value-of select="c:text('soa.until', string($assurance/expires))"/>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<!-- What shows that it works, and what is still to be done. -->
<xsl:template match="control" mode="register.proof">
	<entry>
		<xsl:for-each select="evidence/item">
			<xsl:variable name="item" select="key('record', concat('evidence:', .))"/>
			<para>
				<link linkend="{c:anchor(concat('evidence:', .))}"><xsl:value-of select="."/></link>
				<xsl:text> </xsl:text>
				<xsl:value-of select="$item/date"/>
				<xsl:text> </xsl:text>
				<phrase role="muted">
					<xsl:apply-templates mode="text"
						select="key('record', concat('people:', $item/owner))/name"/>
				</phrase>
			</para>
		</xsl:for-each>
		<xsl:for-each select="actions/action">
			<xsl:variable name="action" select="key('record', concat('actions:', .))"/>
			<para>
				<link linkend="{c:anchor(concat('actions:', .))}"><xsl:value-of select="."/></link>
				<xsl:text> </xsl:text>
				<xsl:if test="$action/status">
					<phrase role="muted">
						<xsl:value-of select="c:text(concat('enum.status.', $action/status))"/>
					</phrase>
					<xsl:text> </xsl:text>
				</xsl:if>
				<xsl:value-of select="c:text('soa.due', string($action/due))"/>
			</para>
		</xsl:for-each>
		<xsl:if test="not(evidence/item | actions/action)">
			<para>
				<xsl:choose>
					<xsl:when test="status = 'not-implemented'"><xsl:call-template name="none"/></xsl:when>
					<xsl:otherwise>
						<phrase role="gap">
							<xsl:value-of select="c:text('common.missing', c:text('soa.column-proof'))"/>
						</phrase>
					</xsl:otherwise>
				</xsl:choose>
			</para>
		</xsl:if>
	</entry>
</xsl:template>

<!-- "Label: text", if there is a text. -->
<xsl:template name="tagged">
	<xsl:param name="tag"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<para>
			<xsl:call-template name="tag"><xsl:with-param name="text" select="$tag"/></xsl:call-template>
			<xsl:apply-templates select="$of" mode="text"/>
		</para>
	</xsl:if>
</xsl:template>

<!-- "Label: R-01, R-02", if there are references. -->
<xsl:template name="tagged.refs">
	<xsl:param name="tag"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<para>
			<xsl:call-template name="tag"><xsl:with-param name="text" select="$tag"/></xsl:call-template>
			<xsl:apply-templates select="$of" mode="join"/>
		</para>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
