-- Planned work (计划作业) at plants. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table planned_work (
  id varchar(40) primary key,
  enterprise varchar(32) not null references enterprise (id),
  division varchar(6) not null,
  unit varchar(200) not null,
  points varchar(10000) not null,
  what varchar(200) not null,
  permit varchar(64) not null,
  state varchar(16) not null,
  begins timestamp with time zone not null,
  until timestamp with time zone not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  answered_by varchar(64),
  answered_at timestamp with time zone,
  ended_by varchar(64),
  ended_at timestamp with time zone
);
create index planned_work_until on planned_work (state, until);
