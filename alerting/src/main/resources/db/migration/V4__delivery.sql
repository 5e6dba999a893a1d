-- Channels and what is sent to them. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.

create table channel (
  id varchar(32) primary key,
  kind varchar(16) not null,
  url varchar(500) not null,
  least_severity varchar(8) not null,
  -- Leading digits of the division, or an enterprise; empty for all.
  division varchar(6) not null,
  enterprise varchar(32) not null,
  enabled boolean not null
);

-- One row per channel and event of an Alert; written with the Alert, never deleted. It outlives its
-- channel, so it only names it.
create table delivery (
  id bigserial primary key,
  -- Alert, event and journal number: the same event is never written twice for a channel.
  event_key varchar(120) not null,
  channel varchar(32) not null,
  alert varchar(40) not null references alert (id),
  event varchar(16) not null,
  severity int not null,
  group_key varchar(400) not null,
  content varchar(8000) not null,
  state varchar(16) not null,
  -- The idempotency key of the request that it belongs to; null until it is first sent.
  request varchar(160),
  attempts int not null,
  created timestamp with time zone not null,
  -- When sending it began: it is given up so long after.
  since timestamp with time zone not null,
  next_attempt timestamp with time zone not null,
  last_attempt timestamp with time zone,
  sent timestamp with time zone,
  trouble varchar(24),
  detail varchar(300) not null,
  unique (channel, event_key)
);
create index delivery_due on delivery (state, channel, next_attempt);
create index delivery_alert on delivery (alert);
create index delivery_request on delivery (channel, request);
