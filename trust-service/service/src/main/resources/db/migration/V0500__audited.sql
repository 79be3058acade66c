-- What the audit tells of: never a key, sealed or not.
call audit_table('certificate', 'certificate', 'fingerprint', 'fingerprint', '{der, chain, sequence}');
call audit_table('retired_key', 'retired-key', 'fingerprint', 'fingerprint', '{der, chain, nonce, ciphertext}');
call audit_table('trust_mode', 'trust-mode', 'id', 'mode', '{id}');
call audit_table('trust_list', 'trust-list', 'name', 'name', '{recipe, content, sequence}');
call audit_table('verification', 'verification', 'fingerprint', 'fingerprint', '{der, sequence}');
call audit_table('phone_certificate', 'phone-certificate', 'device', 'device', '{der, sequence}');
call audit_table('exchange_log', 'exchange', 'id', 'cluster', '{id}');
