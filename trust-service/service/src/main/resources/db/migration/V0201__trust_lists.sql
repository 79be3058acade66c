-- The local cluster's trust lists as phones get them, and the mode that says which there are.

create table trust_mode (
    -- One row.
    id smallint primary key check (id = 1),
    mode text not null check (mode in ('NON_SECURE', 'MIXED', 'PROXY_ONLY')),
    rollback_itl boolean not null check (not rollback_itl or mode = 'PROXY_ONLY')
);

create table trust_list (
    name text primary key check (name in ('CTLFile.tlv', 'ITLFile.tlv')),
    -- All that determines the content but the time: an equal recipe needs no new list.
    recipe text not null,
    content bytea not null check (length(content) > 0),
    sha256 text not null,
    built timestamptz not null,
    sequence bigint not null
);
