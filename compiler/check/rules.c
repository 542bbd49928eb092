/* The table of rules: what must hold between the facts.  A rule is one function in one of the
 * rules_*.c files; everything it finds is a gap (the draft is built, marked, and not issued). */
#include "check/rules.h"

static const struct rule rules[] = {
#define RULE(name, section, source) { #name, section, source, rule_##name },
#include "check/rules.def"
#undef RULE
};

void topic_record(const struct check_scope *scope, const xmlNode *record)
{
	unsigned ordinal = 0;
	char *topic;

	for (const xmlNode *n = record->prev; n; n = n->prev)
		ordinal += n->type == XML_ELEMENT_NODE;
	topic = g_strdup_printf("%s/%u", (const char *)record->parent->name, ordinal);
	diag_topic(scope->diag, topic);
	g_free(topic);
}

const struct rule *check_rule(size_t index)
{
	return index < G_N_ELEMENTS(rules) ? &rules[index] : NULL;
}

void check_rules(const struct check_scope *scope)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		diag_topic(scope->diag, rules[i].section);
		rules[i].run(scope);
	}
	diag_topic(scope->diag, NULL);
}
