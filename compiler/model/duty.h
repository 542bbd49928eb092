/* The duties that two sides of the cloud share under an agreement (8.4.2; ISO/IEC 27017 6.1.1,
 * CLD.6.3.1).  What holds for a duty is looked up in this order: what the description says of the
 * agreement, of its service, in general; what the Statement of Applicability decides on the same
 * subject; where the catalog starts for the service model. */
#ifndef MODEL_DUTY_H
#define MODEL_DUTY_H

#include "model/catalog.h"
#include "model/doc.h"

#include <glib.h>
#include <libxml/tree.h>

/* The counterparty: a customer if the service is provided, a supplier if it is used; NULL if the
 * agreement names none that exists. */
xmlNode *agreement_party(const struct doc *doc, const xmlNode *agreement);

/* Rows of `responsibilities`, the more specific first. */
enum duty_scope { DUTY_AGREEMENT, DUTY_SERVICE, DUTY_GENERAL, DUTY_SCOPES };

/* One duty of one agreement; everything is borrowed. */
struct duty {
	const char *ref;             /* "iso27017:9.2.1", "own:OC.1" */
	xmlNode *agreement;
	xmlNode *service;            /* NULL if the agreement names none that exists */
	xmlNode *entry;              /* of the catalog; NULL for own: */
	xmlNode *rows[DUTY_SCOPES];  /* what is said of it, each may be NULL */
	xmlNode *decision;           /* the control-decision on the same subject, or NULL */
};

/* All duties of an agreement (struct duty *): every entry of iso27017, then the further controls
 * that rows about this agreement name.  The caller's. */
GPtrArray *duties_of(const struct doc *doc, const struct catalogs *catalogs, xmlNode *agreement);

/* True if a responsibility row is about this agreement: it names it, else its service, else
 * neither.  The scope goes to *scope. */
bool duty_row_concerns(const xmlNode *row, const xmlNode *agreement, enum duty_scope *scope);

/* The first element of that name in the most specific row that has it, or NULL.  A text in several
 * languages goes on with the siblings of its name. */
xmlNode *duty_said(const struct duty *duty, const char *key);

/* The person accountable for it here: as said, else the owner of the control; NULL if neither. */
const char *duty_accountable(const struct duty *duty);

/* What messages about the duty point at: the most specific row, else the agreement. */
xmlNode *duty_source(const struct duty *duty);

/* Who has the duty: what is said, else the catalog's start for the service model; the element
 * that says so goes to *at (NULL: the catalog).  NULL if neither says anything. */
const char *duty_owner(const struct duty *duty, xmlNode **at);

#endif
