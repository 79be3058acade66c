package io.option150.registry.discovery.probe;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class ProbeApiTest {

    private static final String PROBE = "/api/v1/discovery/probe";

    private HttpServer server;
    private DatagramSocket silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var files = Map.of(
                "/XMLDefault.cnf.xml",
                "<Default><autoRegistration>enabled</autoRegistration><callManagerGroup><members><member>"
                        + "<callManager><processNodeName>cucm-1</processNodeName></callManager></member></members>"
                        + "</callManagerGroup></Default>",
                "/ITLFile.tlv",
                "no list",
                "/SEP0000000B0001.cnf.xml",
                "<device/>");
        server.createContext("/", call -> {
            var file = files.get(call.getRequestURI().getPath());
            var bytes = file == null ? new byte[0] : file.getBytes(UTF_8);
            call.sendResponseHeaders(file == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                call.getResponseBody().write(bytes);
            }
            call.close();
        });
        server.start();
        // Held, so that nobody answers there.
        silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        silent.close();
        Api.clean();
    }

    private String body(int httpPort) {
        return json("{'address':'127.0.0.1','httpPort':%d,'tftpPort':%d}".formatted(httpPort, silent.getLocalPort()));
    }

    @Test
    void tellsWhatIsSeen() {
        // Our own edge is there, by HTTP.
        admin().body(json("{'clusterId':'seen','role':'remote','tftpAddresses':['127.0.0.1'],'httpPort':null}"))
                .post(Api.CLUSTERS)
                .then()
                .statusCode(201);
        Api.device("SEP0000000B0001", "seen");
        Api.device("SEP0000000B0002", "seen");
        admin().body(body(server.getAddress().getPort()))
                .post(PROBE)
                .then()
                .statusCode(200)
                .body("clusters", contains("seen"))
                .body("http.answers", equalTo(true))
                .body("tftp.answers", equalTo(false))
                .body("tftp.reason", not(empty()))
                .body("hasDefault", equalTo(true))
                .body("autoRegistration", equalTo(true))
                .body("callManagers", contains("cucm-1"))
                .body("secure", equalTo(false))
                .body("lists.name", contains("ITLFile.tlv"))
                .body("lists[0].signer", equalTo(""))
                .body("devicesAsked", hasItem("SEP0000000B0002"))
                .body("devicesThere", contains("SEP0000000B0001"));
    }

    @Test
    void whereNobodyAnswersThatIsTold() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);
        admin().body(body(port))
                .post(PROBE)
                .then()
                .statusCode(200)
                .body("http.answers", equalTo(false))
                .body("tftp.answers", equalTo(false))
                .body("hasDefault", equalTo(false))
                .body("autoRegistration", nullValue())
                .body("devicesAsked", empty());
    }

    @Test
    void onlyAddressesOfHostsAreProbed() {
        problem(admin().body(json("{'address':'cucm.example'}")).post(PROBE), 400)
                .body("field", equalTo("address"));
        problem(admin().body(json("{'address':'255.255.255.255','httpPort':0}")).post(PROBE), 400)
                .body("violations.field", hasItem("httpPort"));
        problem(admin().body("{}").post(PROBE), 400).body("field", equalTo("address"));
    }
}
