-- How far the entries of each chain were handed over to the sink.

create table audit_exports (
    org_id  varchar(128) not null primary key,
    seq     bigint       not null
);
