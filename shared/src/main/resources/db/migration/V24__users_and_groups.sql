-- What administrators decide about accounts and groups, who finds them, and how they are found.

-- InvenioRDM's defaults: nobody is found by others until they want to be.
alter table account add column public_profile boolean not null default false;
alter table account add column public_email boolean not null default false;
alter table account add column verified timestamptz;
-- a blocked account is not active either, which is what the version before knows
alter table account add column blocked timestamptz;
alter table account add column updated timestamptz;
alter table account add column revision_id int not null default 0;

-- Groups that somebody else keeps, such as an identity provider, are not managed here.
alter table role add column managed boolean not null default true;
alter table role add column created timestamptz not null default now();
alter table role add column updated timestamptz;
alter table role add column revision_id int not null default 0;

insert into role (name, description)
values ('administration-moderation', 'May manage accounts and groups.') on conflict do nothing;

-- Words of names and addresses. Without their punctuation, so that the parts of an address are words.
create index account_words on account using gin (to_tsvector('simple', translate(
  full_name || ' ' || email || ' ' || id::text, '@.-_+/:''&=%~#', '             ')));
create index account_public_words on account using gin (to_tsvector('simple', translate(
  full_name || ' ' || case when public_email then email else '' end,
  '@.-_+/:''&=%~#', '             ')));

-- Orders of the lists of accounts.
create index account_created on account (created, id);
create index account_public on account (created, id) where active and public_profile;
create index account_updated on account ((coalesce(updated, created)), id);
create index account_name on account (lower(full_name), id);
create index account_domain on account ((split_part(lower(email), '@', 2)), id);
create index account_role_name on account_role (role_name);

-- Whether records are shared with a group.
create index access_grant_subject on access_grant (subject_type, subject_id);
