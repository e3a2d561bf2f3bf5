-- What the queue monitor shows and switches. Nothing of lasting value is in it, except that a consumer
-- which was paused stays so.

-- Consumers that take nothing until somebody resumes them, by the name of their queue.
create table consumer_pause (
  queue text primary key,
  since timestamptz not null default now()
);

-- The processes that do the work of the background, as they last said.
create table live_worker (
  id      text primary key,
  host    text not null,
  version text not null,
  -- the queues that it takes from, one a line
  queues  text not null,
  started timestamptz not null,
  seen    timestamptz not null
);

-- How many messages waited at a time, and what all workers together did with them in the seconds after.
create table queue_sample (
  queue     text not null,
  at        timestamptz not null,
  -- null: nobody could ask the broker
  waiting   bigint,
  consumers bigint,
  taken     bigint not null default 0,
  handled   bigint not null default 0,
  refused   bigint not null default 0,
  primary key (queue, at)
);
create index queue_sample_at on queue_sample (at);
