-- Control rooms are told like any channel; this one is there from the beginning.
insert into channel (id, kind, url, least_severity, division, enterprise, enabled)
values ('control-rooms', 'CONTROL_ROOM', 'ent/{enterprise}/down/alerts', 'BLUE', '', '', true);
