-- Every table that holds something of a tenant carries org_id, and every reference between them includes it.

create table installation (
    singleton   smallint                    not null primary key check (singleton = 1),
    name        varchar(128)                not null,
    kek_id      varchar(255)                not null,
    epoch       bigint                      not null,
    created_at  timestamp(6) with time zone not null
);

create table keysets (
    org_id      varchar(128)                not null primary key,
    kek_id      varchar(255)                not null,
    wrapped     ${bytes}                    not null,
    created_at  timestamp(6) with time zone not null
);

create table resources (
    id                    uuid                        not null primary key,
    org_id                varchar(128)                not null,
    kind                  varchar(63)                 not null,
    name                  varchar(63)                 not null,
    live_name             varchar(63),
    type                  varchar(63)                 not null,
    offering              varchar(255),
    parameters            varchar(1000000)            not null,
    phase                 varchar(32)                 not null,
    connection_details    ${bytes},
    connection_seq        bigint                      not null,
    entry_names           varchar(8192)               not null,
    provisioning_job_id   varchar(255),
    provider_resource_id  varchar(1024),
    attempt               integer                     not null,
    fence                 bigint                      not null,
    row_version           bigint                      not null,
    deletion_policy       varchar(32)                 not null,
    deletion_protected    boolean                     not null,
    failure_code          varchar(255),
    failure_message       varchar(4000),
    created_by            varchar(300)                not null,
    created_at            timestamp(6) with time zone not null,
    changed_at            timestamp(6) with time zone not null,
    constraint resources_by_org unique (org_id, id),
    constraint resources_by_name unique (org_id, live_name)
);

create table resource_labels (
    org_id       varchar(128) not null,
    resource_id  uuid         not null,
    name         varchar(63)  not null,
    label_value  varchar(255) not null,
    primary key (org_id, resource_id, name),
    foreign key (org_id, resource_id) references resources (org_id, id)
);
create index resource_labels_by_value on resource_labels (org_id, name, label_value, resource_id);

create table connection_versions (
    org_id                  varchar(128)                not null,
    resource_id             uuid                        not null,
    seq                     bigint                      not null,
    state                   varchar(32)                 not null,
    provider_credential_id  varchar(1024),
    details                 ${bytes},
    created_by              varchar(300)                not null,
    created_at              timestamp(6) with time zone not null,
    primary key (org_id, resource_id, seq),
    foreign key (org_id, resource_id) references resources (org_id, id)
);

create table workloads (
    id           uuid         not null primary key,
    org_id       varchar(128) not null,
    name         varchar(63)  not null,
    environment  varchar(63)  not null,
    constraint workloads_by_org unique (org_id, id),
    constraint workloads_by_name unique (org_id, name, environment)
);

create table bindings (
    id           uuid                        not null primary key,
    org_id       varchar(128)                not null,
    workload_id  uuid                        not null,
    resource_id  uuid                        not null,
    created_by   varchar(300)                not null,
    created_at   timestamp(6) with time zone not null,
    constraint bindings_by_org unique (org_id, id),
    foreign key (org_id, workload_id) references workloads (org_id, id),
    foreign key (org_id, resource_id) references resources (org_id, id)
);
create index bindings_by_workload on bindings (workload_id, id);
create index bindings_by_resource on bindings (org_id, resource_id, id);

create table binding_variables (
    org_id       varchar(128)  not null,
    workload_id  uuid          not null,
    name         varchar(255)  not null,
    binding_id   uuid          not null,
    position     integer       not null,
    template     varchar(4096) not null,
    primary key (org_id, workload_id, name),
    foreign key (org_id, binding_id) references bindings (org_id, id)
);
create index binding_variables_by_binding on binding_variables (org_id, binding_id, position);

create table injections (
    id            uuid                        not null primary key,
    org_id        varchar(128)                not null,
    workload_id   uuid                        not null,
    target        varchar(255)                not null,
    revision      varchar(64)                 not null,
    state         varchar(32)                 not null,
    created_by    varchar(300)                not null,
    armed_at      timestamp(6) with time zone not null,
    last_seen_at  timestamp(6) with time zone not null,
    ended_at      timestamp(6) with time zone,
    constraint injections_by_org unique (org_id, id),
    foreign key (org_id, workload_id) references workloads (org_id, id)
);
create index injections_by_target on injections (org_id, workload_id, target);
create index injections_by_place on injections (target, ended_at);
create index injections_by_end on injections (ended_at);

create table injection_versions (
    org_id        varchar(128) not null,
    injection_id  uuid         not null,
    binding_id    uuid         not null,
    resource_id   uuid         not null,
    seq           bigint       not null,
    primary key (org_id, injection_id, binding_id),
    foreign key (org_id, injection_id) references injections (org_id, id),
    foreign key (org_id, resource_id) references resources (org_id, id)
);
create index injection_versions_by_resource on injection_versions (org_id, resource_id, seq);

-- Durable work; the columns are db-scheduler's.
create table scheduled_tasks (
    task_name             varchar(100)                not null,
    task_instance         varchar(255)                not null,
    task_data             ${bytes},
    execution_time        timestamp(6) with time zone,
    picked                boolean                     not null,
    picked_by             varchar(255),
    last_success          timestamp(6) with time zone,
    last_failure          timestamp(6) with time zone,
    consecutive_failures  integer,
    last_heartbeat        timestamp(6) with time zone,
    version               bigint                      not null,
    priority              smallint,
    state                 varchar(4000),
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);
