package io.option150.files.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages as an admin sends them. */
@StoreTest
class PackagesTest {

    private static final String LOADS = "sip88xx.14-2.sbn\nkern88xx.14-2.sbn\n";

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void afirmwarePackageBecomesFilesAndAReport() {
        var image = new byte[1_300_000];
        new Random(1).nextBytes(image);
        var packed = new Zip()
                .add("sip88xx.14-2.loads", LOADS)
                .add("sip88xx.14-2.sbn", image)
                .add("kern88xx.14-2.sbn", "kernel")
                .add("copstart.sh", "#!/bin/sh\n")
                .add("load683.txt", "683, sip88xx.14-2, 11, 8841\n")
                .bytes();
        var report = unpacked(packed, "?into=fw/one");
        assertThat(report.path("created").asInt()).isEqualTo(3);
        assertThat(report.path("files").findValuesAsText("path"))
                .containsExactly("fw/one/sip88xx.14-2.loads", "fw/one/sip88xx.14-2.sbn", "fw/one/kern88xx.14-2.sbn");
        assertThat(report.path("leftOut").findValuesAsText("name")).containsExactly("copstart.sh", "load683.txt");
        var firmware = report.path("firmware").path(0);
        assertThat(firmware.path("load").asText()).isEqualTo("sip88xx.14-2");
        assertThat(firmware.path("complete").asBoolean()).isTrue();
        assertThat(firmware.path("models").toString()).contains("8841", "8851");
        var load = report.path("defaultLoads").path(0);
        assertThat(load.path("model").asText()).isEqualTo("8841");
        assertThat(load.path("protocol").asText()).isEqualTo("SIP");
        assertThat(api.get("/api/v1/files/fw/one/sip88xx.14-2.sbn").body()).isEqualTo(image);
        assertThat(api.get("/api/v1/files/fw/one/copstart.sh").statusCode()).isEqualTo(404);

        var again = unpacked(packed, "?into=fw/one/");
        assertThat(again.path("unchanged").asInt()).isEqualTo(3);
        var other = unpacked(new Zip().add("kern88xx.14-2.sbn", "other").bytes(), "?into=fw/one");
        assertThat(other.path("replaced").asInt()).isEqualTo(1);
        assertThat(other.path("files").path(0).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aLoadWithoutItsImagesIsToldSo() {
        var report =
                unpacked(new Zip().add("sip78xx.9-9.loads", "none78xx.sbn\n").bytes(), "?into=fw/two&force=true");
        var firmware = report.path("firmware").path(0);
        assertThat(firmware.path("complete").asBoolean()).isFalse();
        assertThat(firmware.path("missing").path(0).asText()).isEqualTo("none78xx.sbn");
    }

    @Test
    void nothingIsStoredOfAPackageThatIsRefused() {
        var good = new Zip().add("fw3/a.bin", "a").add("fw3/b.bin", new byte[700_000]);
        var whole = good.bytes();
        refused(Arrays.copyOf(whole, whole.length - 30), 422, "must be whole");
        refused(new Zip().add("fw3/a.bin", "a").add("fw3/../../b", "b").bytes(), 422, "segment");
        refused(new Zip().add("fw3/a.bin", "a").add("fw3/A.bin", "b").bytes(), 422, "fw3/a.bin of the package");
        refused(
                new Zip()
                        .add("fw3/a.bin", "a")
                        .add("fw3/bomb", new byte[60 << 20])
                        .bytes(),
                413,
                "times its size");
        refused(new Zip().add("fw3/" + "x".repeat(260), "a").bytes(), 422, "255 bytes");
        refused("no package".getBytes(java.nio.charset.StandardCharsets.UTF_8), 422, "must be a zip");
        refused(new byte[0], 422, "must be a zip");
        refused(new Zip().add("copstart.sh", "x").bytes(), 422, "must hold a file");
        assertThat(Api.text(api.get("/api/v1/files?prefix=fw3/"))).contains("\"total\":0");
        api.store("fw3/Ringlist.bin", new byte[] {1});
        refused(new Zip().add("fw3/a.bin", "a").add("fw3/ringlist.bin", "b").bytes(), 409, "fw3/Ringlist.bin");
        assertThat(Api.text(api.get("/api/v1/files?prefix=fw3/"))).contains("\"total\":1");
    }

    @Test
    void theFolderMustBeOne() {
        for (var folder : new String[] {"/x", "..", "a//b", "a/../b"}) {
            var answer = post(new Zip().add("a", "a").bytes(), "?into=" + folder);
            assertThat(answer.statusCode()).as(folder).isEqualTo(400);
            assertThat(Api.json(answer).path("field").asText()).isEqualTo("into");
        }
    }

    @Test
    void allFilesOfAPackageAreOnRecord() {
        unpacked(new Zip().add("fw5/a.bin", "a").add("fw5/b.bin", "b").bytes(), "");
        assertThat(Api.text(api.get("/api/v1/audit/file-store?size=1000"))).contains("fw5/a.bin", "fw5/b.bin");
    }

    private JsonNode unpacked(byte[] packed, String query) {
        var answer = post(packed, query);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer);
    }

    private void refused(byte[] packed, int status, String why) {
        var answer = post(packed, "");
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(status);
        assertThat(Api.json(answer).path("detail").asText()).contains(why);
    }

    private HttpResponse<byte[]> post(byte[] packed, String query) {
        return api.call("POST", "/api/v1/packages" + query, BodyPublishers.ofByteArray(packed));
    }
}
