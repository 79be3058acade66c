package io.option150.registry.discovery.dns;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.option150.registry.RegistryTest;
import io.option150.registry.discovery.DiscoveryProfile;
import io.option150.registry.discovery.RunCalls;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source of the kind {@code dns} as an admin has it run: name server, TFTP server and registry as they are. */
@RegistryTest
@TestProfile(DnsRunTest.WithNames.class)
class DnsRunTest {

    private static final String SOURCE = "/api/v1/discovery/sources/names";
    // The port is that of phones, so the address is this process's own.
    private static final String ADDRESS = "127.77." + (ProcessHandle.current().pid() >> 8 & 0xff) + "."
            + (ProcessHandle.current().pid() % 250 + 1);
    private static final int PHONES_PORT = 6970;

    /** With a name server that knows one domain. */
    public static final class WithNames extends DiscoveryProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            try {
                var names = new StandInNameServer()
                        .srv("_cisco-uds._tcp.branch.example", "cucm-1.branch.example")
                        .a("cucm-1.branch.example", ADDRESS);
                settings.put(
                        "option150.discovery.name-server",
                        "127.0.0.1:" + names.address().getPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return settings;
        }
    }

    @AfterEach
    void forget() {
        admin().delete(SOURCE);
    }

    private static HttpServer tftpServerOfUnifiedCm() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), PHONES_PORT), 0);
        var file = "<Default><callManagerGroup><members><member><callManager><processNodeName>cucm-1</processNodeName>"
                + "</callManager></member></members></callManagerGroup></Default>";
        server.createContext("/XMLDefault.cnf.xml", call -> {
            var bytes = file.getBytes(UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
        return server;
    }

    @Test
    void aRunTellsWhatNamesLeadTo() throws IOException {
        var clusters = admin().get("/api/v1/clusters").then().extract().<Integer>path("total");
        admin().body(json("{'kind':'dns','url':'branch.example'}"))
                .put(SOURCE)
                .then()
                .statusCode(201);
        var server = tftpServerOfUnifiedCm();
        try {
            var report = RunCalls.of("names");
            assertThat(report.get("state").textValue()).isEqualTo("done");
            assertThat(report.get("notes").toString())
                    .contains(
                            "Candidate " + ADDRESS + " (cucm-1.branch.example, by _cisco-uds._tcp.branch.example) is a"
                                    + " TFTP server of a Unified CM with cucm-1; no cluster here has this address");
        } finally {
            server.stop(0);
        }
        assertThat(RunCalls.of("names").get("notes").toString())
                .contains("Candidate " + ADDRESS)
                .contains("answers neither by HTTP");
        // Nothing is made of what DNS says.
        admin().get("/api/v1/clusters").then().body("total", equalTo(clusters));
        admin().body(json("{'url':'nowhere.example'}")).put(SOURCE).then().statusCode(200);
        assertThat(RunCalls.of("names").get("notes").toString())
                .contains("there is neither _cisco-uds._tcp.nowhere.example (SRV) nor CiscoCM1.nowhere.example");
    }
}
