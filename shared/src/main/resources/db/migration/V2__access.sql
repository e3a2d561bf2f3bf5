-- Members of communities: people, or everybody who has a role.
create table community_member (
  id           uuid primary key,
  community_id uuid not null references community on delete cascade,
  account_id   bigint references account on delete cascade,
  role_name    text references role on delete cascade,
  role         text not null check (role in ('reader', 'curator', 'manager', 'owner')),
  visible      boolean not null default false,
  created      timestamptz not null default now(),
  check (num_nonnulls(account_id, role_name) = 1),
  unique (community_id, account_id),
  unique (community_id, role_name)
);
create index community_member_account on community_member (account_id);
create index community_member_role on community_member (role_name);

-- What an owner allows others to do with all versions of a record.
create table access_grant (
  id           bigint generated always as identity primary key,
  parent_id    uuid not null references parent on delete cascade,
  subject_type text not null check (subject_type in ('user', 'role', 'system_role')),
  subject_id   text not null,
  permission   text not null check (permission in ('view', 'preview', 'edit', 'manage')),
  origin       text,
  created      timestamptz not null default now(),
  unique (parent_id, subject_type, subject_id)
);

-- Share links. The token is worked out from the row and the instance's secret key: it is not kept.
create table access_link (
  id          uuid primary key,
  parent_id   uuid not null references parent on delete cascade,
  permission  text not null check (permission in ('view', 'preview', 'edit')),
  nonce       bytea not null,
  description text not null default '',
  origin      text,
  created     timestamptz not null default now(),
  expires     timestamptz
);
create index access_link_parent on access_link (parent_id);

-- Requests: somebody asks somebody else to decide something about a topic.
create table request (
  id                 uuid primary key,
  number             bigint generated always as identity unique,
  type               text not null,
  status             text not null check (status in
                       ('created', 'submitted', 'accepted', 'declined', 'cancelled', 'expired')),
  title              text not null default '',
  description        text not null default '',
  created_by         bigint references account on delete set null,
  created_by_email   text,
  receiver_community uuid references community on delete cascade,
  receiver_account   bigint references account on delete cascade,
  receiver_role      text references role on delete cascade,
  parent_id          uuid references parent on delete cascade,
  topic_pid          text,
  payload            jsonb not null default '{}',
  created            timestamptz not null default now(),
  updated            timestamptz not null default now(),
  expires            timestamptz,
  revision_id        int not null default 0
);
create index request_parent on request (parent_id);
create index request_receiver_community on request (receiver_community);
create index request_receiver_account on request (receiver_account);
create index request_created_by on request (created_by);

-- What was said and done about a request: comments (C) and what it went through (L).
-- Several happen in one transaction, and are told in their order.
create table request_event (
  id          uuid primary key,
  request_id  uuid not null references request on delete cascade,
  type        text not null check (type in ('C', 'L', 'D')),
  payload     jsonb not null,
  created_by  bigint references account on delete set null,
  created_by_email text,
  created     timestamptz not null default clock_timestamp(),
  updated     timestamptz not null default clock_timestamp(),
  revision_id int not null default 0
);
create index request_event_request on request_event (request_id, created);

-- A guest asks for access only after the address has been proven to be theirs.
create table guest_access_token (
  hash       bytea primary key,
  parent_id  uuid not null references parent on delete cascade,
  record_pid text not null,
  email      text not null,
  full_name  text not null,
  message    text not null default '',
  consent    boolean not null,
  expires    timestamptz not null
);

alter table parent add column review_id uuid references request on delete set null;

-- P published, D deleted (a tombstone stays), X marked for purge.
alter table record add column deletion_status char(1) not null default 'P'
  check (deletion_status in ('P', 'D', 'X'));
alter table record add column tombstone jsonb;
alter table record add check (deletion_status = 'P' or tombstone is not null);
create index record_embargo on record ((document #>> '{access,embargo,until}'))
  where (document #> '{access,embargo,active}') = 'true'::jsonb;

-- Mail waits here until the worker has handed it to the mail server.
create table mail (
  id        bigint generated always as identity primary key,
  recipient text not null,
  subject   text not null,
  body      text not null,
  created   timestamptz not null default now(),
  next_try  timestamptz not null default now(),
  attempts  int not null default 0,
  sent      timestamptz,
  failure   text
);
create index mail_waiting on mail (next_try) where sent is null;
