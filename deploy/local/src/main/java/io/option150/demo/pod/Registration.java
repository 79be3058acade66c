package io.option150.demo.pod;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.contract.RegistryPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells the cluster registry of the stand-in and its phone, whether they are new to it or not. */
final class Registration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ADDRESSES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PodSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Registration(PodSettings settings) {
        this.settings = settings;
    }

    /** Tells both; may be repeated at will. */
    void tell() throws IOException, InterruptedException {
        put(
                RegistryPaths.CLUSTERS,
                StandIn.CLUSTER,
                Map.of(
                        "clusterId",
                        StandIn.CLUSTER,
                        "description",
                        "stands in for a remote cluster",
                        "role",
                        "remote",
                        "tftpAddresses",
                        addresses(),
                        "tftpPort",
                        StandIn.TFTP_PORT,
                        "httpPort",
                        StandIn.HTTP_PORT));
        put(RegistryPaths.DEVICES, StandIn.PHONE, Map.of("name", StandIn.PHONE, "clusterId", StandIn.CLUSTER));
    }

    /** Those of the Service in front of this pod: they stay when the pod is replaced. */
    private List<String> addresses() throws IOException {
        return Arrays.stream(InetAddress.getAllByName(settings.host()))
                .map(InetAddress::getHostAddress)
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private void put(String collection, String id, Map<String, ?> thing) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(thing);
        String item = collection + "/" + id;
        boolean known = send(request(item).GET()).statusCode() == 200;
        HttpResponse<String> answer = known
                ? send(json(item).PUT(BodyPublishers.ofString(body)))
                : send(json(collection).POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
    }

    private HttpRequest.Builder json(String path) throws IOException {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(settings.registry() + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(settings.adminToken()).strip());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
