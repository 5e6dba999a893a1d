-- Rota, phone book and plans of escalation by division; divisions that name the town (9 digits).
-- Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table enterprise alter column division set data type varchar(9);
alter table alert alter column division set data type varchar(9);
alter table overlay alter column division set data type varchar(9);
alter table disposal_case alter column division set data type varchar(9);
alter table channel alter column division set data type varchar(9);
alter table drill alter column division set data type varchar(9);
alter table hazard alter column division set data type varchar(9);
alter table planned_work alter column division set data type varchar(9);
alter table commitment alter column division set data type varchar(9);
alter table notice_reader alter column division set data type varchar(9);

create table rota_turn (
  id varchar(40) primary key,
  position varchar(64) not null,
  -- Where the position is: its enterprise, or empty; and the division of that, or its own area.
  enterprise varchar(32) not null,
  division varchar(9) not null,
  officer varchar(64) not null,
  begins timestamp with time zone not null,
  ends timestamp with time zone not null,
  written_by varchar(64) not null,
  written_at timestamp with time zone not null
);
create index rota_turn_position on rota_turn (position, ends);
create index rota_turn_ends on rota_turn (ends);

create table phone_entry (
  id varchar(40) primary key,
  position varchar(64) not null,
  enterprise varchar(32) not null,
  division varchar(9) not null,
  name varchar(64) not null,
  phone varchar(32) not null,
  note varchar(200) not null,
  written_by varchar(64) not null,
  written_at timestamp with time zone not null
);
create index phone_entry_position on phone_entry (position);

create table division_plan (
  id varchar(24) primary key,
  division varchar(9) not null,
  situation varchar(8) not null,
  steps varchar(200) not null,
  basis varchar(200) not null,
  set_by varchar(64) not null,
  set_at timestamp with time zone not null
);
