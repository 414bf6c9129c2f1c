-- What waits for somebody's word is found by an index that holds little else.
alter table resources add column held_id uuid
    generated always as (case when phase in ('FAILED', 'QUARANTINED') then id end) ${stored};
create index resources_held on resources (held_id);
