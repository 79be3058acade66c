package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.option150.demo.remote.RemoteCluster;
import io.option150.testkit.Await;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What belongs together is one trace: a phone's request with all that is asked for it; a change with all that it leads to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEVICE = "SEP02DE00015002";

    private Collector collector;
    private Suite suite;
    private Admin admin;

    @BeforeAll
    void start() throws Exception {
        collector = new Collector();
        var settings = new HashMap<>(collector.settings());
        // An edge that fetches files ahead may ask for them before a phone does.
        settings.put("OPTION150_KEEP_DISK", "0");
        suite = Suite.start(settings);
        admin = new Admin(suite);
    }

    @AfterAll
    void stop() throws Exception {
        suite.close();
        collector.close();
    }

    @Test
    void aRequestAndTheRemoteClustersAnswerAreOneTrace() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster-");
        try (var remote = RemoteCluster.start(InetAddress.ofLiteral("127.0.0.11"), folder)) {
            remote.put(DEVICE + ".cnf.xml", "<device/>".getBytes(UTF_8));
            admin.createCluster("traced", remote.address(), remote.tftpPort(), "null");
            admin.createDevice(DEVICE, "traced");
            Await.until(
                    "served",
                    SOON,
                    () -> Phone.CURL_TFTP.fetch(suite, DEVICE + ".cnf.xml").is("<device/>".getBytes(UTF_8)));
            var trace = await("tftp-edge", "GET traced", "server.address=127.0.0.11", "RRQ", "resolve");
            var request = one(trace, "tftp-edge", "RRQ");
            assertThat(request.attributes()).contains("file.name=" + DEVICE + ".cnf.xml");
            assertThat(request.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
            var resolution = child(trace, request, "tftp-edge", "resolve");
            assertThat(resolution.attributes())
                    .contains("option150.cluster=traced")
                    .contains("option150.source=REMOTE");
            child(trace, resolution, "tftp-edge", "GET traced");
        } finally {
            admin.removeCluster("traced");
        }
    }

    @Test
    void aRequestAndTheFileStoresAnswerAreOneTrace() throws Exception {
        var bytes = "traced".getBytes(UTF_8);
        admin.upload("traced.xml", bytes);
        Await.until(
                "served", SOON, () -> Phone.CURL_TFTP.fetch(suite, "traced.xml").is(bytes));
        var trace = await("file-store", "GET ", "/api/v1/contents/", "RRQ", "resolve", "GET file store");
        var request = one(trace, "tftp-edge", "RRQ");
        var resolution = child(trace, request, "tftp-edge", "resolve");
        var call = child(trace, resolution, "tftp-edge", "GET file store");
        assertThat(call.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
        var answer = child(trace, call, "file-store", "GET ");
        assertThat(answer.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
    }

    @Test
    void aCallThatTheAdminAddressPassesOnIsOneTrace() throws Exception {
        Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/phone-certificates/SEP02DE00015777"));
        Await.until(
                "both services told of it",
                SOON,
                () -> collector.traces("trust-service", "GET ", "SEP02DE00015777").stream()
                        .anyMatch(seen -> seen.stream()
                                        .filter(span -> span.service().equals("cluster-registry"))
                                        .count()
                                == 2));
        var trace = await("trust-service", "GET ", "SEP02DE00015777");
        var call = one(trace, "cluster-registry", SpanKind.SPAN_KIND_SERVER);
        var passed = one(trace, "cluster-registry", SpanKind.SPAN_KIND_CLIENT);
        var answer = one(trace, "trust-service", SpanKind.SPAN_KIND_SERVER);
        assertThat(call.parent()).isEmpty();
        assertThat(passed.parent()).isEqualTo(call.id());
        assertThat(answer.parent()).isEqualTo(passed.id());
    }

    @Test
    void anUploadAndWhatTheEdgeMakesOfItsEventAreOneTrace() throws Exception {
        admin.upload("told.xml", "told".getBytes(UTF_8));
        var trace = await("tftp-edge", "apply config-changed", "messaging.kafka.message.key=told.xml", "PUT ", "send ");
        var upload = one(trace, "file-store", "PUT ");
        var sent = child(trace, upload, "file-store", "send config-changed");
        assertThat(sent.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
        var applied = child(trace, sent, "tftp-edge", "apply config-changed");
        assertThat(applied.kind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
    }

    /** The one trace that has such a span, once the others have come as well: services send at times of their own. */
    private List<Collector.Seen> await(String service, String name, String attribute, String... others)
            throws Exception {
        Await.until(
                name + " " + attribute + " with " + List.of(others),
                SOON,
                () -> collector.traces(service, name, attribute).stream()
                        .anyMatch(trace -> Stream.of(others)
                                .allMatch(other -> trace.stream()
                                        .anyMatch(span -> span.name().startsWith(other)))));
        var traces = collector.traces(service, name, attribute);
        assertThat(traces).hasSize(1);
        return traces.getFirst();
    }

    private static Collector.Seen one(List<Collector.Seen> trace, String service, String name) {
        var spans = trace.stream()
                .filter(span -> span.service().equals(service) && span.name().startsWith(name))
                .toList();
        assertThat(spans).as(name + " of " + trace).hasSize(1);
        assertThat(spans.getFirst().parent()).isEmpty();
        return spans.getFirst();
    }

    private static Collector.Seen one(List<Collector.Seen> trace, String service, SpanKind kind) {
        var spans = trace.stream()
                .filter(span -> span.service().equals(service) && span.kind() == kind)
                .toList();
        assertThat(spans).as(service + " " + kind + " of " + trace).hasSize(1);
        return spans.getFirst();
    }

    private static Collector.Seen child(
            List<Collector.Seen> trace, Collector.Seen parent, String service, String name) {
        var spans = trace.stream()
                .filter(span -> span.service().equals(service)
                        && span.name().startsWith(name)
                        && span.parent().equals(parent.id()))
                .toList();
        assertThat(spans).as(name + " below " + parent + " in " + trace).hasSize(1);
        return spans.getFirst();
    }
}
