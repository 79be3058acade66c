-- The exchange of certificates with other clusters: who did what and when, and what was found there.

create table exchange_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    action text not null check (action in ('EXPORT', 'IMPORT', 'CONSOLIDATE', 'REMOVE')),
    cluster text not null,
    fingerprints text[] not null
);

create table exchange_state (
    -- Cluster id and item.
    id text primary key,
    state text not null check (state in ('YES', 'NO', 'UNKNOWN', 'NOT_NEEDED')),
    since timestamptz not null
);
