-- Counts changes of the mode, so that one who compares first undoes no other's change.
alter table trust_mode add column version bigint not null default 1;
