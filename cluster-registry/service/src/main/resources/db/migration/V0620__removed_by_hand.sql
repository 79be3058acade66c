-- What an admin removed though a source states it: it stays removed till it is made by hand again, or that is taken back.

create table discovery_removed (
    kind text not null check (kind in ('CLUSTER', 'DEVICE')),
    -- The id of a cluster; the name of a device in upper case.
    key text collate "C" not null,
    name text not null,
    -- The home of a device; of a cluster its own id.
    cluster_id text collate "C" not null,
    at timestamptz not null default now(),
    primary key (kind, key)
);
create index discovery_removed_cluster on discovery_removed (cluster_id);

-- By the tables themselves: discovery removes nothing, so whoever does is an admin, by whatever call.
create function discovery_device_removed() returns trigger language plpgsql as $$
begin
    insert into discovery_removed (kind, key, name, cluster_id)
    select 'DEVICE', o.key, o.name, o.cluster_id from old_rows o
    where exists (select from discovery_device s where s.key = o.key and s.gone is null) order by o.key
    on conflict (kind, key) do nothing;
    return null;
end
$$;
create trigger discovery_removed after delete on device referencing old table as old_rows
    for each statement execute function discovery_device_removed();

create function discovery_device_made() returns trigger language plpgsql as $$
begin
    delete from discovery_removed r using new_rows n where r.kind = 'DEVICE' and r.key = n.key;
    return null;
end
$$;
create trigger discovery_made after insert on device referencing new table as new_rows
    for each statement execute function discovery_device_made();

create function discovery_cluster_removed() returns trigger language plpgsql as $$
begin
    insert into discovery_removed (kind, key, name, cluster_id)
    select 'CLUSTER', o.cluster_id, o.cluster_id, o.cluster_id from old_rows o
    where exists (select from discovery_cluster s where s.cluster_id = o.cluster_id and s.gone is null) order by o.cluster_id
    on conflict (kind, key) do nothing;
    return null;
end
$$;
create trigger discovery_removed after delete on cluster referencing old table as old_rows
    for each statement execute function discovery_cluster_removed();

create function discovery_cluster_made() returns trigger language plpgsql as $$
begin
    delete from discovery_removed r using new_rows n where r.kind = 'CLUSTER' and r.key = n.cluster_id;
    return null;
end
$$;
create trigger discovery_made after insert on cluster referencing new table as new_rows
    for each statement execute function discovery_cluster_made();

call audit_table('discovery_removed', 'discovery-removed', 'key', 'key', '{at}');

-- Of records that were made by hand it was taken for discovery's own what merely had its default; nothing of them is.
delete from discovery_applied_cluster where made_by = '';
