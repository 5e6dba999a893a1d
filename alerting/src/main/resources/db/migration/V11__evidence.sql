-- Files that show what is said in a Case; their bytes lie in the data folder. Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
create table evidence_file (
  id varchar(32) primary key,
  disposal varchar(40) not null references disposal_case (id),
  name varchar(120) not null,
  kind varchar(8) not null,
  bytes bigint not null,
  sha256 varchar(64) not null,
  added_by varchar(64) not null,
  added_at timestamp with time zone not null
);
create index evidence_disposal on evidence_file (disposal, added_at);
