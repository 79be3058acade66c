package io.option150.registry.discovery.statement;

import io.option150.registry.cluster.StatedField;
import io.option150.registry.discovery.statement.ClusterFacts.PointedAt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What origins state of a cluster, field by field. */
final class StatedFields {

    private StatedFields() {}

    /**
     * Of all that is stated now; the word that counts first.
     *
     * @param overridden fields in which the record has another value than the one that counts
     */
    static List<StatedField> of(List<ClusterStatement> statements, List<String> overridden) {
        List<StatedField> all = new ArrayList<>();
        var live = ClusterStatement.live(statements);
        for (int i = 0; i < live.size(); i++) {
            var statement = live.get(i);
            boolean counts = i == 0;
            values(statement.facts())
                    .forEach((field, value) -> all.add(new StatedField(
                            field,
                            value,
                            statement.source(),
                            statement.origin(),
                            counts,
                            counts && overridden.contains(field))));
        }
        return all;
    }

    private static Map<String, String> values(ClusterFacts facts) {
        var fields = facts.fields();
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "fqdn", fields.fqdn());
        put(values, "description", fields.description());
        put(values, "tftpAddresses", fields.tftpAddresses() == null ? null : String.join(", ", fields.tftpAddresses()));
        put(values, "secure", fields.secure());
        put(values, "tftpPort", fields.tftpPort());
        put(values, "httpPort", fields.httpPort());
        if (!facts.pointsAt().isEmpty()) {
            put(
                    values,
                    "peers",
                    facts.pointsAt().stream().map(PointedAt::clusterId).collect(Collectors.joining(", ")));
        }
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
