-- Certificates of phones whose configuration is encrypted, and who brought or removed which.

create table phone_certificate (
    -- In upper case.
    device text primary key check (device ~ '^[A-Z0-9._-]{1,128}$'),
    -- SHA-256 of the DER form.
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    der bytea not null check (length(der) > 0),
    since timestamptz not null,
    sequence bigint not null
);

create table phone_certificate_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    action text not null check (action in ('SET', 'REMOVE')),
    device text not null,
    fingerprint text not null
);
