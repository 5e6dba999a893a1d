-- Who puts many Alerts aside within the hour is asked for every two seconds.
-- Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create index overlay_requested on overlay (requested_at);
