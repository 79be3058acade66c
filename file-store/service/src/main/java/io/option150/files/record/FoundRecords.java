package io.option150.files.record;

import io.option150.search.Findable;
import io.option150.search.FoundInTable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Records by a part of their names; a phone's by the numbers and labels of its lines as well. */
@Singleton
class FoundRecords {

    private static final int FIRST = 2;

    private static final String PROFILES = """
            select name as key, coalesce(parent, '') as note from profile
            where position($1 in lower(name)) > 0 or position($2 in lower(name)) > 0
            order by position($1 in lower(name)) <> 1, name limit $3""";

    private static final String GROUPS = """
            select name as key, '' as note from call_manager_group
            where position($1 in lower(name)) > 0 or position($2 in lower(name)) > 0
            order by position($1 in lower(name)) <> 1, name limit $3""";

    private static final String COMMON = """
            select name as key, kind as note from common_file
            where position($1 in lower(name)) > 0 or position($2 in lower(name)) > 0 or position($1 in lower(path)) > 0
            order by position($1 in lower(name)) <> 1, name limit $3""";

    private static final String TEMPLATES = """
            select name as key, form as note from own_template
            where position($1 in lower(name)) > 0 or position($2 in lower(name)) > 0
            order by position($1 in lower(name)) <> 1, name limit $3""";

    private static final String PHONES = """
            select device as key, coalesce(lines -> 0 ->> 'number', '') as note from device_config
            where position($1 in lower(device)) > 0 or position($2 in lower(device)) > 0
               or exists (select from jsonb_array_elements(lines) line
                          where position($1 in lower(concat_ws(' ', line ->> 'number', line ->> 'label'))) > 0)
            order by device limit $3""";

    @Produces
    @Singleton
    Findable phones(Pool pool) {
        return new FoundInTable(pool, "device-config", FIRST, PHONES);
    }

    @Produces
    @Singleton
    Findable profiles(Pool pool) {
        return new FoundInTable(pool, "profile", FIRST + 1, PROFILES);
    }

    @Produces
    @Singleton
    Findable groups(Pool pool) {
        return new FoundInTable(pool, "call-manager-group", FIRST + 2, GROUPS);
    }

    @Produces
    @Singleton
    Findable common(Pool pool) {
        return new FoundInTable(pool, "common-file", FIRST + 3, COMMON);
    }

    @Produces
    @Singleton
    Findable templates(Pool pool) {
        return new FoundInTable(pool, "template", FIRST + 4, TEMPLATES);
    }
}
