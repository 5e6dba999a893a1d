-- Runs on H2 2.3 (MODE=PostgreSQL) and on PostgreSQL 14 and newer alike. Times are instants.

-- Registry ---------------------------------------------------------------------------------------

-- One row per lane; its counters give the lane-local numbers, dense and for life.
create table lane (
  id int primary key,
  points int not null,
  next_slot int not null,
  next_watch int not null,
  next_gateway int not null,
  -- The newest state epoch that the judge of this lane spoke under, and since when we know it.
  state_epoch bigint not null,
  epoch_since timestamp with time zone not null
);

create table enterprise (
  id varchar(32) primary key,
  name varchar(200) not null,
  name_en varchar(200) not null,
  division varchar(6) not null,
  packs varchar(400) not null,
  lane int not null references lane (id),
  created timestamp with time zone not null
);

create table gateway (
  id varchar(65) primary key,
  enterprise varchar(32) not null references enterprise (id),
  name varchar(32) not null,
  number int not null,
  version bigint not null,
  retired boolean not null,
  definition bytea not null
);
create index gateway_enterprise on gateway (enterprise);

create table point (
  id varchar(97) primary key,
  enterprise varchar(32) not null references enterprise (id),
  slot int not null,
  version bigint not null,
  retired boolean not null,
  definition bytea not null
);
create index point_enterprise on point (enterprise);

-- A rule bound to a point. It keeps its number when it is unbound, in case it comes back.
create table watch (
  id varchar(200) primary key,
  enterprise varchar(32) not null references enterprise (id),
  point varchar(97) not null references point (id),
  rule varchar(64) not null,
  number int not null,
  -- Of the rule as bound here: grows with every change of its numbers.
  version int not null,
  name varchar(200) not null,
  name_en varchar(200) not null,
  clause varchar(400) not null,
  clause_mark varchar(1) not null,
  retired boolean not null
);
create index watch_point on watch (point);
create index watch_enterprise on watch (enterprise);

-- People and machines ----------------------------------------------------------------------------

create table person (
  username varchar(64) primary key,
  roles varchar(200) not null,
  hash varchar(200) not null
);

-- Of the token only a hash is kept: whoever reads this table cannot sign in with it.
create table sign_in (
  token_hash varchar(64) primary key,
  username varchar(64) not null references person (username),
  csrf varchar(64) not null,
  began timestamp with time zone not null,
  used timestamp with time zone not null
);

create table credential (
  username varchar(65) primary key,
  kind varchar(16) not null,
  enterprise varchar(32) not null references enterprise (id),
  name varchar(32) not null,
  hash varchar(200) not null,
  revoked boolean not null
);

-- Alerts -----------------------------------------------------------------------------------------

-- What the lifecycle remembers of a watch, and the last event of the judge that was applied to it.
create table watch_state (
  watch varchar(200) primary key,
  lane int not null,
  base varchar(20) not null,
  active boolean not null,
  shelf varchar(10) not null,
  suppressed boolean not null,
  out_of_service boolean not null,
  trusted boolean not null,
  state_epoch bigint not null,
  ordinal bigint not null
);

create table alert (
  id varchar(40) primary key,
  -- The watch while the Alert is open, null afterwards: so at most one is open. H2 knows no
  -- partial unique index.
  open_key varchar(200) unique,
  born_epoch bigint not null,
  born_n bigint not null,
  changed_epoch bigint not null,
  changed_n bigint not null,
  watch varchar(200) not null,
  lane int not null,
  enterprise varchar(32) not null,
  enterprise_name varchar(200) not null,
  division varchar(6) not null,
  unit varchar(200) not null,
  point varchar(64) not null,
  point_name varchar(200) not null,
  point_name_en varchar(200) not null,
  rule varchar(64) not null,
  clause varchar(400) not null,
  clause_mark varchar(1) not null,
  measure_unit varchar(16) not null,
  mode varchar(8) not null,
  scheme varchar(16) not null,
  severity varchar(8) not null,
  comparison varchar(4),
  value_last double precision,
  value_extreme double precision,
  value_limit double precision,
  value_clear double precision,
  quality varchar(10) not null,
  trusted boolean not null,
  text_zh varchar(1000) not null,
  text_en varchar(1000) not null,
  state varchar(20) not null,
  verified boolean not null,
  began timestamp with time zone not null,
  updated timestamp with time zone not null,
  cleared timestamp with time zone,
  acked_by varchar(64),
  acked_at timestamp with time zone,
  activation varchar(64) not null,
  version bigint not null,
  end_reason varchar(16)
);
create index alert_born on alert (born_epoch, born_n);
create index alert_changed on alert (changed_epoch, changed_n);
create index alert_watch on alert (watch);

-- Journal ----------------------------------------------------------------------------------------

-- Whoever changes an enterprise locks its partition row and takes numbers from it.
create table journal_partition (
  id int primary key,
  epoch bigint not null,
  n bigint not null
);

create table journal (
  part int not null,
  epoch bigint not null,
  n bigint not null,
  at timestamp with time zone not null,
  written timestamp with time zone not null,
  kind varchar(16) not null,
  alert varchar(40) not null,
  actor varchar(64),
  detail varchar(4000) not null,
  primary key (part, epoch, n)
);
create index journal_alert on journal (alert);

-- What is still to be said in the log, in the order of commits.
create table outbox (
  id bigserial primary key,
  topic varchar(64) not null,
  message_key varchar(200) not null,
  message bytea not null
);

-- Where the intake stands in the log: in the same transaction as what it did about it.
create table intake_offset (
  id varchar(80) primary key,
  next_offset bigint not null
);

-- What of the log could not be applied, kept for whoever must find out why.
create table intake_refused (
  id varchar(100) primary key,
  reason varchar(1000) not null,
  message bytea not null,
  written timestamp with time zone not null
);

insert into journal_partition (id, epoch, n) values (0, 1, 0);
