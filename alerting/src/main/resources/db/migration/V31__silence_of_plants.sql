-- After how long without a reading a plant counts as silent; 0 if nothing of it reports by itself.
alter table enterprise add column silent_after_millis bigint default 60000 not null;
