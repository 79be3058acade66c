-- Phones as they were seen. What edges tell is told at least once: all here can be written twice.

-- The names of one phone that carry the same MAC address are one phone's (RES-2). As PhoneNames.keyOf; names are in upper case.
create function phone_of(name text) returns text language sql immutable strict parallel safe as $$
    select case when name collate "C" ~ '^((SEP|SIP|ATA)[0-9A-F]{12}|GK[0-9A-F]{12})$'
                then 'SEP' || right(name, 12) else name end
$$;

create index device_by_phone on device (phone_of(key));

create table phone (
    -- PhoneNames.keyOf its device name; where no name is known, its address.
    key text collate "C" primary key,
    -- Empty: not known.
    device text collate "C" not null,
    address text collate "C" not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    edges text[] not null,
    -- The load that its configuration named last, or that it asked for.
    load text not null,
    -- When it began to boot last, and when it asked last for what a boot begins with.
    booted timestamptz,
    boot_asked timestamptz,
    -- Whose default it was given last, and whose load; empty: our own.
    default_cluster text,
    default_at timestamptz,
    load_cluster text,
    load_at timestamptz,
    asked bigint not null,
    left_out bigint not null,
    -- What findings need of requests that are forgotten: Memory, as JSON.
    memory text,
    -- Since when it has asked for something without having been looked at; when it was looked at last.
    dirty timestamptz default now(),
    looked timestamptz
) with (fillfactor = 70);

create index phone_by_address on phone (address);
create index phone_by_last_seen on phone (last_seen);
create index phone_by_dirty on phone (dirty) where dirty is not null;

-- Clusters that had a phone's configuration when they were asked last.
create table phone_home (
    phone text collate "C" not null references phone on delete cascade,
    -- No reference: a batch of thousands is not to wait for a cluster, and one that is gone has no meaning. Empty: our own files.
    cluster text collate "C" not null,
    confirmed timestamptz not null,
    -- It gave the phone its default and a load just before: its auto-registration made the configuration.
    automatic boolean not null,
    primary key (phone, cluster)
);

create index phone_home_by_cluster on phone_home (cluster);

-- What phones asked, a partition a day (UTC), made ahead and dropped by PhoneDays.
create table phone_request (
    phone text collate "C" not null,
    time timestamptz not null,
    -- Hash of edge, time, name and port: the same request again is the same row.
    id bigint not null,
    edge text not null,
    address text not null,
    -- PhoneRequest.
    request text not null,
    primary key (phone, time, id)
) partition by range (time);

-- What is found of phones now.
create table phone_finding (
    phone text collate "C" not null references phone on delete cascade,
    place integer not null,
    kind text not null,
    variant text not null,
    since timestamptz not null,
    -- False: a verdict; nothing is wrong.
    fault boolean not null,
    -- Finding.args and Finding.evidence, as JSON.
    args text not null,
    evidence text not null,
    primary key (phone, place)
);

-- When a cluster said yes or no last, to any phone; empty: our own files.
create table cluster_answered (
    cluster text collate "C" primary key,
    at timestamptz not null
);
