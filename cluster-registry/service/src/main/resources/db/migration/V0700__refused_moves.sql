-- Proposed moves that somebody refused: not proposed again, as long as sources state the same of a phone that stands where it stood.

create table discovery_refused_move (
    -- Name of the device in upper case.
    key text collate "C" primary key,
    -- The home of its record; null: it had none.
    home text collate "C",
    -- The other clusters that had the phone, in their order.
    clusters text[] not null,
    at timestamptz not null default now()
);

call audit_table('discovery_refused_move', 'discovery-refused-move', 'key', 'key', '{at}');
