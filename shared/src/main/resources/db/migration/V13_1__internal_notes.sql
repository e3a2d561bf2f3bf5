-- What administrators note about a record, for themselves. It stands beside the document, so that
-- nothing that shows, exports or indexes documents can tell it.
alter table draft add column internal_notes jsonb;
alter table record add column internal_notes jsonb;
