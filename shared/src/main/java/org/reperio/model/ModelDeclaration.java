package org.reperio.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A data model as it is declared, its custom fields and the system's fields included.
 *
 * @param name in addresses of indexes and in queries: small letters, digits and hyphens
 * @param title for people, plural
 * @param endpoint the collection's name in the REST API: {@code records}
 * @param schema JSON Schema 2020-12 with annotations; what only the server writes is {@code
 *     readOnly}
 * @param sorts by name, in their order
 * @param aliases other names of fields in queries
 */
record ModelDeclaration(
    String name,
    String title,
    String description,
    String endpoint,
    ObjectNode schema,
    Map<String, SortDeclaration> sorts,
    Map<String, String> aliases) {}
