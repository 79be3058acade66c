package io.option150.edge.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.option150.edge.view.Table;
import io.option150.edge.view.Told;
import io.option150.edge.view.View;
import io.option150.events.DataSchema;
import io.option150.events.Event;
import io.option150.events.MalformedEventException;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each topic's events mean to the view. */
@Singleton
final class EventTable {

    /** Things of one schema, and where they stand. */
    private record Row<T>(DataSchema schema, Class<T> type, Table<T> table) {

        void become(Map<String, Change<?>> topic, TopicMarker marker, Set<String> unread) {
            Map<String, Told<T>> mine = new HashMap<>();
            topic.forEach((key, change) -> {
                if (change.table() == table) {
                    mine.put(key, told(change));
                }
            });
            table.become(mine, marker, unread);
        }

        Stream<KeptThing> kept() {
            return table.things().stream()
                    .map(thing -> new KeptThing(schema.name(), thing.key(), thing.version(), thing.now()));
        }

        boolean restore(List<KeptThing> things) {
            return table.restore(things.stream()
                    .filter(thing -> thing.schema().equals(schema.name()))
                    .map(thing -> new Table.Thing<>(thing.key(), thing.version(), type.cast(thing.now())))
                    .toList());
        }

        @SuppressWarnings("unchecked") // Of this row's table, so of its type.
        private Told<T> told(Change<?> change) {
            return (Told<T>) change.told();
        }
    }

    private static final DataSchema MARKER = DataSchema.parse(TopicMarker.SCHEMA);

    private final ObjectReader json;
    private final ObjectWriter lines;
    private final Map<String, List<Row<?>>> rows = new HashMap<>();

    EventTable(ObjectMapper json, View view) {
        // A newer minor version only adds fields.
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.lines = json.writer();
        row(RegistryTopics.CLUSTER_CHANGED, RegistryTopics.SCHEMA_CLUSTER, ClusterRecord.class, view.clusterTable());
        row(RegistryTopics.PHONE_MOVED, RegistryTopics.SCHEMA_DEVICE, DeviceRecord.class, view.deviceTable());
        row(RegistryTopics.SERVICE_CHANGED, RegistryTopics.SCHEMA_SERVICE, ServiceRecord.class, view.serviceTable());
        row(FileTopics.CONFIG_CHANGED, FileTopics.SCHEMA_FILE, FileRecord.class, view.fileTable());
        row(
                TrustTopics.TRUST_CHANGED,
                TrustTopics.SCHEMA_CERTIFICATE,
                CertificateRecord.class,
                view.certificateTable());
        row(TrustTopics.TRUST_CHANGED, TrustTopics.SCHEMA_TRUST_LIST, TrustListRecord.class, view.trustListTable());
        row(
                TrustTopics.TRUST_CHANGED,
                TrustTopics.SCHEMA_PHONE_CERTIFICATE,
                PhoneCertificateRecord.class,
                view.phoneCertificateTable());
    }

    /**
     * What an event means.
     *
     * @return empty when it is not for edges, such as one of the verification list
     * @throws UnknownSchemaException when it tells of a thing for edges in another major version
     * @throws MalformedEventException when its data are none of its schema
     */
    Optional<Change<?>> read(Event event) {
        DataSchema schema = schema(event);
        for (Row<?> row : rows(event.topic())) {
            if (row.schema().name().equals(schema.name())) {
                if (!row.schema().reads(schema)) {
                    throw new UnknownSchemaException(event + ": data of " + event.dataSchema()
                            + " cannot be read, major version " + row.schema().major() + " can");
                }
                return Optional.of(change(event, row));
            }
        }
        return Optional.empty();
    }

    /**
     * What a marker says.
     *
     * @throws MalformedEventException when its data are none
     */
    TopicMarker marker(Event event) {
        TopicMarker marker = MARKER.reads(schema(event)) ? data(event, TopicMarker.class) : null;
        if (marker == null || marker.digest() == null) {
            throw new MalformedEventException(event + ": no marker of " + TopicMarker.SCHEMA, null);
        }
        return marker;
    }

    /** Has the topic's tables become what was read of it whole, by the key of each thing. */
    void become(String topic, Map<String, Change<?>> things, TopicMarker marker, Set<String> unread) {
        rows(topic).forEach(row -> row.become(things, marker, unread));
    }

    /** Grows with every change of what this topic tells. */
    long changes(String topic) {
        return rows(topic).stream().mapToLong(row -> row.table().changes()).sum();
    }

    /** All things of which this topic tells, each as a line of JSON. */
    Stream<String> lines(String topic) {
        return rows(topic).stream().flatMap(Row::kept).map(this::line);
    }

    /**
     * Takes what was known before a restart, if nobody has told anything of this topic since.
     *
     * @param lines as {@link #lines} made them
     * @return whether all of it was taken
     * @throws JsonProcessingException when one is no such line: nothing is taken then
     */
    boolean restore(String topic, List<String> lines) throws JsonProcessingException {
        List<KeptThing> things = new ArrayList<>(lines.size());
        for (String line : lines) {
            things.add(thing(topic, line));
        }
        boolean all = true;
        for (Row<?> row : rows(topic)) {
            all &= row.restore(things);
        }
        return all;
    }

    private String line(KeptThing thing) {
        try {
            return lines.writeValueAsString(new Object[] {
                thing.schema(),
                thing.key(),
                thing.version().epoch(),
                thing.version().sequence(),
                thing.now()
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(thing.key() + " cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    private KeptThing thing(String topic, String line) throws JsonProcessingException {
        JsonNode fields = json.readTree(line);
        String schema = fields.path(0).asText();
        for (Row<?> row : rows(topic)) {
            if (row.schema().name().equals(schema)
                    && fields.size() == 5
                    && fields.get(4).isObject()) {
                return new KeptThing(
                        schema,
                        fields.get(1).asText(),
                        new Version(fields.get(2).asLong(), fields.get(3).asLong()),
                        json.treeToValue(fields.get(4), row.type()));
            }
        }
        throw new MalformedEventException("no thing of " + topic + ": " + line, null);
    }

    private List<Row<?>> rows(String topic) {
        return rows.getOrDefault(topic, List.of());
    }

    private <T> Change<T> change(Event event, Row<T> row) {
        return new Change<>(row.table(), event.key(), new Told<>(event.version(), data(event, row.type())));
    }

    /** The topology knows clusters by their addresses: one that is none must not keep it from knowing the others. */
    private static void check(Event event, Object data) {
        if (data instanceof ClusterRecord cluster) {
            try {
                cluster.tftpAddresses().forEach(InetAddress::ofLiteral);
            } catch (IllegalArgumentException e) {
                throw new MalformedEventException(event + ": tftpAddresses: " + e.getMessage(), e);
            }
        }
    }

    private <T> @Nullable T data(Event event, Class<T> type) {
        String text = event.data();
        if (text == null) {
            return null;
        }
        try {
            T data = json.forType(type).readValue(text);
            if (data == null) {
                throw new MalformedEventException(event + ": data must not be the JSON null", null);
            }
            check(event, data);
            return data;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(event + ": data cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static DataSchema schema(Event event) {
        try {
            return DataSchema.parse(event.dataSchema());
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(event + ": " + e.getMessage(), e);
        }
    }

    private <T> void row(String topic, String schema, Class<T> type, Table<T> table) {
        rows.computeIfAbsent(topic, _ -> new ArrayList<>()).add(new Row<>(DataSchema.parse(schema), type, table));
    }
}
