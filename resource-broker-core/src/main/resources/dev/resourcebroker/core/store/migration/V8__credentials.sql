-- Credentials for vendors that organisations brought. What was made with one names it, and no other is used for that.
create table credentials (
    id             uuid                        not null primary key,
    org_id         varchar(128)                not null,
    provider       varchar(63)                 not null,
    account        varchar(255)                not null,
    version        bigint                      not null,
    fields         ${bytes}                    not null,
    created_by     varchar(300)                not null,
    since          timestamp(6) with time zone not null,
    refused_since  timestamp(6) with time zone,
    constraint credentials_by_org unique (org_id, id),
    constraint credentials_by_provider unique (org_id, provider)
);

-- Empty for the platform's. Names what was removed, too, once the resource is deleted.
alter table provisioning add column credential_id uuid;
create index provisioning_by_credential on provisioning (org_id, credential_id);
