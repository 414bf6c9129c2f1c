-- Whether a keyset was wrapped by one of the platform's keys or by one of its organisation's own.
alter table keysets add column kek_is_platforms boolean default true not null;

-- How often a keyset has got a new key, and whether fields are still to be encrypted with that; a destroyed keyset is
-- empty, and its row keeps another from taking its place.
alter table keysets add column generation bigint default 1 not null;
alter table keysets add column rotating boolean default false not null;
alter table keysets add column destroyed_at timestamp(6) with time zone;
