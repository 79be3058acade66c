-- The proxy's whole set of own certificates: one for each use, and what a rotation has to remember.

alter table certificate add column own_use text
    check (own_use in ('SAST', 'SAST_STANDBY', 'CCM_TFTP', 'TFTP_HTTPS', 'TVS'));

-- Until now the only certificate with a key was the one that signs files.
update certificate set own_use = 'CCM_TFTP' where fingerprint in (select fingerprint from sealed_key);

-- Deferred: a promotion swaps two uses in one transaction.
alter table certificate add constraint certificate_own_use_key unique (own_use) deferrable initially deferred;

alter table sealed_key
    -- When it came into its present use.
    add column since timestamptz not null default now(),
    -- Whether it ever was the signer of the trust lists.
    add column has_signed boolean not null default false;
