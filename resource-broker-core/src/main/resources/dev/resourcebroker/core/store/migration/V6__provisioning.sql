-- What is wished for resources that vendors make, which callers write, and how far that has got, which workers write.
create table provisioning (
    org_id            varchar(128)                not null,
    resource_id       uuid                        not null,
    wish_version      bigint                      not null,
    present           boolean                     not null,
    delete_from       timestamp(6) with time zone not null,
    generation        bigint                      not null,
    least_credential  bigint                      not null,
    incarnation       bigint                      not null,
    epoch             bigint                      not null,
    reinjected        bigint                      not null,
    restores          bigint                      not null,
    restore_point     varchar(2048),
    monthly_cost      numeric(20, 4)              not null,
    currency          varchar(3)                  not null,
    phase             varchar(32)                 not null,
    phase_since       timestamp(6) with time zone not null,
    fence             bigint                      not null,
    progress          varchar(100000)             not null,
    failures          integer                     not null,
    master            ${bytes},
    primary key (org_id, resource_id),
    foreign key (org_id, resource_id) references resources (org_id, id)
);
create index provisioning_by_phase on provisioning (phase, org_id, resource_id);

-- Whoever reserves or frees something of an organisation's quota locks its row here.
create table quotas (
    org_id  varchar(128) not null primary key
);

-- The secret that was chosen for a version, until the vendor has it; the names of what the vendor gave.
alter table connection_versions add column given ${bytes};
alter table connection_versions add column entry_names varchar(8192);

-- A worker's fence and try are on record with its other progress.
alter table resources drop column attempt;
alter table resources drop column fence;
alter table resources add column failed_at timestamp(6) with time zone;
