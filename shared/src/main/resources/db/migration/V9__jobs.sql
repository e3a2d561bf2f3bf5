-- Long and scheduled work. A job is a task of the program with its arguments and its schedule; a run is
-- one time that it was, is or will be done. The shapes are those of InvenioRDM's administration.
create table job (
  id            uuid primary key,
  task          text not null,
  title         text not null,
  description   text not null,
  active        boolean not null default true,
  default_queue text not null default 'default',
  run_args      jsonb not null default '{}',
  -- null: the schedule that the task has by itself
  schedule      jsonb,
  -- the schedule that next_run was planned by
  plan          text,
  next_run      timestamptz,
  notification_emails   jsonb not null default '[]',
  notification_statuses jsonb not null default '[]',
  created       timestamptz not null default now(),
  updated       timestamptz not null default now(),
  revision      int not null default 0
);
create index job_due on job (next_run) where active;

-- status: queued, running, success, failed, warning, cancelling, cancelled (X), partial. A run without a
-- queue is done by the process that made it.
create table job_run (
  id            uuid primary key,
  job_id        uuid not null references job on delete cascade,
  parent_run_id uuid references job_run on delete cascade,
  task          text not null,
  title         text not null,
  status        text not null check (status in ('Q', 'R', 'S', 'F', 'W', 'C', 'X', 'P')),
  started_by    bigint references account on delete set null,
  args          jsonb not null default '{}',
  queue         text,
  message       text,
  attempt       int not null default 0,
  not_before    timestamptz not null default now(),
  worker        text,
  leased_until  timestamptz,
  total_entries    bigint,
  inserted_entries bigint not null default 0,
  updated_entries  bigint not null default 0,
  errored_entries  bigint not null default 0,
  created       timestamptz not null default now(),
  started       timestamptz,
  finished      timestamptz,
  constraint job_run_leased check (status not in ('R', 'C') or (worker is not null and leased_until is not null)),
  constraint job_run_ended check ((finished is null) = (status in ('Q', 'R', 'C')))
);
create index job_run_unfinished on job_run (status, not_before) where finished is null;
create index job_run_history on job_run (job_id, created desc);
create index job_run_parent on job_run (parent_run_id) where parent_run_id is not null;

create table job_run_line (
  id      bigint generated always as identity primary key,
  run_id  uuid not null references job_run on delete cascade,
  level   text not null check (level in ('INFO', 'WARNING', 'ERROR')),
  message text not null,
  created timestamptz not null default now()
);
create index job_run_line_run on job_run_line (run_id, id);

-- The newest changes, which are compared with the index.
create index record_changed on record (updated);
create index draft_changed on draft (updated);
