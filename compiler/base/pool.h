/* A pool: what dies together is taken from one and freed at once. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct pool;

struct pool *pool_new(void);
void pool_free(struct pool *pool);

/* `size` zeroed bytes, aligned for any type; they live as long as the pool. */
void *pool_take(struct pool *pool, size_t size);

/* A copy of `length` bytes with a NUL after them. */
char *pool_copy(struct pool *pool, const char *bytes, size_t length);

#endif
