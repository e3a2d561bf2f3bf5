-- When a token was last used, to the hour, so that its owner finds those that nobody needs any more.
alter table token add column used timestamptz;
