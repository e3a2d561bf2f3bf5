-- Passkeys beside passwords (Web Authentication). They hold public keys only.
create table passkey (
  id              bigint generated always as identity primary key,
  account_id      bigint not null references account on delete cascade,
  credential_id   bytea not null unique,
  -- the key's id, model and public key, as the browser has sent them
  credential      bytea not null,
  backup_eligible boolean not null,
  sign_count      bigint not null,
  name            text not null,
  created         timestamptz not null,
  used            timestamptz
);
create index passkey_account on passkey (account_id);

-- What a passkey is to sign, once.
create table passkey_challenge (
  challenge  bytea primary key,
  account_id bigint not null references account on delete cascade,
  ceremony   text not null,
  ends       timestamptz not null
);
create index passkey_challenge_account on passkey_challenge (account_id);
