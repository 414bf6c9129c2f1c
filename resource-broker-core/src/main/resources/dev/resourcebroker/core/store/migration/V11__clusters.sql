-- Whose a namespace of a cluster is, and which workload a service account is. Only the operator writes here.
create table cluster_namespaces (
    id           uuid                        not null primary key,
    org_id       varchar(128)                not null,
    cluster      varchar(63)                 not null,
    name         varchar(63)                 not null,
    environment  varchar(63)                 not null,
    uid          varchar(63),
    created_by   varchar(300)                not null,
    since        timestamp(6) with time zone not null,
    constraint cluster_namespaces_by_org unique (org_id, id),
    constraint cluster_namespaces_by_name unique (cluster, name)
);

create table cluster_accounts (
    org_id        varchar(128)                not null,
    namespace_id  uuid                        not null,
    account       varchar(253)                not null,
    workload_id   uuid                        not null,
    created_by    varchar(300)                not null,
    since         timestamp(6) with time zone not null,
    primary key (namespace_id, account),
    foreign key (org_id, namespace_id) references cluster_namespaces (org_id, id),
    foreign key (org_id, workload_id) references workloads (org_id, id)
);
