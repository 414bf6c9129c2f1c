-- Here org_id names a chain: an organisation's, or the platform's, which is called @platform. Entries and their subjects
-- are only ever added.

create table audit_entries (
    org_id        varchar(128)                not null,
    seq           bigint                      not null,
    id            uuid                        not null,
    recorded_at   timestamp(6) with time zone not null,
    actor         varchar(300)                not null,
    host_service  varchar(63)                 not null,
    operation     varchar(63)                 not null,
    format        integer                     not null,
    previous      ${bytes}                    not null,
    mac           ${bytes}                    not null,
    primary key (org_id, seq),
    constraint audit_entries_by_id unique (id)
);
create index audit_entries_by_actor on audit_entries (actor, id);
create index audit_entries_by_time on audit_entries (recorded_at);

-- No reference to the entry: subjects are inserted before the head is locked, the entry after.
create table audit_subjects (
    org_id    varchar(128) not null,
    entry_id  uuid         not null,
    position  integer      not null,
    kind      varchar(63)  not null,
    subject   varchar(255) not null,
    version   bigint       not null,
    primary key (org_id, entry_id, position)
);
create index audit_subjects_by_subject on audit_subjects (subject, kind, version, entry_id);

create table audit_heads (
    org_id  varchar(128) not null primary key,
    seq     bigint       not null,
    mac     ${bytes}     not null
);

create table audit_keysets (
    singleton   smallint                    not null primary key check (singleton = 1),
    kek_id      varchar(255)                not null,
    wrapped     ${bytes}                    not null,
    created_at  timestamp(6) with time zone not null
);
