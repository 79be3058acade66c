package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.content.Sha256;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class FileRoundTripTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 524_287, 524_288, 524_289, 1_572_864, 1_572_865})
    void bytesOfAnySizeComeBackAsTheyWent(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        var stored = api.put("sizes/" + size, bytes);
        var read = api.get("/api/v1/files/sizes/" + size);

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(Api.file(stored).size()).isEqualTo(size);
        assertThat(Api.file(stored).sha256()).isEqualTo(Sha256.of(bytes).hex());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(bytes);
    }

    @Test
    void aNewFileIsToldWithItsPlaceAndItsTag() {
        var stored = api.put("United_States/g3-tones.xml", "<tones/>".getBytes(UTF_8));

        var file = Api.file(stored);
        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.headers().firstValue("Location")).hasValue("/api/v1/files/United_States/g3-tones.xml");
        assertThat(stored.headers().firstValue("ETag")).hasValue("\"" + file.sequence() + "\"");
        assertThat(file.path()).isEqualTo("United_States/g3-tones.xml");
        assertThat(file.version()).isEqualTo(1);
    }
}
