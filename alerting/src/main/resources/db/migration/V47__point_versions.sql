-- What a point was, from when on. Runs on H2 2.3 (MODE=PostgreSQL) and PostgreSQL 14+.
create table point_version (
  -- Point and version: "enterprise:code@version".
  id varchar(120) primary key,
  point varchar(97) not null references point (id),
  version bigint not null,
  -- From when on it was in force; for what was on record before this table, when the table came.
  since timestamp with time zone not null,
  -- Who brought it; null if it was not a person.
  person varchar(64),
  definition bytea not null
);
create index point_version_of on point_version (point, version);

insert into point_version (id, point, version, since, person, definition)
  select id || '@' || version, id, version, current_timestamp, null, definition from point;
