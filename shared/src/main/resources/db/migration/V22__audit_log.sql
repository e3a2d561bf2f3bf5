-- The audit log: who did what, when and from where. Entries are never changed or deleted, and each
-- carries the hash of the one before it: 'reperio audit verify' finds what somebody has changed.

-- Entries wait here from the transaction that wrote them until they get their place in the chain, so
-- that transactions which end at the same time do not wait for each other.
create table audit_waiting (
  number        bigint generated always as identity primary key,
  id            uuid not null,
  created       timestamptz not null,
  action        text not null,
  resource_type text not null,
  resource_id   text not null,
  -- an account's number, or system or anonymous
  actor         text not null,
  -- as they were then
  actor_name    text,
  actor_email   text,
  address       text,
  request_id    text,
  -- JSON as text: the hash is that of these characters
  details       text not null check (details::jsonb is not null)
);

create table audit_entry (
  sequence      bigint primary key check (sequence > 0),
  id            uuid not null unique,
  created       timestamptz not null,
  action        text not null,
  resource_type text not null,
  resource_id   text not null,
  actor         text not null,
  actor_name    text,
  actor_email   text,
  address       text,
  request_id    text,
  details       text not null check (details::jsonb is not null),
  previous      bytea not null check (length(previous) = 32),
  hash          bytea not null unique check (length(hash) = 32)
);
create index audit_entry_resource on audit_entry (resource_id, sequence);
create index audit_entry_actor on audit_entry (actor, sequence);
create index audit_entry_action on audit_entry (action, sequence);
create index audit_entry_created on audit_entry (created);
-- counts by type and action read this and no row
create index audit_entry_facets on audit_entry (resource_type, action);
create index audit_entry_words on audit_entry using gin (to_tsvector('simple',
  action || ' ' || resource_type || ' ' || resource_id || ' ' || actor || ' ' || coalesce(actor_name, '')
  || ' ' || coalesce(actor_email, '') || ' ' || coalesce(address, '') || ' ' || coalesce(request_id, '')
  || ' ' || details));

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_is_kept before truncate on audit_entry
  for each statement execute function refuse_audit_change();
create trigger audit_waiting_stays before update on audit_waiting
  for each row execute function refuse_audit_change();
create trigger audit_waiting_is_kept before truncate on audit_waiting
  for each statement execute function refuse_audit_change();

-- What waits leaves only for the chain.
create function refuse_audit_loss() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_entry where id = old.id) then
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;

create trigger audit_waiting_is_chained before delete on audit_waiting
  for each row execute function refuse_audit_loss();

-- Where the application is not the owner of the schema, it may not even try.
do $$
declare
  grantee name;
begin
  for grantee in
    select distinct r.rolname from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where c.oid = 'audit_entry'::regclass and a.grantee <> c.relowner
  loop
    execute format('revoke update, delete, truncate on audit_entry from %I', grantee);
    execute format('revoke update, truncate on audit_waiting from %I', grantee);
  end loop;
end
$$;
