-- Suppression by design and latching. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table watch_state add column latching boolean default false not null;

create table suppression_rule (
  id varchar(40) primary key,
  -- The watch while the rule is asked for or in force, null afterwards: at most one.
  open_key varchar(200) unique,
  watch varchar(200) not null,
  cause varchar(200) not null,
  enterprise varchar(32) not null,
  division varchar(9) not null,
  state varchar(16) not null,
  reason varchar(500) not null,
  evidence varchar(500) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  approved_by varchar(64),
  approved_at timestamp with time zone,
  until timestamp with time zone not null,
  ended_by varchar(64),
  ended_at timestamp with time zone
);
create index suppression_rule_cause on suppression_rule (cause);
