-- Hazards (隐患), from their finding to the signature that ends them. Runs on H2 2.3
-- (MODE=PostgreSQL) and PostgreSQL 14+.
create table hazard (
  id varchar(40) primary key,
  version bigint not null,
  enterprise varchar(32) not null references enterprise (id),
  division varchar(6) not null,
  disposal varchar(40) references disposal_case (id),
  source varchar(16) not null,
  level varchar(8) not null,
  place varchar(200) not null,
  description varchar(1000) not null,
  state varchar(16) not null,
  found_by varchar(64) not null,
  found_at timestamp with time zone not null,
  responsible varchar(200) not null,
  measure varchar(1000) not null,
  funds varchar(200) not null,
  contingency varchar(1000) not null,
  due timestamp with time zone not null,
  result varchar(1000) not null,
  rectified_by varchar(64),
  rectified_at timestamp with time zone,
  returned int not null,
  listed_by varchar(64),
  listed_until timestamp with time zone,
  overdue_since timestamp with time zone,
  signed_by varchar(64),
  signed_at timestamp with time zone
);
create index hazard_signed on hazard (signed_at);
