package io.option150.files.unpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No file with errors comes by a package either, however many stand before it. */
@StoreTest
class RefusedPackagesTest {

    private static final int MEGABYTES = 18;

    @TestHTTPResource("/")
    URI base;

    @Test
    void theLastFileOfALargePackageIsCheckedLikeTheFirst() {
        var api = new Api(base);
        var digits = new byte[500_000];
        new Random(1).nextBytes(digits);
        var sound = "<device><!-- " + HexFormat.of().formatHex(digits) + " --></device>";
        var packed = new Zip();
        IntStream.range(0, MEGABYTES).forEach(n -> packed.add("SEP0000000FA0%02d.cnf.xml".formatted(n), sound));
        packed.add("SEP0000000FAFFF.cnf.xml", "<device>");

        var answer = api.call("POST", "/api/v1/packages", BodyPublishers.ofByteArray(packed.bytes()));

        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(422);
        assertThat(Api.json(answer).path("detail").asText()).startsWith("SEP0000000FAFFF.cnf.xml has");
        assertThat(Api.text(api.get("/api/v1/files?prefix=SEP0000000FA"))).contains("\"total\":0");
        assertThat(api.put("SEP0000000FA000.cnf.xml", sound.getBytes(UTF_8)).statusCode())
                .as("the others are sound")
                .isEqualTo(201);
    }
}
