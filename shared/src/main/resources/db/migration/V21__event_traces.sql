-- The span that caused an event, as W3C's traceparent names it: whoever handles the event continues
-- its trace. Null where nothing is traced.
alter table outbox add column traceparent text;
