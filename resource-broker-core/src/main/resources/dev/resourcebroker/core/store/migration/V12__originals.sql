-- Of which other resource a resource is made: what that was, and the vendor's id that it had when this was wished for.
alter table provisioning add column original_id uuid;
alter table provisioning add column original_vendor_id varchar(1024);
alter table provisioning add column original_point varchar(2048);
