-- Records of files that many phones share, the files that are made of them, and which of these are to be made anew.

create table common_file (
    name text collate "C" primary key,
    kind text not null,
    -- Empty: the usual one of its kind.
    path text not null,
    call_manager_group text collate "C" references call_manager_group,
    -- Without secrets.
    content jsonb not null,
    -- Secrets by path, under the key of option150.files.key-file; null: none.
    sealed bytea,
    version bigint not null check (version > 0),
    sequence bigint not null check (sequence > 0),
    modified timestamptz not null,
    who text not null
);
create index common_file_call_manager_group on common_file (call_manager_group);
call audit_table('common_file', 'common-file', 'name', 'name', '{sequence, sealed}');

-- Which paths a record makes files for, whether or not one that was put by hand stands there. Two never make the same.
create table common_file_path (
    path text collate "C" primary key,
    folded text collate "C" not null unique,
    name text collate "C" not null references common_file on delete cascade
);
create index common_file_path_name on common_file_path (name);

-- How making a record's files ends, since when, and of which templates.
create table common_rendering (
    name text collate "C" primary key references common_file on delete cascade,
    state text not null check (state in ('rendered', 'by-hand', 'refused')),
    since timestamptz not null,
    findings jsonb not null,
    templates text not null
);

-- Only ever added to and taken from, as that of phones is.
create table common_queue (
    id bigint generated always as identity primary key,
    name text collate "C" not null,
    due timestamptz not null default '-infinity'
);

-- A file that is put by hand where a record makes one wins; when it goes, that of the record is back.
create function common_file_by_hand() returns trigger language plpgsql as $$
begin
    insert into common_queue (name)
    select distinct p.name from changed_rows r join common_file_path p on p.folded = r.folded where not r.rendered;
    return null;
end
$$;
create trigger common_file_put_by_hand after insert on file referencing new table as changed_rows
    for each statement execute function common_file_by_hand();
create trigger common_file_changed_by_hand after update on file referencing new table as changed_rows
    for each statement execute function common_file_by_hand();
create trigger common_file_removed_by_hand after delete on file referencing old table as changed_rows
    for each statement execute function common_file_by_hand();
