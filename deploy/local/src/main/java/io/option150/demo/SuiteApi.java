package io.option150.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.contract.FileUrls;
import io.option150.local.data.DataFolder;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.ServiceName;
import io.option150.registry.contract.RegistryPaths;
import io.option150.trust.contract.TrustPaths;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The admin of a suite, with the admin's token. */
final class SuiteApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PortPlan ports;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SuiteApi(DataFolder folder, PortPlan ports) throws IOException {
        this.ports = ports;
        this.token = Files.readString(folder.adminToken()).strip();
    }

    void createCluster(Map<String, ?> cluster) throws IOException, InterruptedException {
        post(RegistryPaths.CLUSTERS, cluster);
    }

    void assign(String device, String clusterId) throws IOException, InterruptedException {
        post(RegistryPaths.DEVICES, Map.of("name", device, "clusterId", clusterId));
    }

    void move(String device, String from, String to) throws IOException, InterruptedException {
        post(RegistryPaths.DEVICES + "/" + device + "/move", Map.of("from", from, "to", to));
    }

    void removeDevice(String device) throws IOException, InterruptedException {
        send(request(ServiceName.REGISTRY, RegistryPaths.DEVICES + "/" + device).DELETE());
    }

    void removeCluster(String clusterId) throws IOException, InterruptedException {
        send(request(ServiceName.REGISTRY, RegistryPaths.CLUSTERS + "/" + clusterId)
                .DELETE());
    }

    void upload(String path, byte[] content) throws IOException, InterruptedException {
        send(request(ServiceName.FILES, FileUrls.file(path)).PUT(BodyPublishers.ofByteArray(content)));
    }

    void removeFile(String path) throws IOException, InterruptedException {
        send(request(ServiceName.FILES, FileUrls.file(path)).DELETE());
    }

    /** The latest requests of a device as the edge remembers them, as JSON text. */
    String requestsOf(String device) throws IOException, InterruptedException {
        return send(
                request(ServiceName.EDGE, "/api/v1/requests?device=" + device).GET());
    }

    /** What is found of a phone under that id, as its page at the admin address tells; nothing too of one not seen yet. */
    Optional<JsonNode> finding(String device, String id) throws IOException, InterruptedException {
        HttpResponse<String> page = answer(request(ServiceName.REGISTRY, RegistryPaths.PHONES + "/" + device)
                .GET());
        if (page.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        for (JsonNode finding : JSON.readTree(requireDone(page)).path("findings")) {
            if (finding.path("id").asText().equals(id)) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    /** Whether the list of all findings, its first thousand, has that one of that phone. */
    boolean listsFinding(String device, String id) throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(send(request(ServiceName.REGISTRY, RegistryPaths.FINDINGS + "?size=1000")
                .GET()));
        for (JsonNode shared : page.path("items")) {
            if (shared.path("id").asText().equals(id)
                    && shared.path("phones").toString().contains(device)) {
                return true;
            }
        }
        return false;
    }

    /** The certificate that the suite's files are signed with. */
    X509Certificate signer() throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(
                send(request(ServiceName.TRUST, TrustPaths.CERTIFICATES).GET()));
        for (JsonNode certificate : page.path("items")) {
            if (certificate.path("roles").toString().contains("tftp")) {
                return parse(certificate.path("pem").asText());
            }
        }
        throw new IOException("the trust service names no certificate with the role tftp");
    }

    @Override
    public void close() {
        client.close();
    }

    private static X509Certificate parse(String pem) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IOException("the trust service's certificate can't be read: " + e.getMessage(), e);
        }
    }

    private void post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        send(request(ServiceName.REGISTRY, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(ServiceName service, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.api(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        return requireDone(answer(builder));
    }

    private HttpResponse<String> answer(HttpRequest.Builder builder) throws IOException, InterruptedException {
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String requireDone(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            HttpRequest request = answer.request();
            throw new IOException("%s %s answered %d: %s"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
