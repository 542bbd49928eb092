/* Open points: findings as a draft prints them, in its language. */
#ifndef CONTROL_POINTS_H
#define CONTROL_POINTS_H

#include "base/diag.h"
#include "model/l10n.h"

/* How many findings (struct diagnostic *) from `first` on are one open point: those of one message
 * and place that say the same of several things, such as controls without a decision.
 * At least 1. */
guint point_count(const GPtrArray *findings, guint first, const struct l10n *l);

/* What `count` findings from `first` on say together: key "message.ID" of the language, with {1} …
 * for the arguments, else the English of messages.def.  The caller frees. */
char *point_text(const GPtrArray *findings, guint first, guint count, const struct l10n *l);

#endif
