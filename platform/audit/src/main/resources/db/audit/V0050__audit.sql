-- The audit: who changed what, written by the tables themselves, in the transaction of the change.

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    -- The name of the caller's token, or the subject of the provider's; option150: the service by itself.
    who text not null,
    role text not null,
    -- The caller's; empty: the service by itself.
    address text not null,
    -- Method and path; empty: the service by itself.
    call text not null,
    -- What kind of thing, and which one.
    kind text not null,
    key text not null,
    -- created, changed, removed; or what was done that changed no row.
    action text not null,
    before jsonb,
    after jsonb
);
create index audit_key on audit (key, id);
create index audit_kind on audit (kind, id);
create index audit_who on audit (who, id);
create index audit_at on audit (at);

-- Append-only, for the service's own role too.
create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_refuse();
revoke update, delete, truncate on audit from current_user;

-- Who changes something: the transaction says so in the setting option150.author, as JSON; where it says nothing, it is the
-- service by itself.
create function audit_author() returns table (who text, role text, address text, call text) language sql stable as $$
    select coalesce(a ->> 'who', 'option150'), coalesce(a ->> 'role', 'service'), coalesce(a ->> 'address', ''),
           coalesce(a ->> 'call', '')
    from (select coalesce(nullif(current_setting('option150.author', true), ''), '{}')::jsonb) as s (a)
$$;

-- By statement, not by row: an import changes rows by the thousand. Arguments: the kind of thing; the column that stays the
-- same when a row changes; the column that names the thing; columns that are not shown.
create function audit_changes() returns trigger language plpgsql as $$
declare
    what text := tg_argv[0];
    same text := tg_argv[1];
    naming text := tg_argv[2];
    hidden text[] := tg_argv[3]::text[];
begin
    if tg_op = 'INSERT' then
        insert into audit (who, role, address, call, kind, key, action, after)
        select a.who, a.role, a.address, a.call, what, n.r ->> naming, 'created', n.r - hidden
        from audit_author() a, (select to_jsonb(x) from new_rows x) as n (r);
    elsif tg_op = 'DELETE' then
        insert into audit (who, role, address, call, kind, key, action, before)
        select a.who, a.role, a.address, a.call, what, o.r ->> naming, 'removed', o.r - hidden
        from audit_author() a, (select to_jsonb(x) from old_rows x) as o (r);
    else
        insert into audit (who, role, address, call, kind, key, action, before, after)
        select a.who, a.role, a.address, a.call, what, n.r ->> naming, 'changed', o.r - hidden, n.r - hidden
        from audit_author() a,
             (select to_jsonb(x) from old_rows x) as o (r) join (select to_jsonb(x) from new_rows x) as n (r)
                 on n.r ->> same = o.r ->> same
        where o.r - hidden <> n.r - hidden;
    end if;
    return null;
end
$$;

-- Has all changes of a table put on record from now on.
create procedure audit_table(of regclass, what text, same text, naming text, hidden text[]) language plpgsql as $$
begin
    execute format('create trigger audit_created after insert on %s referencing new table as new_rows
                    for each statement execute function audit_changes(%L, %L, %L, %L)', of, what, same, naming, hidden);
    execute format('create trigger audit_removed after delete on %s referencing old table as old_rows
                    for each statement execute function audit_changes(%L, %L, %L, %L)', of, what, same, naming, hidden);
    execute format('create trigger audit_changed after update on %s
                    referencing old table as old_rows new table as new_rows
                    for each statement execute function audit_changes(%L, %L, %L, %L)', of, what, same, naming, hidden);
end
$$;
