/* The fixed wording of one language: templates/l10n/LANG.xml. */
#ifndef MODEL_L10N_H
#define MODEL_L10N_H

#include "base/diag.h"

#include <glib.h>
#include <libxml/tree.h>

struct l10n;

/* Takes the parsed file: <l10n xml:lang="en"><text key="k">…{1}…</text>…</l10n>. */
struct l10n *l10n_new(xmlDoc *tree);
void l10n_free(struct l10n *l);

const char *l10n_lang(const struct l10n *l);

/* The element l10n itself; borrowed. */
xmlNode *l10n_root(const struct l10n *l);

/* The text of that key, or NULL. */
const char *l10n_text(const struct l10n *l, const char *key);

/* The text with {1}, {2} … replaced by args[0], args[1] …; NULL if there is no such key.
 * The caller frees. */
char *l10n_format(const struct l10n *l, const char *key, const char *const *args, int count);

/* "2026-04-23" in the words of the language (key common.date: {1} year, {2} month, {3} day;
 * months by key common.month.N); the text itself if it is no date.  The caller frees. */
char *l10n_date(const struct l10n *l, const char *iso);

/* The title of a document (its entry in the description): its own, else its type's with what it is
 * about, else its id. */
const char *l10n_title(const struct l10n *l, const xmlNode *document);

/* Several names as one: "a、b" or "a, b and c" (keys common.list-comma, common.list-and). */
char *l10n_join(const struct l10n *l, const GPtrArray *names);

#endif
