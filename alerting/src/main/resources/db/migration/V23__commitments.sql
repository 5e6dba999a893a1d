-- Daily safety commitments (安全承诺) of plants. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table commitment (
  id varchar(43) primary key,
  enterprise varchar(32) not null references enterprise (id),
  division varchar(6) not null,
  for_day varchar(10) not null,
  hazards varchar(1000) not null,
  works varchar(1000) not null,
  published_by varchar(64) not null,
  published_at timestamp with time zone not null,
  late boolean not null
);
create index commitment_day on commitment (for_day);
