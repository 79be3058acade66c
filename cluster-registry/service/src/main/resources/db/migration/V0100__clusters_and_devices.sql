-- Clusters and the homes of devices. The checks here are the second fence: callers get their answers from the service's
-- own checks, which say more.

create table cluster (
    id bigint generated always as identity primary key,
    cluster_id text collate "C" not null unique check (cluster_id ~ '^[A-Za-z0-9.-]{1,50}$'),
    fqdn text not null check (fqdn ~ '^[A-Za-z0-9.* -]{0,50}$'),
    description text not null check (char_length(description) <= 128 and description !~ '["<>\\&%-]'),
    role text not null check (role in ('LOCAL', 'REMOTE')),
    tftp_enabled boolean not null,
    manual_override boolean not null,
    tftp_addresses text[] not null check (cardinality(tftp_addresses) <= 3),
    secure boolean not null,
    -- "order" is a word of SQL.
    rank integer not null check (rank between 0 and 10000),
    tftp_port integer not null check (tftp_port between 1 and 65535),
    http_port integer check (http_port between 1 and 65535),
    peers text[] not null check (not cluster_id = any (peers)),
    sequence bigint not null unique,
    check (role = 'LOCAL' or not tftp_enabled or cardinality(tftp_addresses) >= 1)
);

create unique index cluster_one_local on cluster (role) where role = 'LOCAL';

create table device (
    -- The name in upper case: names are compared without case.
    key text collate "C" primary key,
    name text collate "C" not null check (name ~ '^[A-Za-z0-9._-]{1,128}$' and upper(name) = key),
    -- Homes follow a cluster that is renamed, and keep one that is not empty from being removed.
    cluster_id text collate "C" not null references cluster (cluster_id) on update cascade on delete restrict,
    sequence bigint not null
);

create index device_by_cluster on device (cluster_id, key);

-- The suite's own record exists from the start, and is told of like any other.
with made as (
    insert into cluster (cluster_id, fqdn, description, role, tftp_enabled, manual_override, tftp_addresses, secure,
                         rank, tftp_port, http_port, peers, sequence)
    values ('local', '', '', 'LOCAL', true, false, '{}', false, 100, 69, 6970, '{}', nextval('event_sequence'))
    returning *
)
insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
select gen_random_uuid(), 'cluster-changed', cluster_id, 'io.option150.cluster.changed',
       'urn:option150:schema:cluster:1.0', sequence, now(),
       json_build_object('clusterId', cluster_id, 'fqdn', fqdn, 'description', description, 'role', lower(role),
                         'tftpEnabled', tftp_enabled, 'manualOverride', manual_override,
                         'tftpAddresses', to_json(tftp_addresses), 'secure', secure, 'order', rank,
                         'tftpPort', tftp_port, 'httpPort', http_port, 'peers', to_json(peers),
                         'sequence', sequence)::text
from made;
