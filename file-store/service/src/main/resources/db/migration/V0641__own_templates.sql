-- Templates of a site's own, and which records name them.

create table own_template (
    name text collate "C" primary key,
    form text not null,
    text text not null,
    version bigint not null check (version > 0),
    sequence bigint not null check (sequence > 0),
    modified timestamptz not null,
    who text not null
);
call audit_table('own_template', 'template', 'name', 'name', '{sequence}');

alter table profile add column template text collate "C" references own_template;
alter table device_config add column template text collate "C" references own_template;
alter table common_file add column template text collate "C" references own_template;
create index profile_template on profile (template) where template is not null;
create index device_config_template on device_config (template) where template is not null;
create index common_file_template on common_file (template) where template is not null;
