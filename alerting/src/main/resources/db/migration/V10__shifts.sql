-- Who is on shift, and how it was handed over (design: duty-room §8, P8). Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
create table duty_shift (
  position varchar(64) primary key,
  officer varchar(64) not null,
  since timestamp with time zone not null
);

create table handover (
  id varchar(40) primary key,
  open_key varchar(64) unique,
  position varchar(64) not null,
  outgoing varchar(64) not null,
  offered_at timestamp with time zone not null,
  note varchar(1000) not null,
  incoming varchar(64),
  taken_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
create index handover_position on handover (position, offered_at);

create table handover_line (
  id bigserial primary key,
  handover varchar(40) not null references handover (id),
  ordinal int not null,
  kind varchar(16) not null,
  subject varchar(200) not null,
  level int not null,
  text_zh varchar(2000) not null,
  text_en varchar(2000) not null,
  checked_by varchar(64),
  checked_at timestamp with time zone,
  unique (handover, ordinal)
);
