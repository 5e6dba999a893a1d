-- Who writes letters to whom. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table channel add column mail_from varchar(200) default '' not null;
alter table channel add column mail_to varchar(4000) default '' not null;
