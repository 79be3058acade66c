package io.option150.edge.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.view.View;
import io.option150.events.DataSchema;
import io.option150.events.Event;
import io.option150.events.MalformedEventException;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each topic's events mean to the view. */
@Singleton
final class EventTable {

    /** Takes a thing as it now is; null: it is gone. */
    @FunctionalInterface
    private interface Target<T> {
        void take(String key, long sequence, @Nullable T now);
    }

    private record Row<T>(DataSchema schema, Class<T> type, Target<T> target) {}

    private final ObjectMapper json;
    private final Map<String, List<Row<?>>> rows = new LinkedHashMap<>();

    @Inject
    EventTable(ObjectMapper json, View view) {
        this.json = json;
        row(RegistryTopics.CLUSTER_CHANGED, RegistryTopics.SCHEMA_CLUSTER, ClusterRecord.class, view::cluster);
        row(RegistryTopics.PHONE_MOVED, RegistryTopics.SCHEMA_DEVICE, DeviceRecord.class, view::device);
        row(FileTopics.CONFIG_CHANGED, FileTopics.SCHEMA_FILE, FileRecord.class, view::file);
        row(TrustTopics.TRUST_CHANGED, TrustTopics.SCHEMA_CERTIFICATE, CertificateRecord.class, view::certificate);
        row(TrustTopics.TRUST_CHANGED, TrustTopics.SCHEMA_TRUST_LIST, TrustListRecord.class, view::trustList);
        row(
                TrustTopics.TRUST_CHANGED,
                TrustTopics.SCHEMA_PHONE_CERTIFICATE,
                PhoneCertificateRecord.class,
                view::phoneCertificate);
    }

    Set<String> topics() {
        return rows.keySet();
    }

    /**
     * Applies one event.
     *
     * @return false when the event is of a kind or schema that this edge does not read
     * @throws MalformedEventException when its data are none of that schema
     */
    boolean apply(Event event) {
        for (Row<?> row : rows.getOrDefault(event.topic(), List.of())) {
            if (apply(event, row)) {
                return true;
            }
        }
        return false;
    }

    private <T> boolean apply(Event event, Row<T> row) {
        if (!reads(row.schema(), event)) {
            return false;
        }
        row.target().take(event.key(), event.sequence(), data(event, row.type()));
        return true;
    }

    private <T> @Nullable T data(Event event, Class<T> type) {
        String text = event.data();
        if (text == null) {
            return null;
        }
        try {
            T data = json.readValue(text, type);
            if (data == null) {
                throw new MalformedEventException(event + ": data must not be the JSON null", null);
            }
            return data;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(event + ": data cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static boolean reads(DataSchema schema, Event event) {
        try {
            return schema.reads(DataSchema.parse(event.dataSchema()));
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(event + ": " + e.getMessage(), e);
        }
    }

    private <T> void row(String topic, String schema, Class<T> type, Target<T> target) {
        rows.computeIfAbsent(topic, _ -> new ArrayList<>()).add(new Row<>(DataSchema.parse(schema), type, target));
    }
}
