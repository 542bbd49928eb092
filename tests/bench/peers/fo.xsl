<?xml version="1.0" encoding="UTF-8"?>
<!-- A flow dump as XSL-FO: for Apache FOP.  LOOK is what look.py printed, ROOT the folder of the
     images. -->
<xsl:stylesheet version="1.0"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:f="urn:csmsc:flow"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	exclude-result-prefixes="f">

<xsl:param name="look"/>
<xsl:param name="root"/>
<xsl:variable name="styles" select="document($look)/look"/>
<xsl:variable name="fields" select="/f:flow/f:field"/>

<xsl:output method="xml" encoding="UTF-8"/>
<xsl:strip-space elements="f:flow f:sequence f:piece f:table f:row f:cell f:list f:item f:keep f:contents"/>

<xsl:template match="f:flow">
	<fo:root xml:lang="{@xml:lang}">
		<fo:layout-master-set><xsl:apply-templates select="$styles/page"/></fo:layout-master-set>
		<fo:bookmark-tree><xsl:apply-templates select="//f:heading" mode="bookmark"/></fo:bookmark-tree>
		<xsl:apply-templates select="f:sequence"/>
	</fo:root>
</xsl:template>

<xsl:template match="page">
	<fo:simple-page-master master-name="{@id}" page-width="{@width}pt" page-height="{@height}pt"
		margin-left="{@left}pt" margin-right="{@right}pt">
		<fo:region-body margin-top="{@top}pt" margin-bottom="{@bottom}pt"/>
		<fo:region-before extent="{@top}pt"/>
		<fo:region-after extent="{@bottom}pt"/>
	</fo:simple-page-master>
</xsl:template>

<xsl:template match="f:heading" mode="bookmark">
	<fo:bookmark internal-destination="{@id}">
		<fo:bookmark-title><xsl:apply-templates mode="bookmark"/></fo:bookmark-title>
	</fo:bookmark>
</xsl:template>

<xsl:template match="f:tab" mode="bookmark"><xsl:text> </xsl:text></xsl:template>

<!-- The look: records as properties. -->

<xsl:template match="text | run | cell | row" mode="face">
	<xsl:if test="@families"><xsl:attribute name="font-family"><xsl:value-of select="@families"/></xsl:attribute></xsl:if>
	<xsl:if test="@size"><xsl:attribute name="font-size"><xsl:value-of select="@size"/>pt</xsl:attribute></xsl:if>
	<xsl:if test="@scale"><xsl:attribute name="font-size"><xsl:value-of select="@scale"/>em</xsl:attribute></xsl:if>
	<xsl:if test="@leading"><xsl:attribute name="line-height"><xsl:value-of select="@leading"/>pt</xsl:attribute></xsl:if>
	<xsl:if test="@weight = 'bold'"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
	<xsl:if test="@colour"><xsl:attribute name="color"><xsl:value-of select="@colour"/></xsl:attribute></xsl:if>
	<xsl:if test="@fill"><xsl:attribute name="background-color"><xsl:value-of select="@fill"/></xsl:attribute></xsl:if>
	<xsl:if test="@align = 'right'"><xsl:attribute name="text-align">right</xsl:attribute></xsl:if>
	<xsl:if test="@align = 'centre'"><xsl:attribute name="text-align">center</xsl:attribute></xsl:if>
	<xsl:if test="@min-height"><xsl:attribute name="height"><xsl:value-of select="@min-height"/>pt</xsl:attribute></xsl:if>
</xsl:template>

<xsl:template match="text" mode="block">
	<xsl:apply-templates select="." mode="face"/>
	<xsl:attribute name="space-before"><xsl:value-of select="@before"/>pt</xsl:attribute>
	<xsl:attribute name="space-after"><xsl:value-of select="@after"/>pt</xsl:attribute>
	<xsl:if test="@indent"><xsl:attribute name="start-indent"><xsl:value-of select="@indent"/>pt</xsl:attribute></xsl:if>
	<xsl:if test="@keep-next = 'True'"><xsl:attribute name="keep-with-next.within-column">always</xsl:attribute></xsl:if>
</xsl:template>

<!-- Blocks -->

