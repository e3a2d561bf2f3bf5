-- How many of a version's revisions came from newer versions that the public may not see. Whoever
-- may not see these is told the revision without them: else it would tell that they are there.
alter table record add column hidden_raises integer not null default 0;
