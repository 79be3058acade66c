-- What the copies of the edge are to do: all of them, or one.

create table desired_state (
    -- 'tftp-edge', or the id of a copy.
    key text collate "C" primary key check (key ~ '^[A-Za-z0-9._-]{1,253}$'),
    -- null: that of all.
    state text check (state in ('RUNNING', 'STOPPED')),
    restart bigint not null check (restart >= 0),
    -- When the copy was heard last, roughly: what is told to one that will never come back goes.
    heard timestamptz not null default now(),
    sequence bigint not null unique,
    check (key <> 'tftp-edge' or state is not null)
);

-- The restart of all that was asked for last, copy by copy.
create table restart_step (
    edge_id text collate "C" primary key,
    restart bigint not null,
    state text not null check (state in ('WAITING', 'RESTARTING', 'DONE', 'SKIPPED', 'FAILED')),
    -- When it became so.
    since timestamptz not null,
    -- Why it was skipped or failed; empty else.
    reason text not null
);

-- Copies run unless somebody says otherwise, and that is told from the start.
with made as (
    insert into desired_state (key, state, restart, sequence)
    values ('tftp-edge', 'RUNNING', 0, nextval('event_sequence'))
    returning *
)
insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
select gen_random_uuid(), 'service-changed', key, 'io.option150.service.changed', 'urn:option150:schema:service:1.0',
       sequence, now(),
       json_build_object('name', key, 'state', lower(state), 'restart', restart, 'sequence', sequence)::text
from made;
