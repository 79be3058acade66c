-- Which templates a phone's files were made of, as a fingerprint: after an upgrade that has others they are made anew.
alter table device_rendering add column templates text not null default '';
