-- Orders, notices and calendars on record. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table declaration (
  id varchar(40) primary key,
  enterprise varchar(32) not null references enterprise (id),
  division varchar(6) not null,
  kind varchar(16) not null,
  units varchar(10000) not null,
  allowed_kw double precision,
  document varchar(64) not null,
  note varchar(200) not null,
  begins timestamp with time zone not null,
  until timestamp with time zone,
  made_by varchar(64) not null,
  made_at timestamp with time zone not null,
  replaces varchar(40),
  ended_by varchar(64),
  ended_at timestamp with time zone
);
create index declaration_of on declaration (enterprise, ended_at);
