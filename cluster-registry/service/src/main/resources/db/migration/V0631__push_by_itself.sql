-- Whether phones are asked by themselves when their configuration has changed.
alter table push_target add column automatic boolean not null default false;
