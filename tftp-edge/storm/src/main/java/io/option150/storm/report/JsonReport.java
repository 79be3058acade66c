package io.option150.storm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.option150.storm.run.Sample;
import io.option150.storm.run.StormResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A result for programs. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Times in milliseconds unless the name says otherwise. */
    private record Document(
            String target,
            String transport,
            int phones,
            double seconds,
            boolean allBooted,
            Sample end,
            long bytes,
            long repeats,
            double requestsPerSecond,
            double megabytesPerSecond,
            Percentiles requestMillis,
            Percentiles bootMillis,
            Map<String, Long> failures,
            List<Sample> timeline) {}

    private JsonReport() {}

    /** The result as one JSON document. */
    public static String of(StormResult result) {
        Document document = new Document(
                result.plan().target().text(),
                result.plan().transport().name(),
                result.plan().crowd().phones(),
                result.seconds(),
                result.allBooted(),
                result.end(),
                result.bytes(),
                result.repeats(),
                result.requestsPerSecond(),
                result.megabytesPerSecond(),
                Percentiles.of(result.files()),
                Percentiles.of(result.boots()),
                new TreeMap<>(result.failures()),
                result.timeline());
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts are JSON", impossible);
        }
    }
}
