-- What proves that a topic is the copy of these tables.

-- The epoch of these tables: raised when they went back in time, or when nothing proves that they did not. One row.
create table outbox_epoch (
    id smallint primary key check (id = 1),
    epoch bigint not null check (epoch >= 0)
);
insert into outbox_epoch (id, epoch) values (1, 0);

-- How each topic stands to these tables, as the relay at work last found it.
create table outbox_topic (
    topic text primary key,
    state text not null,
    -- Why, where the state is not as it should be.
    detail text,
    epoch bigint not null default 0,
    things bigint not null default 0,
    -- The topic's last marker: JSON; null where there is none.
    marker text,
    last_compared timestamptz,
    -- Things that the last comparison published.
    published bigint not null default 0,
    -- When somebody asked for a comparison that has yet to be made, and whether all is to be published anew.
    asked timestamptz,
    anew boolean not null default false
);
