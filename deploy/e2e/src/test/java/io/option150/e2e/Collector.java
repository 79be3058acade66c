package io.option150.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes spans over OTLP/HTTP in binary protobuf, as a collector does. */
final class Collector implements AutoCloseable {

    /** A span, with ids in hexadecimal. */
    record Seen(
            String service,
            String name,
            Span.SpanKind kind,
            String trace,
            String id,
            String parent,
            String attributes) {}

    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** Settings of a service that sends all its spans here, soon. */
    Map<String, String> settings() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
    }

    /** All spans of traces that have such a span. */
    List<List<Seen>> traces(String service, String name, String attribute) {
        return spans.stream()
                .filter(span -> span.service().equals(service)
                        && span.name().startsWith(name)
                        && span.attributes().contains(attribute))
                .map(Seen::trace)
                .distinct()
                .map(trace -> spans.stream()
                        .filter(span -> span.trace().equals(trace))
                        .toList())
                .toList();
    }

    private void take(HttpExchange call) throws IOException {
        try (call;
                InputStream body = "gzip".equals(call.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(call.getRequestBody())
                        : call.getRequestBody()) {
            for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                String service = resource.getResource().getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("service.name"))
                        .map(attribute -> attribute.getValue().getStringValue())
                        .findFirst()
                        .orElseThrow();
                resource.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(seen(service, span))));
            }
            call.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            call.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static Seen seen(String service, Span span) {
        return new Seen(
                service,
                span.getName(),
                span.getKind(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                span.getAttributesList().stream().map(Collector::text).collect(Collectors.joining(" ")));
    }

    private static String text(KeyValue attribute) {
        return attribute.getKey() + "=" + attribute.getValue().getStringValue();
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
