-- Why rules of plants' own deserve an Alert. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table watch_rationale (
  watch varchar(200) primary key references watch (id),
  enterprise varchar(32) not null references enterprise (id),
  harm varchar(8) not null,
  consequence varchar(200) not null,
  consequence_en varchar(200) not null,
  action varchar(200) not null,
  action_en varchar(200) not null,
  respond_minutes int not null,
  justification varchar(200)
);
create index watch_rationale_enterprise on watch_rationale (enterprise);
