create table cluster (
    id bigint generated always as identity primary key,
    cluster_id text not null check (cluster_id ~ '^[A-Za-z0-9.-]{1,50}$'),
    fqdn text not null,
    description text not null,
    role text not null check (role in ('LOCAL', 'REMOTE')),
    tftp_enabled boolean not null,
    manual_override boolean not null,
    -- Lists of addresses and of cluster ids, joined by commas, which neither can hold.
    tftp_addresses text not null,
    secure boolean not null,
    rank integer not null,
    tftp_port integer not null check (tftp_port between 1 and 65535),
    http_port integer check (http_port between 1 and 65535),
    peers text not null,
    sequence bigint not null
);
create unique index cluster_by_id on cluster (lower(cluster_id));
create unique index cluster_one_local on cluster (role) where role = 'LOCAL';

create table device (
    id bigint generated always as identity primary key,
    name text not null check (name ~ '^[A-Za-z0-9._-]{1,128}$'),
    name_key text not null unique,
    cluster bigint not null references cluster (id),
    sequence bigint not null
);
create index device_by_cluster on device (cluster);

-- The suite itself is there from the start, and told of like any other cluster.
insert into cluster (cluster_id, fqdn, description, role, tftp_enabled, manual_override, tftp_addresses, secure, rank,
                     tftp_port, http_port, peers, sequence)
values ('local', '', '', 'LOCAL', true, false, '', false, 100, 69, 6970, '', nextval('event_sequence'));

insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
select gen_random_uuid(), 'cluster-changed', cluster_id, 'io.option150.cluster.changed', 'urn:option150:schema:cluster:1.0',
       sequence, now(),
       json_build_object('clusterId', cluster_id, 'fqdn', fqdn, 'description', description, 'role', 'local',
                         'tftpEnabled', tftp_enabled, 'manualOverride', manual_override, 'tftpAddresses', '[]'::json,
                         'secure', secure, 'order', rank, 'tftpPort', tftp_port, 'httpPort', http_port,
                         'peers', '[]'::json, 'sequence', sequence)::text
from cluster;
