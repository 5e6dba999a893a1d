-- The work safety licence that an enterprise names. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table onboarding add column licence varchar(64) default '' not null;
