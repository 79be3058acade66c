-- The files of the TFTP tree. Bytes are kept once, as chunks named by their SHA-256; contents are lists of chunks;
-- versions of files point at contents.

create table file_chunk (
    sha256 text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bytea not null,
    -- When the collector first saw that no content has this chunk; cleared when an upload brings it again.
    orphaned timestamptz
);
-- Firmware and images do not compress further: trying costs more than it saves.
alter table file_chunk alter column bytes set storage external;
create index file_chunk_orphaned on file_chunk (orphaned) where orphaned is not null;

create table file_content (
    sha256 text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    created timestamptz not null default now(),
    -- When the collector first saw that no version has this content; cleared when an upload brings it again.
    orphaned timestamptz
);
create index file_content_orphaned on file_content (orphaned) where orphaned is not null;

create table file_content_chunk (
    content_sha256 text collate "C" not null references file_content on delete cascade,
    first_byte bigint not null check (first_byte >= 0),
    size integer not null check (size > 0),
    chunk_sha256 text collate "C" not null references file_chunk,
    primary key (content_sha256, first_byte)
);
create index file_content_chunk_chunk on file_content_chunk (chunk_sha256);

create table file (
    path text collate "C" primary key,
    -- The path in lower case, for look-ups without regard to case (RES-1).
    folded text collate "C" not null,
    version bigint not null check (version > 0),
    sha256 text collate "C" not null references file_content,
    size bigint not null check (size >= 0),
    modified timestamptz not null,
    sequence bigint not null check (sequence > 0)
);
create index file_folded on file (folded, path);
create index file_sha256 on file (sha256);

-- Every version kept of a file, the current one too.
create table file_version (
    path text collate "C" not null references file on delete cascade,
    version bigint not null check (version > 0),
    sha256 text collate "C" not null references file_content,
    size bigint not null check (size >= 0),
    modified timestamptz not null,
    sequence bigint not null check (sequence > 0),
    primary key (path, version)
);
create index file_version_sha256 on file_version (sha256);
