-- What the registrar of a managed identifier (provider datacite or crossref) knows and has yet to be told.
-- 'pending' says that something has to be told; everything that happens to the record meanwhile raises
-- the revision, so that who told the registrar about an older one does not take it for done.
alter table pid
  add column state        text not null default 'registered'
    check (state in ('reserved', 'pending', 'registered', 'hidden', 'failed')),
  add column revision     int not null default 0,
  add column registered   timestamptz,
  add column sent_hash    bytea,
  add column ticket       text,
  add column attempts     int not null default 0,
  add column reason       text,
  add column next_try     timestamptz,
  add column leased_until timestamptz,
  add column updated      timestamptz not null default now(),
  add constraint pid_pending_has_time check (state <> 'pending' or next_try is not null);
create index pid_pending on pid (next_try) where state = 'pending';
create index pid_refused on pid (updated) where reason is not null;
create index pid_parent on pid (parent_id);

-- The concept's own identifiers, in the shape of a record's pids.
alter table parent add column pids jsonb not null default '{}';
