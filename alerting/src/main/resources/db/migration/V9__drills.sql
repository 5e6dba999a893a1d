-- Exercises (design: alerts §3, A25), and who is told of them. Runs on H2 2.3 (MODE=PostgreSQL) and
-- PostgreSQL 14+.
create table drill (
  id varchar(40) primary key,
  enterprise varchar(32) not null,
  division varchar(6) not null,
  watch varchar(200) not null,
  severity varchar(8) not null,
  note varchar(200) not null,
  alert varchar(40) not null references alert (id),
  started_by varchar(64) not null,
  started_at timestamp with time zone not null,
  ended_by varchar(64),
  ended_at timestamp with time zone
);
create index drill_started on drill (started_at);

alter table channel add column drills boolean default false not null;
update channel set drills = true where kind = 'CONTROL_ROOM';
