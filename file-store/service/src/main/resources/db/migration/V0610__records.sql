-- Records that phones' files are made of, the files that are made of them, and which of these are to be made anew.

create table call_manager_group (
    name text collate "C" primary key,
    members jsonb not null,
    version bigint not null check (version > 0),
    sequence bigint not null check (sequence > 0),
    modified timestamptz not null,
    who text not null
);

create table profile (
    name text collate "C" primary key,
    parent text collate "C" references profile,
    call_manager_group text collate "C" references call_manager_group,
    -- Model, protocol, load, fields that are no secrets, overrides.
    settings jsonb not null,
    -- Fields that are secrets, under the key of option150.files.key-file; null: none.
    sealed bytea,
    version bigint not null check (version > 0),
    sequence bigint not null check (sequence > 0),
    modified timestamptz not null,
    who text not null
);
create index profile_parent on profile (parent);
create index profile_call_manager_group on profile (call_manager_group);

create table device_config (
    device text collate "C" primary key,
    profile text collate "C" references profile,
    call_manager_group text collate "C" references call_manager_group,
    settings jsonb not null,
    -- In their order, without passwords.
    lines jsonb not null,
    -- Passwords of lines, and fields that are secrets.
    sealed bytea,
    version bigint not null check (version > 0),
    sequence bigint not null check (sequence > 0),
    modified timestamptz not null,
    who text not null
);
create index device_config_profile on device_config (profile);
create index device_config_call_manager_group on device_config (call_manager_group);

call audit_table('call_manager_group', 'call-manager-group', 'name', 'name', '{sequence}');
call audit_table('profile', 'profile', 'name', 'name', '{sequence, sealed}');
call audit_table('device_config', 'device-config', 'device', 'device', '{sequence, sealed}');

-- Which paths a phone's record makes files for, whether or not one that was put by hand stands there.
create table device_file (
    path text collate "C" primary key,
    folded text collate "C" not null,
    device text collate "C" not null references device_config on delete cascade
);
create index device_file_folded on device_file (folded);
create index device_file_device on device_file (device);

-- How making a phone's files ends, and since when it ends so.
create table device_rendering (
    device text collate "C" primary key references device_config on delete cascade,
    state text not null check (state in ('rendered', 'by-hand', 'refused')),
    since timestamptz not null,
    -- Why it was refused, as a list of findings.
    findings jsonb not null
);
create index device_rendering_state on device_rendering (state);

-- Phones whose files are to be made anew. Only ever added to and taken from: whoever adds waits for nobody, so that a phone may
-- be in it many times.
create table render_queue (
    id bigint generated always as identity primary key,
    device text collate "C" not null,
    asked timestamptz not null default clock_timestamp(),
    -- Not before: after a failure that is not the record's own.
    due timestamptz not null default '-infinity'
);

-- Whether a version was made of a record.
alter table file add column rendered boolean not null default false;
alter table file_version add column rendered boolean not null default false;

-- Whether the bytes are under the key of option150.files.key-file: files made of records that have secrets.
alter table content_chunk add column sealed boolean not null default false;
-- Nonce and tag are 28 bytes.
alter table content_chunk drop constraint content_chunk_bytes_check;
alter table content_chunk add constraint content_chunk_bytes_check
    check (octet_length(bytes) between 1 and case when sealed then 524316 else 524288 end) not valid;

-- A file that is put by hand where a record makes one wins; when it goes, that of the record is back.
create function file_by_hand() returns trigger language plpgsql as $$
begin
    insert into render_queue (device)
    select distinct d.device from changed_rows r join device_file d on d.folded = r.folded where not r.rendered;
    return null;
end
$$;
create trigger file_put_by_hand after insert on file referencing new table as changed_rows
    for each statement execute function file_by_hand();
create trigger file_changed_by_hand after update on file referencing new table as changed_rows
    for each statement execute function file_by_hand();
create trigger file_removed_by_hand after delete on file referencing old table as changed_rows
    for each statement execute function file_by_hand();

-- What was before and after a statement is brought together by a key of JSON. A plan that is kept of a statement that changed one
-- row would compare each with each where one changes hundreds.
alter function audit_changes() set enable_nestloop = off;
