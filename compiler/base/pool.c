#include "base/pool.h"

#include <glib.h>
#include <stdalign.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

struct pool {
	struct block *blocks; /* the newest first */
};

struct pool *pool_new(void)
{
	return g_new0(struct pool, 1);
}

void pool_free(struct pool *pool)
{
	if (!pool)
		return;
	for (struct block *b = pool->blocks, *next; b; b = next) {
		next = b->next;
		g_free(b);
	}
	g_free(pool);
}

static struct block *block_new(struct pool *pool, size_t size)
{
	size_t room = MAX(size, (size_t)BLOCK_BYTES);
	struct block *b = g_malloc(sizeof *b + room);

	b->used = 0;
	b->size = room;
	b->next = pool->blocks;
	pool->blocks = b;
	return b;
}

void *pool_take(struct pool *pool, size_t size)
{
	size_t need = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	struct block *b = pool->blocks;
	void *p;

	if (!b || b->size - b->used < need)
		b = block_new(pool, need);
	p = b->bytes + b->used;
	b->used += need;
	return memset(p, 0, need);
}

char *pool_copy(struct pool *pool, const char *bytes, size_t length)
{
	char *copy = pool_take(pool, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}
