-- When a credential that an organisation brought expires, as far as whoever brought it knows; and whether that was told:
-- 0 not yet, 1 ahead of time, 2 when it had come.
alter table credentials add column expires_at timestamp(6) with time zone;
alter table credentials add column expiry_told integer default 0 not null;
