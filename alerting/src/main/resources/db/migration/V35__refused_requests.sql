-- What was refused to whom, a row for each hour, so that a flood of the same stays one row.
-- Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table refused_request (
  id varchar(64) primary key,
  who varchar(80) not null,
  source varchar(64) not null,
  act varchar(240) not null,
  code varchar(40) not null,
  times bigint not null,
  began timestamp with time zone not null,
  latest timestamp with time zone not null
);
create index refused_request_latest on refused_request (latest);
