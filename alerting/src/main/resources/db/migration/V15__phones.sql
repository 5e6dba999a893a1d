-- How a gateway is asked to reach phones. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table channel add column gateway_method varchar(8) default '' not null;
alter table channel add column gateway_body varchar(2000) default '' not null;
alter table channel add column gateway_headers varchar(2000) default '' not null;
alter table channel add column gateway_taken varchar(200) default '' not null;
-- As people see them, all but their ends hidden.
alter table channel add column gateway_phones varchar(200) default '' not null;
