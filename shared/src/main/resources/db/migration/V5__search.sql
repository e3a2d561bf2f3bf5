-- How often drafts of a concept have come and gone. A record's document in the index says whether a
-- draft stands in front of it; with this number in its version, a late write never undoes a newer one.
alter table parent add column draft_changes bigint not null default 0;

create function count_draft_change() returns trigger language plpgsql as $$
begin
  update parent set draft_changes = draft_changes + 1
    where id = case when tg_op = 'DELETE' then old.parent_id else new.parent_id end;
  return null;
end
$$;

create trigger draft_comes_and_goes after insert or delete on draft
  for each row execute function count_draft_change();

create index draft_parent on draft (parent_id);
create index draft_model on draft (model, id);
create index record_model on record (model, id);
