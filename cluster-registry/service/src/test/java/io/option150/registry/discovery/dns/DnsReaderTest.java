package io.option150.registry.discovery.dns;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpServer;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.cluster.DiscoveredClusters.Outcome;
import io.option150.registry.discovery.DiscoverySettings;
import io.option150.registry.discovery.probe.Probes;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceKind;
import io.option150.registry.discovery.source.Telling;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** DNS as a source: candidates are found, probed and told, and no record is made. */
@RegistryTest
class DnsReaderTest {

    private static final String SOURCE = "/api/v1/discovery/sources/by-dns";
    private static final String BODY = json("{'kind':'dns','url':'Branch.Example.'}");

    @Inject
    Probes probes;

    @AfterEach
    void forget() {
        admin().delete(SOURCE);
        Api.clean();
    }

    private record Fixed(Optional<String> nameServer) implements DiscoverySettings {
        @Override
        public Optional<Path> keyFile() {
            return Optional.empty();
        }

        @Override
        public Duration every() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration changesEvery() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(1);
        }
    }

    private static final class Told implements Telling {
        private final List<String> notes = new ArrayList<>();

        @Override
        public void note(String text) {
            notes.add(text);
        }

        @Override
        public void cluster(Outcome outcome) {
            throw new AssertionError("a record of a cluster: " + outcome);
        }

        @Override
        public void clustersGone(int count) {
            throw new AssertionError("clusters gone: " + count);
        }

        @Override
        public void phones(int stated, long added, long moved, long gone, long proposed) {
            throw new AssertionError("phones");
        }

        @Override
        public void readAnew() {
            throw new AssertionError("read anew");
        }
    }

    private static HttpServer unifiedCm(String address, int port) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        var file =
                "<Default><autoRegistration>enabled</autoRegistration><callManagerGroup><members><member><callManager>"
                        + "<processNodeName>cucm-1</processNodeName></callManager></member></members></callManagerGroup></Default>";
        server.createContext("/", call -> {
            boolean isDefault = call.getRequestURI().getPath().equals("/XMLDefault.cnf.xml");
            var bytes = file.getBytes(UTF_8);
            call.sendResponseHeaders(isDefault ? 200 : 404, isDefault ? bytes.length : -1);
            if (isDefault) {
                call.getResponseBody().write(bytes);
            }
            call.close();
        });
        server.start();
        return server;
    }

    @Test
    void candidatesAreProbedAndToldAndNothingIsMade() throws Exception {
        var server = unifiedCm("127.0.0.1", 0);
        try (var names = new StandInNameServer()
                .srv("_cisco-uds._tcp.branch.example", "cucm-1.branch.example")
                .a("cucm-1.branch.example", "127.0.0.1")
                .a("CiscoCM1.branch.example", "127.0.0.2")) {
            int port = server.getAddress().getPort();
            var settings = new Fixed(Optional.of("127.0.0.1:" + names.address().getPort()));
            var reader = new DnsReader(new NameServers(settings), probes, port, port);
            var source = new Source("by-dns", SourceKind.DNS, "branch.example", "", "", "", "", true, 1);
            var told = new Told();
            reader.read(source, told);
            assertThat(told.notes).hasSize(2);
            assertThat(told.notes.get(0))
                    .isEqualTo(
                            "Candidate 127.0.0.1 (cucm-1.branch.example, by _cisco-uds._tcp.branch.example) is a TFTP"
                                    + " server of a Unified CM with cucm-1, auto-registration is on; no cluster here has this"
                                    + " address: make one, or a source of kind axl, which names it.");
            assertThat(told.notes.get(1))
                    .startsWith("Candidate 127.0.0.2 (CiscoCM1.branch.example) answers neither by HTTP (");

            admin().body(json("{'clusterId':'seen','role':'remote','tftpAddresses':['127.0.0.1'],'httpPort':null}"))
                    .post(Api.CLUSTERS)
                    .then()
                    .statusCode(201);
            var again = new Told();
            reader.read(source, again);
            assertThat(again.notes.getFirst()).endsWith("auto-registration is on; cluster here: seen.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aSourceIsADomainAndNothingElse() {
        admin().body(BODY)
                .put(SOURCE)
                .then()
                .statusCode(201)
                .body("kind", equalTo("dns"))
                .body("url", equalTo("branch.example"))
                .body("passwordGiven", equalTo(false));
        admin().body(json("{'url':'other.example','enabled':false}"))
                .put(SOURCE)
                .then()
                .statusCode(200)
                .body("url", equalTo("other.example"));
        problem(
                        admin().body(json("{'kind':'axl','url':'h','username':'u','clusterId':'c'}"))
                                .put(SOURCE),
                        400)
                .body("violations.field", hasItem("password"));
        problem(
                        admin().body(json("{'kind':'dns','url':'https://h','username':'u','password':'p',"
                                        + "'certificateSha256':'%s','clusterId':'c'}".formatted("AB".repeat(32))))
                                .put(SOURCE),
                        400)
                .body("violations.field", hasItem("url"))
                .body("violations.field", hasItem("username"))
                .body("violations.field", hasItem("password"))
                .body("violations.field", hasItem("certificateSha256"))
                .body("violations.field", hasItem("clusterId"));
        for (var wrong : List.of("", "a..b", "a b.example", "x".repeat(64) + ".example", "a.".repeat(101) + "b")) {
            problem(
                            admin().body(json("{'kind':'dns','url':'%s'}".formatted(wrong)))
                                    .put(SOURCE),
                            400)
                    .body("violations.field", hasItem("url"));
        }
        problem(admin().body(json("{'kind':'dns'}")).put("/api/v1/discovery/sources/none"), 400)
                .body("field", equalTo("url"));
    }
}
