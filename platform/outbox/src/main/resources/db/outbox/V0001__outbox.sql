-- The outbox: events written in the transaction of the change they tell of, sent by one relay, in order.

-- Versions of all things of this service. Never reset: a thing that is removed and made again goes on growing.
create sequence event_sequence;

create table outbox (
    -- Drawn under the lock of the event's thing: for one key, id order is commit order.
    id bigint generated always as identity primary key,
    event_id uuid not null,
    topic text not null,
    key text not null,
    type text not null,
    data_schema text not null,
    sequence bigint not null check (sequence > 0),
    time timestamptz not null,
    -- JSON; null tells that the thing is gone.
    data text
);

create function outbox_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end
$$;

create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

-- Locks the things until the end of the transaction, in one order for all callers, then draws a sequence for each.
-- The lock is on the name, not on a row, so that it also holds for a thing that is just being made or removed.
-- The keys are a JSON array, as text: the reactive driver would make a JSON string out of a parameter of type json.
create function outbox_lock_and_next(topic text, keys text) returns setof bigint language plpgsql as $$
declare
    k text;
begin
    for k in select e.key from json_array_elements_text(keys::json) as e(key) order by e.key collate "C" loop
        perform pg_advisory_xact_lock(hashtextextended(topic || '/' || k, 0));
    end loop;
    return query select nextval('event_sequence') from generate_series(1, json_array_length(keys::json));
end
$$;
