-- What the trust verification service vouches for beyond the certificates that are held.

create table verification (
    -- SHA-256 of the DER form.
    fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    roles text[] not null check (cardinality(roles) > 0),
    ttl_seconds bigint not null check (ttl_seconds between 1 and 2592000),
    der bytea not null check (length(der) > 0),
    added timestamptz not null,
    sequence bigint not null unique
);

-- Every copy of the service answers from memory and must hear of a change by another copy at once.
create function trust_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('trust', '');
    return null;
end
$$;

create trigger verification_notify after insert or update or delete on verification
    for each statement execute function trust_notify();
create trigger certificate_notify after insert or update or delete on certificate
    for each statement execute function trust_notify();
