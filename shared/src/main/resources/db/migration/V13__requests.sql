-- Discussions outlive what they were about: a draft that is thrown away, a record that is purged.
alter table request drop constraint request_parent_id_fkey,
  add constraint request_parent_id_fkey foreign key (parent_id) references parent
    on delete set null;

-- Nobody's removal takes the discussion with it; a community with requests is not removed at all.
alter table request drop constraint request_receiver_community_fkey,
  add constraint request_receiver_community_fkey foreign key (receiver_community)
    references community on delete restrict,
  drop constraint request_receiver_account_fkey,
  add constraint request_receiver_account_fkey foreign key (receiver_account) references account
    on delete set null,
  drop constraint request_receiver_role_fkey,
  add constraint request_receiver_role_fkey foreign key (receiver_role) references role
    on delete set null;

create index request_topic on request (topic_pid);

-- Comments are replied to.
alter table request_event add column parent_id uuid references request_event on delete cascade;
create index request_event_parent on request_event (parent_id, created) where parent_id is not null;

-- As in InvenioRDM: being handed in is what a request begins with and no step of it, and of a
-- deleted comment the timeline says that there was one.
delete from request_event where type = 'L' and payload ->> 'event' = 'submitted';
update request_event set type = 'L', payload =
  '{"event": "comment_deleted", "content": "comment was deleted", "format": "html"}'
  where type = 'D';
update request_event set payload = payload || '{"format": "html"}'
  where type = 'L' and not payload ? 'format';
alter table request_event drop constraint request_event_type_check,
  add constraint request_event_type_check check (type in ('C', 'L'));

-- Every community has all of its rules.
update community set document = jsonb_set(document, '{access}',
  '{"visibility": "public", "members_visibility": "public", "member_policy": "open",
    "record_submission_policy": "open", "review_policy": "closed"}'
  || coalesce(nullif(document -> 'access', 'null'), '{}'));
