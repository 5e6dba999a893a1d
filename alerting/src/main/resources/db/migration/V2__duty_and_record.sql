-- Positions, responsibility, deadlines, overlays, receipts, and the chain of the journal.
-- Runs on H2 2.3 (MODE=PostgreSQL) and on PostgreSQL 14 and newer alike. Times are instants.

alter table person add column position varchar(64);

-- Who answers for an Alert --------------------------------------------------------------------------

alter table alert add column enterprise_name_en varchar(200) default '' not null;
alter table alert add column responsible varchar(64) default '' not null;
alter table alert add column offline boolean default false not null;
alter table alert add column escalations int default 0 not null;
alter table alert add column ack_due timestamp with time zone;
alter table alert add column quiet_until timestamp with time zone;
-- What was open before there were positions: the county answers, until something happens to it.
update alert set responsible = 'county:' || case division when '' then '000000' else division end;

-- Deadlines ------------------------------------------------------------------------------------------

create table deadline (
  id varchar(120) primary key,
  kind varchar(16) not null,
  subject varchar(100) not null,
  due timestamp with time zone not null
);
create index deadline_due on deadline (due);

-- Which process looks after a duty that only one may look after.
create table lease (
  name varchar(32) primary key,
  holder varchar(64) not null,
  token bigint not null,
  until timestamp with time zone not null
);
insert into lease (name, holder, token, until) values ('deadlines', '', 0, current_timestamp);

-- Overlays -------------------------------------------------------------------------------------------

-- A shelf, or a watch out of service: asked for, in force, ended. Never deleted.
create table overlay (
  id varchar(40) primary key,
  -- The watch while the overlay is asked for or in force, null afterwards: at most one.
  open_key varchar(200) unique,
  watch varchar(200) not null,
  alert varchar(40),
  enterprise varchar(32) not null,
  division varchar(6) not null,
  kind varchar(16) not null,
  state varchar(16) not null,
  reason varchar(24) not null,
  note varchar(1000) not null,
  permit varchar(100) not null,
  substitute varchar(1000) not null,
  requested_by varchar(64) not null,
  requested_at timestamp with time zone not null,
  approved_by varchar(64),
  approved_at timestamp with time zone,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by varchar(64),
  end_reason varchar(16)
);
create index overlay_watch on overlay (watch);
create index overlay_ended on overlay (ended_at);

-- Receipts -------------------------------------------------------------------------------------------

-- Says that a position has read or confirmed an Alert; never changes the Alert.
create table receipt (
  id varchar(120) primary key,
  alert varchar(40) not null references alert (id),
  position varchar(64) not null,
  kind varchar(16) not null,
  person varchar(64) not null,
  at timestamp with time zone not null
);
create index receipt_alert on receipt (alert);

-- The chain of the journal ---------------------------------------------------------------------------

-- Each entry carries the hash of itself and of the one before; the partition knows the newest.
alter table journal add column hash varchar(64);
alter table journal_partition add column head varchar(64) default '' not null;

-- Until when an overlay keeps the watch quiet at the latest; null without one.
alter table watch_state add column quiet_until timestamp with time zone;
