-- A domain whose names in DNS are asked for is a source, too.
alter table discovery_source drop constraint discovery_source_kind_check;
alter table discovery_source add constraint discovery_source_kind_check check (kind in ('AXL', 'OPTION150', 'DNS'));
