-- What a server sends behind one of our own certificates, and the keys that were replaced.

alter table certificate
    -- DER, one after the other; empty for a self-signed certificate and for others'.
    add column chain bytea not null default '';

-- A key that is replaced is kept as it was sealed: what was done by mistake can be undone.
create table retired_key (
    -- SHA-256 of the DER form.
    fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    own_use text not null check (own_use in ('SAST', 'SAST_STANDBY', 'CCM_TFTP', 'TFTP_HTTPS', 'TVS')),
    der bytea not null check (length(der) > 0),
    chain bytea not null,
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    -- When it came into its use, and when something else took its place.
    since timestamptz not null,
    retired timestamptz not null
);
