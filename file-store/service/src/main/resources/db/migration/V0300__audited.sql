-- What the audit tells of.
call audit_table('file', 'file', 'path', 'path', '{folded, sequence}');
