-- One lease for the whole of alerting. Whoever waits watches the beats: it needs no clock of anybody.
delete from lease;
alter table lease drop column until;
alter table lease add column beats bigint default 0 not null;
insert into lease (name, holder, token, beats) values ('alerting', '', 0, 0);

-- The token of the process that may write: one that was replaced and does not know it is refused.
alter table journal_partition add column owner bigint default 0 not null;