<xsl:template match="f:sequence">
	<fo:page-sequence master-reference="{@page}">
		<xsl:if test="@page != 'cover'">
			<fo:static-content flow-name="xsl-region-before">
				<xsl:call-template name="running">
					<xsl:with-param name="above" select="$styles/page[@id = current()/@page]/@top div 2"/>
					<xsl:with-param name="left" select="$fields[@name = 'organisation']"/>
					<xsl:with-param name="right" select="$fields[@name = 'number' or @name = 'title']"/>
				</xsl:call-template>
			</fo:static-content>
		</xsl:if>
		<fo:static-content flow-name="xsl-region-after">
			<xsl:call-template name="running">
				<xsl:with-param name="above" select="$styles/page[@id = current()/@page]/@bottom div 3"/>
				<xsl:with-param name="left" select="$fields[@name = 'version' or @name = 'state']"/>
				<xsl:with-param name="centre" select="$fields[@name = 'classification']"/>
				<xsl:with-param name="right" select="$fields[@name = 'page']"/>
			</xsl:call-template>
		</fo:static-content>
		<fo:flow flow-name="xsl-region-body">
			<xsl:apply-templates/>
			<xsl:if test="not(following-sibling::f:sequence)"><fo:block id="the-end"/></xsl:if>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<xsl:template name="running">
	<xsl:param name="above"/>
	<xsl:param name="left"/>
	<xsl:param name="centre" select="/.."/>
	<xsl:param name="right"/>
	<fo:table table-layout="fixed" width="100%" space-before="{$above}pt" space-before.conditionality="retain">
		<xsl:apply-templates select="$styles/text[@id = 'head']" mode="face"/>
		<fo:table-body>
			<fo:table-row>
				<fo:table-cell text-align="left"><fo:block><xsl:apply-templates select="$left"/></fo:block></fo:table-cell>
				<fo:table-cell text-align="center"><fo:block><xsl:apply-templates select="$centre"/></fo:block></fo:table-cell>
				<fo:table-cell text-align="right"><fo:block><xsl:apply-templates select="$right"/></fo:block></fo:table-cell>
			</fo:table-row>
		</fo:table-body>
	</fo:table>
</xsl:template>

<xsl:template match="f:field"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
<xsl:template match="f:piece"><xsl:apply-templates select="*[not(self::f:qr)]"/></xsl:template>
<xsl:template match="f:page-number"><fo:page-number/></xsl:template>
<xsl:template match="f:page-count"><fo:page-number-citation ref-id="the-end"/></xsl:template>

<xsl:template match="f:para[@style]">
	<fo:block>
		<xsl:copy-of select="@id"/>
		<xsl:apply-templates select="$styles/text[@id = current()/@style]" mode="block"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="f:para">
	<fo:block space-after="3pt"><xsl:copy-of select="@id"/><xsl:apply-templates/></fo:block>
</xsl:template>

<xsl:template match="f:heading">
	<fo:block keep-with-next.within-column="always">
		<xsl:copy-of select="@id"/>
		<xsl:apply-templates select="$styles/text[@id = concat('heading-', current()/@level)]" mode="block"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="f:keep">
	<fo:block keep-together.within-column="always"><xsl:apply-templates/></fo:block>
</xsl:template>

<xsl:template match="f:image">
	<fo:block space-after="8pt">
		<fo:external-graphic src="url('{$root}/{@src}')" content-height="{$styles/image[@id = current()/@style]/@height}pt"/>
	</fo:block>
</xsl:template>

<xsl:template match="f:list">
	<fo:list-block provisional-distance-between-starts="{$styles/list/@indent}pt" provisional-label-separation="2pt"
		space-before="{$styles/list/@around}pt" space-after="{$styles/list/@around}pt"><xsl:apply-templates/></fo:list-block>
</xsl:template>

<xsl:template match="f:item">
	<fo:list-item space-after="{$styles/list/@gap}pt">
		<fo:list-item-label end-indent="label-end()">
			<fo:block color="{$styles/list/@colour}">
				<xsl:apply-templates select="$styles/text[@id = 'body']" mode="face"/>
				<xsl:value-of select="@label"/>
			</fo:block>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()"><xsl:apply-templates mode="item"/></fo:list-item-body>
	</fo:list-item>
</xsl:template>

<!-- A style's indent would take the place of the list's. -->
<xsl:template match="f:para" mode="item">
	<fo:block>
		<xsl:apply-templates select="$styles/text[@id = current()/@style]" mode="face"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="f:contents"><xsl:apply-templates/></xsl:template>

<xsl:template match="f:entry">
	<fo:block text-align-last="justify">
		<xsl:apply-templates mode="block" select="$styles/text[@id = concat('contents-', current()/@level)
			and not(current()/../@style) or @id = current()/../@style]"/>
		<fo:basic-link internal-destination="{@to}">
			<xsl:apply-templates/>
			<fo:leader leader-pattern="dots"/>
			<fo:page-number-citation ref-id="{@to}"/>
		</fo:basic-link>
	</fo:block>
