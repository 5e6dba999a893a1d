-- What is remarkable about Alerts, and positions that are given more than anybody can look at
-- (design: alerts §3, A14, A15, A17).
alter table alert add column first_out boolean default false not null;
alter table alert add column nuisance varchar(16);
create index alert_unit_began on alert (enterprise, unit, began);

alter table watch_state add column onset timestamp with time zone;
alter table watch_state add column onset_before timestamp with time zone;

create table flood (
  position varchar(64) primary key,
  since timestamp with time zone not null
);
create index annunciation_position on annunciation (position, at);

-- The journal also speaks of positions.
alter table journal alter column alert set data type varchar(64);
