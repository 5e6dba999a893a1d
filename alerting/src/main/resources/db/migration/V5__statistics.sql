-- What was put before positions. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.

-- One row each time that a position is asked to acknowledge an Alert; never changed. The journal
-- says what happened to the Alert, not whose console sounded.
create table annunciation (
  id bigserial primary key,
  alert varchar(40) not null references alert (id),
  position varchar(64) not null,
  severity varchar(8) not null,
  at timestamp with time zone not null,
  due timestamp with time zone
);
create index annunciation_at on annunciation (at);

create index journal_written on journal (written);
create index alert_began on alert (began);
create index disposal_case_opened on disposal_case (opened);
