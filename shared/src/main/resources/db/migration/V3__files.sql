-- Where the storage keeps content. On the local disk that follows from the digest; in an object
-- store content stays under the name that it was written to. A location belongs to one content.
alter table stored_file add column location text;
update stored_file
  set location = substr(sha256, 1, 2) || '/' || substr(sha256, 3, 2) || '/' || sha256;
alter table stored_file alter column location set not null;
alter table stored_file add constraint stored_file_location unique (location);
-- Since when no file has it, as far as the collector has seen; it is deleted a while after.
alter table stored_file add column unreferenced_since timestamptz;

-- How a file's content comes: L whole, M in parts, F fetched by the worker, R stays elsewhere.
alter table file_object add column transfer text not null default 'L'
  check (transfer in ('L', 'M', 'F', 'R'));
alter table file_object add column transfer_url text;
alter table file_object add column transfer_error text;
alter table file_object add column fetch_claimed timestamptz;
-- What the client said of it at the start; held against what comes.
alter table file_object add column announced_size bigint check (announced_size >= 0);
alter table file_object add column announced_checksum text;
alter table file_object add column hidden boolean not null default false;
-- The storage's name of an upload in parts, while it is under way.
alter table file_object add column upload text;
alter table file_object add column parts int check (parts between 1 and 10000);
alter table file_object add column part_size bigint check (part_size > 0);
alter table file_object drop constraint file_object_status_check;
alter table file_object add constraint file_object_status_check
  check (status in ('pending', 'uploaded', 'completed', 'failed'));
alter table file_object drop constraint file_object_check;
alter table file_object add constraint file_object_content_check
  check (status in ('pending', 'failed') or sha256 is not null or transfer = 'R');
create index file_object_fetch on file_object (created) where transfer = 'F' and status = 'pending';
create index file_object_upload on file_object (upload) where upload is not null;

-- The parts of an upload. A part that is being sent again is not there until it has come whole; the
-- token tells the last sender from an earlier one.
create table file_part (
  object_id uuid not null references file_object (id) on delete cascade,
  part      int not null check (part between 1 and 10000),
  token     uuid not null,
  tag       text,
  received  timestamptz,
  primary key (object_id, part),
  check ((tag is null) = (received is null))
);

-- What the last check of stored content against its digest has found. A claim keeps two workers
-- from the same check.
create table fixity_check (
  sha256  text primary key references stored_file on delete cascade,
  claimed timestamptz not null,
  checked timestamptz,
  outcome text check (outcome in ('intact', 'damaged', 'missing', 'unreadable')),
  detail  text not null default '',
  check ((checked is null) = (outcome is null))
);
create index fixity_check_checked on fixity_check (checked);
