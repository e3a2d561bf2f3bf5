-- What people show beside their password.

-- The secret that an app and this instance share, sealed with the instance's key. No code is asked for
-- before one has shown that the app has it.
create table second_factor (
  account_id bigint primary key references account on delete cascade,
  secret     bytea not null,
  confirmed  timestamptz,
  last_step  bigint not null
);

-- For whom the app is lost. Only the SHA-256 of a code is kept; a code that was used is gone.
create table recovery_code (
  hash       bytea primary key,
  account_id bigint not null references account on delete cascade
);
create index recovery_code_account on recovery_code (account_id);
