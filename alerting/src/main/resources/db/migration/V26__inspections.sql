-- Inspections (巡查) and spot checks (抽查) of plants and stations. Runs on H2 2.3 (MODE=PostgreSQL)
-- and PostgreSQL 14+.

-- Kinds of journal entries in whole words.
alter table journal alter column kind set data type varchar(32);

create table inspection (
  id varchar(40) primary key,
  kind varchar(16) not null,
  position varchar(64) not null,
  -- Where the position is: its enterprise, or empty; and the division of that, or its own area.
  enterprise varchar(32) not null,
  division varchar(9) not null,
  question varchar(1000) not null,
  asked_from varchar(64) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  due timestamp with time zone not null,
  -- How it was drawn, where it was: seed, and how many there were to draw from.
  seed integer,
  candidates integer,
  answer varchar(2000) not null,
  answered_by varchar(64),
  answered_at timestamp with time zone,
  missed_at timestamp with time zone
);
create index inspection_asked on inspection (asked_at);

create table inspection_item (
  id varchar(44) primary key,
  inspection varchar(40) not null references inspection (id),
  ordinal integer not null,
  what varchar(200) not null,
  fine boolean,
  note varchar(500) not null
);
create index inspection_item_inspection on inspection_item (inspection);
