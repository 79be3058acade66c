-- Which certificates another suite trusts for what, as it told last. A statement, and no change of what this one trusts.

create table discovery_trust (
    source text collate "C" primary key references discovery_source on delete cascade,
    at timestamptz not null,
    -- FarCertificate of each, as JSON.
    certificates text not null
);
