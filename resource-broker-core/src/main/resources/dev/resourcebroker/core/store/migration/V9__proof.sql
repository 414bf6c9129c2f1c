-- Whether a delivery takes the place of those before it to its target, once it is proven to run.
alter table injections add column supersedes boolean default false not null;

-- Versions below this one are revoked from this time on, whoever carries them.
alter table provisioning add column cut_off_below bigint default 0 not null;
alter table provisioning add column cut_off_at timestamp(6) with time zone;
