-- Warning notices (警示通报) of bureaus to plants, and who has read them. Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
create table warning_notice (
  id varchar(40) primary key,
  title varchar(100) not null,
  content varchar(2000) not null,
  measure varchar(2000) not null,
  sent_from varchar(64) not null,
  sent_by varchar(64) not null,
  sent_at timestamp with time zone not null
);
create index warning_notice_sent on warning_notice (sent_at);

create table notice_reader (
  id varchar(73) primary key,
  notice varchar(40) not null references warning_notice (id),
  enterprise varchar(32) not null references enterprise (id),
  division varchar(6) not null,
  read_by varchar(64),
  read_at timestamp with time zone
);
create index notice_reader_notice on notice_reader (notice);
