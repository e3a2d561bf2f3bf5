/**
 * Data models read from declarations, and the engine that validates, normalizes, indexes and
 * describes documents by them.
 *
 * <p>A model is a folder {@code models/<name>} on the class path, listed in a {@code
 * models/index.yaml}, or in the instance's directory:
 *
 * <ul>
 *   <li>{@code model.yaml}: name, title, description, endpoint, the name of its schema's file, its
 *       files of {@code custom-fields}, {@code sorts}, and {@code aliases} of fields in queries;
 *   <li>a JSON Schema 2020-12, in YAML or JSON, with the annotations below;
 *   <li>{@code custom_fields/*.yaml}: a {@code namespace}, a form's {@code section}, and {@code
 *       fields} named {@code namespace:field}, each a schema. They may refer to the {@code $defs}
 *       of the model. An instance adds such files to a shipped model in a folder of its name.
 * </ul>
 *
 * <p>The fields that all models share stand in {@code models/system.yaml}.
 *
 * <h2>Annotations of a field</h2>
 *
 * Each is written {@code x-reperio-<word>}. A word that is not here is refused at start.
 *
 * <dl>
 *   <dt>{@code index}
 *   <dd>text, text-keyword, html, keyword, identifier, edtf, date, long, double, boolean, geo,
 *       localized, count or none; without it the JSON type decides.
 *   <dt>{@code search: <boost>}
 *   <dd>a plain search looks there, with that weight.
 *   <dt>{@code suggest}, {@code nested}
 *   <dd>suggests as people type; each value is indexed on its own.
 *   <dt>{@code private}, {@code readers: <field>}, {@code per-reader}
 *   <dd>hidden from everybody; hidden from all whose tokens are not in that field of the document;
 *       the search works the value out for each reader. A field without one of these is public: it
 *       is shown to everybody who finds the document.
 *   <dt>{@code copy-to: <path>}, {@code combine: {into, from, separator}}
 *   <dd>the value is also indexed in another field; parts of each entry are joined in one.
 *   <dt>{@code vocabulary: <name>}
 *   <dd>the object's {@code id} is a term of it. {@code dereference} says what of the term an
 *       answer holds, {@code term-index} what the index holds beyond that: {@code {to: from}}.
 *   <dt>{@code schemes: [...]}, {@code identifier: <scheme>}
 *   <dd>an object of {@code identifier} and {@code scheme}; a string of one scheme.
 *   <dt>{@code unique-by: {keys, message}}, {@code require-any: {of, message}}, {@code exclusive}
 *   <dd>no two entries alike; one group of properties is there; one property or the others.
 *   <dt>{@code html}, {@code geojson}, {@code person}
 *   <dd>HTML with allowed tags; a geometry; the parts of a name.
 *   <dt>{@code facet: {name, label, field, subfield, vocabulary, labels, order, size, scopes,
 *       shown}}
 *   <dd>values are counted and filtered by; a list declares several.
 *   <dt>{@code sort: {name, title, descending}}
 *   <dd>results can be ordered by it.
 *   <dt>{@code form: {widget, section, placeholder}}, {@code landing: {section}}, {@code dc}
 *   <dd>what edits it, where the page shows it, which element of Dublin Core it becomes.
 *   <dt>{@code message: {<keyword>: <sentence>}}
 *   <dd>what is said when the keyword refuses a value.
 *   <dt>{@code derive: file-types}
 *   <dd>the extensions of the files' names are indexed beside it.
 * </dl>
 *
 * <p>Formats beyond those of JSON Schema: {@code edtf}, {@code edtf-or-time}, {@code iso-date},
 * {@code web-address}. {@code default} is filled in, {@code readOnly} is dropped from input.
 */
package org.reperio.model;
