/* The tags and texts of an XML file, by their bytes.
 *
 * libxml2 has found the file well-formed, at least up to the place of interest; it says neither
 * where a start tag begins nor where in the file a text stands, so these are found here.  Nothing
 * is read past the end whatever the bytes are. */
#ifndef READ_XML_SCAN_H
#define READ_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* TOKEN_REMARK: a comment, a processing instruction or the XML declaration. */
enum token_kind { TOKEN_START, TOKEN_END, TOKEN_TEXT, TOKEN_CDATA, TOKEN_REMARK };

/* text: of a tag its name, otherwise what stands between the signs. */
struct token {
	enum token_kind kind;
	const char *p, *end;
	const char *text;
	size_t length;
	bool empty; /* a start tag that is its own end tag */
};

struct scan {
	const char *p, *end;
};

/* False at the end of the bytes, also where what begins there is not complete. */
bool scan_next(struct scan *s, struct token *t);

struct attribute {
	const char *name;
	size_t length;
	const char *value; /* between the quotes, as it stands in the file */
	size_t value_length;
};

/* The attribute of a start tag at or after *p, which first is NULL and is moved past it. */
bool scan_attribute(const struct token *t, const char **p, struct attribute *a);

#endif
