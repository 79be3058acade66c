-- Certificates that are held, and the private keys of those that are our own.

create table certificate (
    -- SHA-256 of the DER form.
    fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    cluster text not null check (cluster <> ''),
    roles text[] not null check (cardinality(roles) > 0),
    der bytea not null check (length(der) > 0),
    sequence bigint not null unique
);

-- A private key never stands here in the clear: AES-256-GCM under a key that is not in this database.
create table sealed_key (
    fingerprint text primary key references certificate,
    nonce bytea not null unique check (length(nonce) = 12),
    ciphertext bytea not null
);
