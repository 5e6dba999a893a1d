-- Leads: what detectors found unusual, a row a period, and what people say about it. Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
create table lead (
  id varchar(32) primary key,
  source varchar(20) not null,
  enterprise varchar(32) not null,
  point varchar(64) not null,
  unit varchar(64) not null,
  rule varchar(64) not null,
  mode varchar(8) not null,
  began timestamp with time zone not null,
  ended timestamp with time zone,
  outcome varchar(12) not null,
  zh varchar(600) not null,
  en varchar(600) not null,
  outcome_zh varchar(200) default '' not null,
  outcome_en varchar(200) default '' not null,
  verdict varchar(8),
  note varchar(200) default '' not null,
  judged_by varchar(64),
  judged_at timestamp with time zone
);
create index lead_enterprise on lead (enterprise, began);
