package io.option150.files.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What who runs the service looks at. */
@StoreTest
class OperationsTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void theServiceSaysItIsReady() {
        assertThat(Api.json(api.get("/q/health/ready")).path("status").asText()).isEqualTo("UP");
        assertThat(Api.json(api.get("/q/health/live")).path("status").asText()).isEqualTo("UP");
    }

    @Test
    void transfersAreCountedAndNoFileNameBecomesATag() {
        var file = api.store("metered/very-special-name.xml", new byte[100]);
        api.get("/api/v1/files/metered/very-special-name.xml");
        api.get("/api/v1/contents/" + file.sha256());
        api.get("/api/v1/files/metered/very-special-name.xml/versions");

        var metrics = Api.text(api.get("/q/metrics"));
        assertThat(metrics)
                .contains("option150_files_uploads_total{outcome=\"created\"}")
                .contains("option150_files_downloads_total{outcome=\"complete\"}")
                .contains("option150_files_upload_bytes_total")
                .contains("option150_files_collected_total")
                .contains("uri=\"/api/v1/files/{path}/versions\"")
                .doesNotContain("very-special-name")
                .doesNotContain(file.sha256());
    }

    @Test
    void theApiIsDescribed() {
        var description = Api.text(api.get("/q/openapi"));
        assertThat(description)
                .contains(
                        "/api/v1/files/{path}:",
                        "/api/v1/files/{path}/versions/{version}/restore:",
                        "/api/v1/contents/{sha256}:",
                        "operationId: putFile");
    }
}
