/* The forms of single values as regular expressions that JSON Schema (ECMA 262, unanchored) and
 * RELAX NG (XML Schema, anchored) both read: no classes but \s and \S, no look-ahead. */
#ifndef MODEL_SCHEMA_PATTERN_H
#define MODEL_SCHEMA_PATTERN_H

/* check/value.c and read/value_model.c say the same by hand, because they say what is wrong. */
#define PATTERN_ID       "[A-Za-z][A-Za-z0-9._\\-]{0,63}"
#define PATTERN_COUNT    "[0-9]{1,9}"
#define PATTERN_LANGUAGE "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
/* The name of a catalog of the organisation's own (check/rules_catalog.c). */
#define PATTERN_CATALOG  "[a-z][a-z0-9.\\-]*"
/* The id of an entry or clause of a catalog, after "catalog:". */
#define PATTERN_ENTRY    "[A-Za-z0-9][A-Za-z0-9._\\-]*"
/* Not outside of the folder, nothing hidden. */
#define PATTERN_PATH     "(\\./)*[^./][^/]*(/+(\\./)*[^./][^/]*)*"
/* One line in which there is something to read. */
#define PATTERN_LINE     "[^\\r\\n]*[^\\s][^\\r\\n]*"
/* What comes after x- in a key of one's own, and a key below one. */
#define PATTERN_OWN      "[A-Za-z0-9._\\-\xC2\xB7-\xEF\xBF\xBD]*"
#define PATTERN_KEY      "[A-Za-z_\xC3\x80-\xEF\xBF\xBD]" PATTERN_OWN

/* Days that exist, from the year 1 on. */
#define YEAR      "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
#define YEAR_LEAP "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][48]|[2468]0|[13579][26])00)"
#define PATTERN_DATE                                                      \
	"(" YEAR "-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"           \
	"(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|"   \
	YEAR_LEAP "-02-29)"

#endif
