-- What people prove themselves with besides the password, sealed, and the newest code that was used.
alter table person add column totp varchar(200);
alter table person add column totp_step bigint default 0 not null;
