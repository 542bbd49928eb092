/* SHA-256 of trees and bytes, as lower-case hexadecimal. */
#ifndef CONTROL_DIGEST_H
#define CONTROL_DIGEST_H

#include <glib.h>
#include <libxml/tree.h>
#include <stddef.h>

enum { DIGEST_SIZE = 65 }; /* 64 digits and the closing NUL */

struct digest;

struct digest *digest_new(void);
void digest_add(struct digest *d, const void *bytes, size_t size);
/* Writes the digest and frees `d`. */
void digest_end(struct digest *d, char out[DIGEST_SIZE]);

void digest_bytes(const void *bytes, size_t size, char out[DIGEST_SIZE]);

/* The canonical form (C14N 1.0) of a tree without its places; the tree is not changed. */
GBytes *digest_canonical(const xmlDoc *tree);

#endif
