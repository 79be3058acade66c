-- What other systems state of clusters and devices, and what was made of it.

create table discovery_source (
    name text collate "C" primary key check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
    kind text not null check (kind in ('AXL', 'OPTION150')),
    url text not null,
    username text not null,
    -- Sealed under the key file, in base64; empty: none was given.
    password text not null,
    -- How often a password was given: that is on record, the password is not.
    password_given integer not null,
    -- Of the certificate that alone is believed; empty: it must verify.
    certificate_sha256 text not null,
    -- What its cluster is called here; empty: it says so itself.
    cluster_id text collate "C" not null,
    enabled boolean not null,
    sequence bigint not null unique
);

-- What becomes of a source. No part of it: that it is asked is no change of it.
create table discovery_source_state (
    name text collate "C" primary key references discovery_source on delete cascade,
    tried timestamptz not null,
    -- When it told all it has last.
    good timestamptz,
    -- Why it told nothing when it was asked last; empty: it did.
    reason text not null,
    -- From where its changes are asked on; empty: not known, all has to be read.
    queue_id text not null default '',
    change_id bigint not null default 0
);

create table discovery_run (
    id bigint generated always as identity primary key,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    asked timestamptz not null default now(),
    asked_by text not null,
    -- The one source that is asked; empty: all that are enabled.
    only_source text not null,
    started timestamptz,
    ended timestamptz,
    -- SourceReport of each source, as JSON.
    report text not null default '[]'
);
create index discovery_run_open on discovery_run (id) where state in ('WAITING', 'RUNNING');

-- What this suite is called among others, for ever.
create table discovery_suite (
    id smallint primary key check (id = 1),
    suite text not null
);
insert into discovery_suite (id, suite) values (1, gen_random_uuid()::text);

-- Statements: who says what, and how new that is. What nobody states any more is marked and stays.

create table discovery_cluster (
    -- Who states it first of all; the source may only pass it on.
    origin text collate "C" not null,
    cluster_id text collate "C" not null,
    source text collate "C" not null references discovery_source on delete cascade,
    -- The origin's; grows.
    version bigint not null,
    -- ClusterFacts, as JSON.
    facts text not null,
    gone timestamptz,
    primary key (origin, cluster_id)
);
create index discovery_cluster_id on discovery_cluster (cluster_id);
create index discovery_cluster_source on discovery_cluster (source);

create table discovery_device (
    origin text collate "C" not null,
    -- The name in upper case.
    key text collate "C" not null,
    name text not null,
    -- The origin's own name of it; a removed device is told by that alone.
    uuid text collate "C" not null,
    cluster_id text collate "C" not null,
    source text collate "C" not null references discovery_source on delete cascade,
    version bigint not null,
    gone timestamptz,
    primary key (origin, key)
);
create index discovery_device_key on discovery_device (key);
create index discovery_device_uuid on discovery_device (origin, uuid);
create index discovery_device_source on discovery_device (source);

-- What discovery wrote last into a record: what stands there otherwise was changed by hand, and stays (R12).

create table discovery_applied_cluster (
    cluster_id text collate "C" primary key references cluster (cluster_id) on update cascade on delete cascade,
    -- The origin whose word made the record; empty: a hand.
    made_by text not null,
    -- ClusterFields, as JSON.
    fields text not null
);

create table discovery_applied_device (
    key text collate "C" primary key references device (key) on delete cascade,
    cluster_id text collate "C" not null references cluster (cluster_id) on update cascade on delete cascade,
    origin text not null
);
create index discovery_applied_device_cluster on discovery_applied_device (cluster_id);

-- Statements and runs are no changes of what the suite knows; the records that are made of them are on record.
call audit_table('discovery_source', 'discovery-source', 'name', 'name', '{password, sequence}');
