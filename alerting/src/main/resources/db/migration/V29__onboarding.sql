-- How plants come to be watched: phases, plant files as taken, and applications. Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
alter table enterprise add column phase varchar(16) default 'LIVE' not null;

create table plant_file (
  enterprise varchar(32) primary key references enterprise (id),
  digest varchar(64) not null,
  content text not null
);

create table onboarding (
  id varchar(40) primary key,
  version bigint not null,
  open_key varchar(32) unique,
  enterprise varchar(32) not null,
  division varchar(6) not null,
  kind varchar(16) not null,
  state varchar(24) not null,
  draft text not null,
  base varchar(64),
  reason varchar(400) not null,
  sensors varchar(2000) not null,
  credit_code varchar(32) not null,
  contact varchar(64) not null,
  phone varchar(32) not null,
  dust_headcount int,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  submitted_by varchar(64),
  submitted_at timestamp with time zone,
  issued_at timestamp with time zone,
  trial_began timestamp with time zone,
  trial_until timestamp with time zone,
  answered_by varchar(64),
  answered_at timestamp with time zone,
  evidence text
);
create index onboarding_asked on onboarding (asked_at);
