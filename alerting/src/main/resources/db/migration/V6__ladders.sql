-- Rules of one point and direction form a ladder: one row on the board (design: alerts §4.5).
alter table watch add column ladder varchar(32) default '' not null;
alter table watch add column rung int default 0 not null;
alter table alert add column ladder varchar(32) default '' not null;
alter table alert add column rung int default 0 not null;
