-- A sign-in of a program: it has a name, an end, and may have fewer rights than its person.
alter table sign_in add column name varchar(64);
alter table sign_in add column rights varchar(200);
alter table sign_in add column until timestamp with time zone;
