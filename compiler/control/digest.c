#include "control/digest.h"

#include "base/mem.h"
#include "model/place.h"

#include <libxml/c14n.h>
#include <openssl/evp.h>

struct digest {
	EVP_MD_CTX *context;
};

struct digest *digest_new(void)
{
	struct digest *d = g_new0(struct digest, 1);

	d->context = mem_must(EVP_MD_CTX_new());
	if (!EVP_DigestInit_ex(d->context, EVP_sha256(), NULL))
		mem_die();
	return d;
}

void digest_add(struct digest *d, const void *bytes, size_t size)
{
	if (!EVP_DigestUpdate(d->context, bytes, size))
		mem_die();
}

void digest_end(struct digest *d, char out[DIGEST_SIZE])
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned size = 0;

	if (!EVP_DigestFinal_ex(d->context, raw, &size))
		mem_die();
	for (unsigned i = 0; i < size; i++)
		g_snprintf(out + 2 * i, 3, "%02x", raw[i]);
	EVP_MD_CTX_free(d->context);
	g_free(d);
}

void digest_bytes(const void *bytes, size_t size, char out[DIGEST_SIZE])
{
	struct digest *d = digest_new();

	digest_add(d, bytes, size);
	digest_end(d, out);
}

GBytes *digest_canonical(const xmlDoc *tree)
{
	xmlDoc *bare = mem_must(xmlCopyDoc((xmlDoc *)tree, 1));
	xmlChar *text = NULL;
	int size;
	GBytes *bytes;

	tree_strip_places(xmlDocGetRootElement(bare));
	size = xmlC14NDocDumpMemory(bare, NULL, XML_C14N_1_0, NULL, 0, &text);
	if (size < 0)
		mem_die();
	bytes = g_bytes_new(text, (gsize)size);
	xmlFree(text);
	xmlFreeDoc(bare);
	return bytes;
}
