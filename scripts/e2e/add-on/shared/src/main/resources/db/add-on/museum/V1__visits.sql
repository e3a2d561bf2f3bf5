create table museum_visit (
  id    bigint generated always as identity primary key,
  event text not null
);
