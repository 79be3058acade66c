-- Chunks belong to one content, in their order: chunk n, from 0, begins at byte n * 524288. They had names of their own, by
-- which several contents could share them; telling that took a second SHA-256 of every byte, and a collector of its own.

alter table file drop constraint file_sha256_fkey;
alter table file_version drop constraint file_version_sha256_fkey;
alter table file_content_chunk
    drop constraint file_content_chunk_content_sha256_fkey,
    drop constraint file_content_chunk_chunk_sha256_fkey;

-- A content without a name is an upload that has not ended.
alter table file_content
    drop constraint file_content_pkey,
    alter column sha256 drop not null,
    alter column size drop not null,
    add column id bigint generated always as identity primary key,
    add unique (sha256),
    add check ((sha256 is null) = (size is null));
alter table file add foreign key (sha256) references file_content (sha256);
alter table file_version add foreign key (sha256) references file_content (sha256);

-- Bytes stay where they are on disk: only what several contents shared is copied.
alter table file_chunk
    drop constraint file_chunk_pkey,
    alter column sha256 drop not null,
    add column content_id bigint,
    add column n integer;
create temporary table place on commit drop as
    select c.id as content_id, (u.first_byte / 524288)::integer as n, u.chunk_sha256 as chunk,
        row_number() over (partition by u.chunk_sha256 order by c.id, u.first_byte) as turn
    from file_content_chunk u join file_content c on c.sha256 = u.content_sha256;
analyze place;
update file_chunk k set content_id = p.content_id, n = p.n from place p where p.chunk = k.sha256 and p.turn = 1;
insert into file_chunk (bytes, content_id, n)
    select k.bytes, p.content_id, p.n from place p join file_chunk k on k.sha256 = p.chunk where p.turn > 1;
-- Left by uploads that broke off.
delete from file_chunk where content_id is null;

drop table file_content_chunk;
alter table file_chunk rename to content_chunk;
alter table content_chunk
    drop column sha256,
    drop column orphaned,
    add primary key (content_id, n),
    add foreign key (content_id) references file_content on delete cascade,
    add check (n >= 0),
    add check (octet_length(bytes) between 1 and 524288);

-- While an upgrade rolls, copies of the version before read by these (decision 0007); what is uploaded to such a copy is
-- refused.
create view file_content_chunk as
    select c.sha256 as content_sha256, k.n::bigint * 524288 as first_byte, octet_length(k.bytes) as size,
        lpad(to_hex(k.content_id), 48, '0') || lpad(to_hex(k.n), 16, '0') as chunk_sha256
    from file_content c join content_chunk k on k.content_id = c.id;
create view file_chunk as
    select lpad(to_hex(content_id), 48, '0') || lpad(to_hex(n), 16, '0') as sha256, bytes from content_chunk;
