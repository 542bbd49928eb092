/* The namespaces and reserved names of the model. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

/* Elements of the model and of catalogs have no namespace; prose is DocBook. */
#define NS_DOCBOOK "http://docbook.org/ns/docbook"
#define NS_XLINK   "http://www.w3.org/1999/xlink"
/* Extension functions of the transforms, prefix c. */
#define NS_CSMSC   "urn:csmsc:functions"
/* The one attribute that carries source spans through all trees, prefix s: s:at. */
#define NS_SPAN    "urn:csmsc:span"
/* The page maker's vocabulary. */
#define NS_FLOW    "urn:csmsc:flow"

#endif
