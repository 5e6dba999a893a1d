-- Whether what is offline was planned to be. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
alter table disposal_case add column planned boolean;
