-- The source of discovery from which a device's home was found out; empty: it was set by a hand. Beside the home, since events tell both.
alter table device add column stated_by text not null default '';