</xsl:template>

<!-- Tables -->

<xsl:template match="f:table">
	<xsl:variable name="look" select="$styles/table[@id = current()/@style]"/>
	<xsl:apply-templates select="f:caption"/>
	<fo:table table-layout="fixed" width="100%" space-before="{$look/@before}pt" space-after="{$look/@after}pt"
		border-top="{$look/@top-rule}pt solid {$look/@frame-colour}"
		border-bottom="{$look/@top-rule}pt solid {$look/@frame-colour}">
		<xsl:copy-of select="@id"/>
		<xsl:apply-templates select="$styles/text[@id = $look/@text]" mode="face"/>
		<xsl:call-template name="columns"><xsl:with-param name="widths" select="concat(@widths, ' ')"/></xsl:call-template>
		<xsl:if test="@header-rows &gt; 0">
			<fo:table-header border-bottom="{$look/@head-rule}pt solid {$look/@frame-colour}">
				<xsl:apply-templates select="$styles/text[@id = $look/@head]" mode="face"/>
				<xsl:apply-templates select="f:row[position() &lt;= current()/@header-rows]"/>
			</fo:table-header>
		</xsl:if>
		<fo:table-body><xsl:apply-templates select="f:row[position() &gt; current()/@header-rows]"/></fo:table-body>
	</fo:table>
</xsl:template>

<xsl:template match="f:caption">
	<fo:block>
		<xsl:apply-templates select="$styles/text[@id = 'caption']" mode="block"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template name="columns">
	<xsl:param name="widths"/>
	<xsl:if test="$widths">
		<fo:table-column column-width="proportional-column-width({substring-before($widths, ' ')})"/>
		<xsl:call-template name="columns"><xsl:with-param name="widths" select="substring-after($widths, ' ')"/></xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template match="f:row">
	<fo:table-row>
		<xsl:copy-of select="@id"/>
		<xsl:apply-templates select="$styles/row[@id = current()/@style]" mode="face"/>
		<xsl:apply-templates/>
	</fo:table-row>
</xsl:template>

<xsl:template match="f:cell">
	<xsl:variable name="look" select="$styles/table[@id = current()/../../@style]"/>
	<fo:table-cell padding="{$look/@pad-y}pt {$look/@pad-x}pt" start-indent="0pt"
		border-bottom="{$look/@rule}pt solid {$look/@rule-colour}">
		<xsl:if test="@columns"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if>
		<xsl:if test="@rows"><xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
		<xsl:apply-templates select="$styles/cell[@id = current()/@style]" mode="face"/>
		<xsl:apply-templates/>
		<xsl:if test="not(*)"><fo:block/></xsl:if>
	</fo:table-cell>
</xsl:template>

<!-- In a line -->

<xsl:template match="f:run">
	<xsl:variable name="look" select="$styles/run[@id = current()/@style]"/>
	<fo:inline>
		<xsl:apply-templates select="$look" mode="face"/>
		<xsl:if test="starts-with($look/@dot, '#')">
			<fo:leader leader-pattern="rule" leader-length="0.6em" rule-thickness="0.6em" color="{$look/@dot}"/>
			<xsl:text> </xsl:text>
		</xsl:if>
		<xsl:apply-templates/>
	</fo:inline>
</xsl:template>

<xsl:template match="f:link">
	<fo:basic-link color="{$styles/run[@id = 'link']/@colour}">
		<xsl:if test="@to"><xsl:attribute name="internal-destination"><xsl:value-of select="@to"/></xsl:attribute></xsl:if>
		<xsl:if test="@href"><xsl:attribute name="external-destination">url('<xsl:value-of select="@href"/>')</xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</fo:basic-link>
</xsl:template>

<xsl:template match="f:tab"><fo:leader leader-length="1em"/></xsl:template>

<xsl:template match="f:bar">
	<fo:leader leader-pattern="rule" leader-length="{$styles/bar/@width * @width div 100}pt"
		rule-thickness="{$styles/bar/@height}pt" color="{$styles/bar/@colour}"/>
</xsl:template>

<xsl:template match="*">
	<xsl:message terminate="yes">no rule for &lt;<xsl:value-of select="name()"/>&gt;</xsl:message>
</xsl:template>

</xsl:stylesheet>
