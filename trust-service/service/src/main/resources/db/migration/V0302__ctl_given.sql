-- Phones never let go of a CTL, so it is remembered that there was one.

alter table trust_mode add column ctl_given boolean not null default false;
update trust_mode set ctl_given = true
    where mode = 'MIXED' or exists (select from trust_list where name = 'CTLFile.tlv');
