package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The admin with a token, as with {@code curl}. */
public final class Admin {

    public static final int EDGE = 8081;
    public static final int REGISTRY = 8082;
    public static final int FILES = 8083;
    public static final int TRUST = 8084;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final HttpClient client = HttpClient.newHttpClient();

    public Admin(Suite suite) {
        this.suite = suite;
    }

    /** Creates a cluster that speaks TFTP only, unless {@code httpPort} is a number. */
    public void createCluster(String id, String address, int tftpPort, String httpPort)
            throws IOException, InterruptedException {
        var body = """
                {"clusterId":"%s","role":"remote","tftpAddresses":["%s"],"tftpPort":%d,"httpPort":%s}""".formatted(id, address, tftpPort, httpPort);
        expect(201, post(REGISTRY, "/api/v1/clusters", body));
    }

    /**
     * Removes a cluster with its devices. Others ask for files that nobody has: a cluster left in the list whose server is
     * gone would silence those answers.
     */
    public void removeCluster(String id) throws IOException, InterruptedException {
        for (var device :
                json(REGISTRY, "/api/v1/devices?size=1000&clusterId=" + id).get("items")) {
            expect(204, delete(REGISTRY, "/api/v1/devices/" + device.get("name").textValue()));
        }
        expect(204, delete(REGISTRY, "/api/v1/clusters/" + id));
    }

    public void createDevice(String name, String clusterId) throws IOException, InterruptedException {
        expect(201, post(REGISTRY, "/api/v1/devices", """
                {"name":"%s","clusterId":"%s"}""".formatted(name, clusterId)));
    }

    public void move(String name, String from, String to) throws IOException, InterruptedException {
        expect(200, post(REGISTRY, "/api/v1/devices/" + name + "/move", """
                {"from":"%s","to":"%s"}""".formatted(from, to)));
    }

    public void upload(String path, byte[] bytes) throws IOException, InterruptedException {
        upload(FILES, path, bytes);
    }

    /** By another copy of the file store than the suite's own. */
    public void upload(int service, String path, byte[] bytes) throws IOException, InterruptedException {
        var answer =
                send(request(service, "/api/v1/files/" + path + "?force=true").PUT(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    public HttpResponse<String> post(int service, String path, String json) throws IOException, InterruptedException {
        return send(json(request(service, path), "POST", BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(int service, String path, String json) throws IOException, InterruptedException {
        return send(json(request(service, path), "PUT", BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(int service, String path) throws IOException, InterruptedException {
        return send(request(service, path).DELETE());
    }

    public HttpResponse<String> get(int service, String path) throws IOException, InterruptedException {
        return send(request(service, path).GET());
    }

    public JsonNode json(int service, String path) throws IOException, InterruptedException {
        return JSON.readTree(expect(200, get(service, path)).body());
    }

    public static JsonNode parse(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    public static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(status);
        return answer;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, BodyPublisher body) {
        return request.header("Content-Type", "application/json").method(method, body);
    }

    private HttpRequest.Builder request(int service, String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(suite.api(service) + path))
                .header("Authorization", "Bearer " + suite.adminToken());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
