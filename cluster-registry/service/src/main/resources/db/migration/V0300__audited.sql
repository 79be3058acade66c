-- What the audit tells of.
call audit_table('cluster', 'cluster', 'id', 'cluster_id', '{id, sequence}');
call audit_table('desired_state', 'service', 'key', 'key', '{heard, sequence}');
call audit_table('device', 'device', 'key', 'key', '{key, sequence}');
