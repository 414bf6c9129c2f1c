-- Which credential of an operator's pool was taken for which version. A row stays for good: nobody else gets that one.
create table pool_takes (
    offering     varchar(127)                not null,
    member       varchar(127)                not null,
    org_id       varchar(128)                not null,
    resource_id  uuid                        not null,
    seq          bigint                      not null,
    taken_at     timestamp(6) with time zone not null,
    constraint pool_takes_once primary key (offering, member),
    constraint pool_takes_by_version unique (org_id, resource_id, seq)
);
