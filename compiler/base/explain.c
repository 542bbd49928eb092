#include "base/explain.h"

#include <string.h>

/* An explanation of what is no message does not compile. */
static const struct explanation explanations[MSG_COUNT] = {
#define E(id, cause, example, mend) [MSG_##id] = { cause, example, mend },
#include "base/explanations.def"
#undef E
};

const struct explanation *msg_explanation(enum msg id)
{
	return &explanations[id];
}

enum msg msg_named(const char *name)
{
	char *plain = g_strdelimit(g_ascii_strdown(name, -1), "_", '-');
	enum msg id = 0;

	while (id < MSG_COUNT && strcmp(msg_name(id), plain) != 0)
		id++;
	g_free(plain);
	return id;
}

char *msg_outline(enum msg id)
{
	const char *blanks[16];

	for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++)
		blanks[i] = "…";
	return msg_fill(msg_text(id), blanks);
}
