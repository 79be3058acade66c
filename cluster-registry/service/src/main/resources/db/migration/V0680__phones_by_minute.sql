-- What phones asked, counted by minute and outcome; kept for a day (PhoneMinutes).
create table phone_minute (
    minute timestamptz not null,
    outcome text collate "C" not null,
    -- How many took less than 2^n ms, n from 0; the last of them: all longer ones.
    took bigint[] not null,
    primary key (minute, outcome)
);
