-- How call managers are asked to have phones fetch their files, and what became of asking.

create table push_target (
    cluster_id text collate "C" primary key references cluster (cluster_id) on update cascade on delete cascade,
    kind text not null check (kind in ('PJSIP', 'CHAN_SIP', 'CHAN_SCCP', 'FREESWITCH', 'AXL', 'SIP')),
    -- host:port; of AXL a URL; of SIP the port alone.
    address text not null,
    username text not null,
    -- Sealed under the key file, in base64; empty: none was given.
    password text not null,
    -- How often a password was given: that is on record, the password is not.
    password_given integer not null,
    -- Of the certificate that alone is believed (AXL); empty: it must verify.
    certificate_sha256 text not null,
    -- Of mod_sofia (FreeSWITCH).
    profile text not null,
    -- What the call manager calls a phone, {device} and {mac} standing for its own.
    endpoint text not null,
    per_second integer not null check (per_second between 1 and 100),
    enabled boolean not null,
    sequence bigint not null unique
);

-- When the next phone may be asked. No part of the target: that it is used is no change of it.
create table push_pace (
    cluster_id text collate "C" primary key references push_target on update cascade on delete cascade,
    next_at timestamptz not null default '-infinity'
);

create table push (
    id bigint generated always as identity primary key,
    -- As phone.key.
    phone text collate "C" not null,
    device text collate "C" not null,
    cluster_id text collate "C" not null references push_target on update cascade on delete cascade,
    wish text not null check (wish in ('CHECK', 'RESTART', 'RESET')),
    endpoint text not null,
    -- Not before all edges have applied this sequence of config-changed; 0: at once.
    after_sequence bigint not null,
    -- The same while edges have not applied it, and since when it waits for that; 0 from then on.
    waits_for bigint not null,
    waits_since timestamptz not null default clock_timestamp(),
    state text not null check (state in ('WAITING', 'ASKING', 'TAKEN', 'REFUSED', 'FAILED', 'STOPPED')),
    created timestamptz not null default clock_timestamp(),
    created_by text not null,
    asked timestamptz,
    ended timestamptz,
    -- Whether its end tells of the call manager; what failed elsewhere, or is one phone's, does not.
    counts boolean not null default false,
    -- The call manager's, or why it gave none.
    answer text not null default ''
);
create index push_phone on push (phone, id);
create index push_waiting on push (cluster_id, id) where state in ('WAITING', 'ASKING');
create index push_ended on push (cluster_id, ended) where counts or state = 'STOPPED';
create index push_created on push (created);

-- Pushes are no changes of what the suite knows; who asked for one is put on record by the call.
call audit_table('push_target', 'push-target', 'cluster_id', 'cluster_id', '{password, sequence}');
