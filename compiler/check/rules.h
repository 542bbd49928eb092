/* The rules, one function each, and what they share. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

#define RULE(name, section, source) void rule_##name(const struct check_scope *scope);
#include "check/rules.def"
#undef RULE

/* The first item of a top-level list, or NULL; go on with node_next. */
xmlNode *first_of(const struct check_scope *scope, const char *section);
/* True if the child of that name holds that text. */
bool child_is(const xmlNode *node, const char *name, const char *text);
/* The child's text if it is a valid date, else NULL: the checker reports the others. */
const char *child_date(const xmlNode *node, const char *name);
/* "provider", "customer" or "both"; NULL if the description gives none of them. */
const char *cloud_role(const struct check_scope *scope);
/* True if the node has a list of that name with at least one item. */
bool has_items(const xmlNode *node, const char *name);

/* True if the document is an auditor's form, which follows that body's control and numbers. */
bool is_form(const struct check_scope *scope, const xmlNode *document);
/* The findings that follow are about this record of a top-level list (diag_topic). */
void topic_record(const struct check_scope *scope, const xmlNode *record);

#endif
