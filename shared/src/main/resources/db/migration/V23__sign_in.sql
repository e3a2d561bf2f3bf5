-- How people get an account of their own, and into it.

-- What they agreed to, and when; null for accounts that an operator made.
alter table account add column terms_accepted timestamptz;

-- Only an Argon2id hash of a password is kept, in the PHC string format.
create table password (
  account_id bigint primary key references account on delete cascade,
  hash       text not null,
  changed    timestamptz not null
);

-- Links in mails that prove an address: each opens one thing, once, for some time. Only the SHA-256 of
-- the secret is kept. An account is named only where it is to get the address: whether one has it
-- already is asked when the link is used.
create table mailed_link (
  hash    bytea primary key,
  purpose text not null check (purpose in ('register', 'reset', 'email')),
  email   text not null,
  account_id bigint references account on delete cascade,
  expires timestamptz not null,
  check ((purpose = 'email') = (account_id is not null))
);
create index mailed_link_expires on mailed_link (expires);
