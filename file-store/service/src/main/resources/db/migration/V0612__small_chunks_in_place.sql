-- Phones' files have 2 to 8 KiB. By default what is above 2 KiB goes to a table of its own, in pieces with an index entry each; what
-- fits a page stays in the row from now on.
alter table content_chunk set (toast_tuple_target = 8160);
