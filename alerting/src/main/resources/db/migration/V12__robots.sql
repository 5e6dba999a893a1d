-- Secrets of channels, sealed; their key is a file, not here. Runs on H2 2.3 (MODE=PostgreSQL) and
-- PostgreSQL 14+.
alter table channel add column token varchar(800) default '' not null;
alter table channel add column secret varchar(800) default '' not null;
