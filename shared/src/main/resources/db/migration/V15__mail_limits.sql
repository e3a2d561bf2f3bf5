-- Mail is counted by its address, by who caused it, and by the record that a guest asks about.
alter table mail add column sender text;
alter table mail add column topic text;
create index mail_recipient on mail (lower(recipient), created);
create index mail_sender on mail (sender, created) where sender is not null;
create index mail_topic on mail (topic, created) where topic is not null;
