-- In what order contents are checked: the next one is found without a look at all others.
create index fixity_check_due on fixity_check (checked nulls first);
