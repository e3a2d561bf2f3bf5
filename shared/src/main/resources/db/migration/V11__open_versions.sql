-- The newest version that is open to everybody, of those that a concept has.
create index record_open_version on record (parent_id, version_index)
  where deletion_status = 'P' and document #>> '{access,record}' is distinct from 'restricted';
