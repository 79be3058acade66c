-- Rows as JSON are made once, not again for each column that is taken from them: of a statement that changes hundreds of files this was
-- most of what the audit cost. What is told is the same. No nested loops, as before: what was before and after is joined by a key of JSON.
create or replace function audit_changes() returns trigger language plpgsql set enable_nestloop = off as $$
declare
    what text := tg_argv[0];
    same text := tg_argv[1];
    naming text := tg_argv[2];
    hidden text[] := tg_argv[3]::text[];
begin
    if tg_op = 'INSERT' then
        insert into audit (who, role, address, call, kind, key, action, after)
        select a.who, a.role, a.address, a.call, what, n.r ->> naming, 'created', n.r - hidden
        from audit_author() a, (select to_jsonb(x) from new_rows x offset 0) as n (r);
    elsif tg_op = 'DELETE' then
        insert into audit (who, role, address, call, kind, key, action, before)
        select a.who, a.role, a.address, a.call, what, o.r ->> naming, 'removed', o.r - hidden
        from audit_author() a, (select to_jsonb(x) from old_rows x offset 0) as o (r);
    else
        with o as materialized (
            select r ->> same as id, r - hidden as shown from (select to_jsonb(x) from old_rows x offset 0) as t (r)
        ), n as materialized (
            select r ->> same as id, r ->> naming as name, r - hidden as shown
            from (select to_jsonb(x) from new_rows x offset 0) as t (r)
        )
        insert into audit (who, role, address, call, kind, key, action, before, after)
        select a.who, a.role, a.address, a.call, what, n.name, 'changed', o.shown, n.shown
        from audit_author() a, o join n on n.id = o.id
        where o.shown <> n.shown;
    end if;
    return null;
end
$$;
