/* What the tests of resolve/ share: a few document types, a catalog, a clause module and wording
 * of their own, so that they do not move with those of templates/.
 *   paper      about nobody; reads people, services and risks; has a clause module
 *   notice     about nobody, for others; reads people
 *   matrix     about an agreement, for its counterparty
 *   checklist  about an audit, the auditor's */
#ifndef TESTS_STANDARDS_H
#define TESTS_STANDARDS_H

#include "base/diag.h"
#include "base/file.h"
#include "resolve/standards.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *path, *text;
} standards_files_written[] = {
	{ "index.yaml",
	  "types:\n"
	  "  - {id: paper, title: type.paper, level: policy, clause: 'cts:5.2',\n"
	  "     reads: [organisation, people, services, risks]}\n"
	  "  - {id: notice, title: type.paper, level: record, clause: 'cts:8.4.7', handed-out: true,\n"
	  "     reads: [people]}\n"
	  "  - {id: matrix, title: type.matrix, level: record, clause: 'cts:8.4.2', subject: agreements,\n"
	  "     reads: [organisation, departments, people, services, customers, suppliers, contracts, assurances,\n"
	  "       assets, agreements, responsibilities, documents],\n"
	  "     named: [departments, people, services, customers, suppliers, contracts, assurances, agreements,\n"
	  "       documents],\n"
	  "     concerning: [assets, responsibilities], catalogs: [iso27017]}\n"
	  "  - {id: checklist, title: type.checklist, level: record, clause: 'cts:9.2', subject: audits,\n"
	  "     issuer: auditor, reads: [audits, processes, documents], named: [audits]}\n" },
	{ "catalogs/iso27017.yaml",
	  "catalog: iso27017\n"
	  "title: Shares\n"
	  "edition: '1'\n"
	  "entries:\n"
	  "  - id: '1'\n"
	  "    group: '1'\n"
	  "    kind: guidance\n"
	  "    refs: ['iso27001:A.1']\n"
	  "    owners: {iaas: customer, paas: customer, saas: provider}\n"
	  "    practice:\n"
	  "      - {side: provider, text: {en: Does, zh-CN: 做}, evidence: {en: Shows, zh-CN: 示}}\n"
	  "      - {side: customer, text: Checks}\n" },
	{ "clauses/paper.yaml",
	  "clauses: paper\n"
	  "topics:\n"
	  "  - {id: aim, title: {en: Aim, zh-CN: 目的}, refs: ['cts:5.2-a', 'cts:5.2-b'],\n"
	  "     paragraphs: [{id: p, text: {en: We aim., zh-CN: 我们。}}]}\n" },
	{ "l10n/en.xml",
	  "<l10n xml:lang='en'><text key='type.paper'>Paper</text><text key='type.matrix'>Matrix</text>"
	  "<text key='title.agreement'>{1} of {2} with {3}</text></l10n>" },
};

static inline struct standards *standards_written(void)
{
	char *folder = g_dir_make_tmp("standards-XXXXXX", NULL);
	struct diag *d = diag_new();
	struct standards *s;

	for (size_t i = 0; i < G_N_ELEMENTS(standards_files_written); i++) {
		char *path = g_build_filename(folder, standards_files_written[i].path, NULL);
		char *parent = g_path_get_dirname(path);

		g_mkdir_with_parents(parent, 0700);
		g_file_set_contents(path, standards_files_written[i].text, -1, NULL);
		g_free(parent);
		g_free(path);
	}
	s = standards_load(folder, d);
	if (!s || diag_all(d)->len)
		g_error("the types of this test cannot be read: %s", diag_all(d)->len
			? ((struct diagnostic *)diag_all(d)->pdata[0])->text : "?");
	file_remove_tree(folder, d);
	diag_free(d);
	g_free(folder);
	return s;
}

#endif
