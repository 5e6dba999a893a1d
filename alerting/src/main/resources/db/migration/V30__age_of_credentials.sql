-- When the password of a gateway or control room was made; null for those made before this column.
alter table credential add column issued timestamp with time zone;
