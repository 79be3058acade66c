-- Whether a version was stored though it has errors that a phone could not use it for.
alter table file_version add column forced boolean not null default false;
