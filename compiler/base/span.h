/* A place in a source file. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

/* file: path as the user would write it, relative to the organisation's folder, interned
 * (g_intern_string) so that spans are copied freely; NULL when there is no place to show.
 * line, col: 1-based; col counts code points. 0 = unknown. */
struct span {
	const char *file;
	int line;
	int col;
};

#define SPAN_NONE ((struct span){ 0 })

#endif
