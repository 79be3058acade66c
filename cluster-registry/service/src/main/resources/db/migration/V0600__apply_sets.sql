-- What was applied together under a label, so that apply --prune can remove what is described no longer.

create table apply_set (
    name text collate "C" primary key check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
    sequence bigint not null unique
);

create table apply_set_member (
    -- As documents write it: Cluster.
    kind text collate "C" not null,
    -- The name, in capitals where names of this kind differ by more than case.
    key text collate "C" not null,
    name text not null,
    set_name text collate "C" not null references apply_set (name),
    -- A thing is in one set only: two that both remove what they do not describe would fight over it.
    primary key (kind, key)
);
create index apply_set_member_set on apply_set_member (set_name, kind, key);

call audit_table('apply_set', 'apply-set', 'name', 'name', '{sequence}');
call audit_table('apply_set_member', 'apply-set-member', 'key', 'set_name', '{key}');
