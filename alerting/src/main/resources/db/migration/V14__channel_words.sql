-- In what words a channel is told. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table channel add column format varchar(16) default 'ALERTMANAGER' not null;
alter table channel add column tongue varchar(2) default 'ZH' not null;
