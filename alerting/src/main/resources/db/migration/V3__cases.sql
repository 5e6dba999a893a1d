-- Cases (处置单): the human handling of Alerts. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.

create table disposal_case (
  id varchar(40) primary key,
  changed_epoch bigint not null,
  changed_n bigint not null,
  version bigint not null,
  -- Enterprise, unit and scheme: Alerts of one key join one case while they follow each other.
  join_key varchar(300) not null,
  enterprise varchar(32) not null,
  enterprise_name varchar(200) not null,
  enterprise_name_en varchar(200) not null,
  division varchar(6) not null,
  unit varchar(200) not null,
  scheme varchar(16) not null,
  severity varchar(8) not null,
  mode varchar(8) not null,
  offline boolean not null,
  state varchar(20) not null,
  responsible varchar(64) not null,
  opened timestamp with time zone not null,
  newest_alert timestamp with time zone not null,
  alerts int not null,
  due timestamp with time zone,
  escalations int not null,
  assignee varchar(64),
  received_by varchar(64),
  received_at timestamp with time zone,
  false_alarm boolean not null,
  cause varchar(500) not null,
  measure varchar(1000) not null,
  evidence varchar(500) not null,
  feedback_by varchar(64),
  feedback_at timestamp with time zone,
  closed_by varchar(64),
  closed_at timestamp with time zone,
  reopened int not null
);
create index disposal_case_join on disposal_case (join_key, newest_alert);
create index disposal_case_changed on disposal_case (changed_epoch, changed_n);
create index disposal_case_closed on disposal_case (closed_at);

create table case_alert (
  alert varchar(40) primary key references alert (id),
  disposal varchar(40) not null references disposal_case (id)
);
create index case_alert_case on case_alert (disposal);
