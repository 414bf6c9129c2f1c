-- Holds for the owner of the tables too, to whom the grants of the roles don't apply.

create function audit_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'entries of the audit log are never changed or removed' using errcode = '42501';
end
$$;

create trigger audit_entries_append_only before update or delete or truncate on audit_entries
    for each statement execute function audit_append_only();

create trigger audit_subjects_append_only before update or delete or truncate on audit_subjects
    for each statement execute function audit_append_only();
