package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry's port answers for all services. */
@ExtendWith(LossSuite.class)
class AdminAddressTest {

    private static final Map<String, Integer> OTHERS =
            Map.of("file-store", Admin.FILES, "trust-service", Admin.TRUST, "tftp-edge", Admin.EDGE);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private final LossBench bench;

    AdminAddressTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void readsWhatEveryServiceTells() throws Exception {
        var faults = new ArrayList<String>();
        for (var service : OTHERS.entrySet()) {
            var table = Path.of("../..", service.getKey(), "service/src/test/resources/access.txt");
            for (var line : Files.readAllLines(table)) {
                if (line.startsWith("GET ")) {
                    var path = line.split(" ", -1)[1].replaceAll("\\{[^}]*}", "no-such-one");
                    var own = bench.admin.get(service.getValue(), path);
                    var here = bench.admin.get(Admin.REGISTRY, atTheAdminAddress(service.getKey(), path));
                    if (own.statusCode() != here.statusCode() || !type(own).equals(type(here))) {
                        faults.add(path + ": " + own.statusCode() + " " + type(own) + " there, " + here.statusCode()
                                + " " + type(here) + " " + here.body() + " here");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void takesAnUploadThatPhonesGet() throws Exception {
        var bytes = "by the one address".getBytes(UTF_8);
        bench.admin.upload(Admin.REGISTRY, "one-address.xml", bytes);
        Await.until(
                "served",
                AT_ONCE,
                () -> Phone.CURL_TFTP.fetch(bench.suite, "one-address.xml").is(bytes));
        Admin.expect(204, bench.admin.delete(Admin.REGISTRY, "/api/v1/files/one-address.xml"));
    }

    @Test
    void namesAnOwnerThatIsAwayAndServesAgainWhenItIsBack() throws Exception {
        bench.loss.signal("KILL", "file-store");
        var seen = new ArrayList<String>();
        Await.until("back", BACK_WITHIN, () -> {
            var answer = bench.admin.get(Admin.REGISTRY, "/api/v1/files?size=1");
            seen.add(answer.statusCode() + " " + answer.body());
            if (answer.statusCode() != 200) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body()).contains("file-store");
            }
            return answer.statusCode() == 200;
        });
        assertThat(seen).anyMatch(answer -> answer.startsWith("503 ") && answer.contains("cannot be reached"));
        Await.until("whole", BACK_WITHIN, bench::isWhole);
    }

    private static String atTheAdminAddress(String service, String path) {
        return path.startsWith("/api/v1/events")
                ? "/api/v1/services/" + service + path.substring("/api/v1".length())
                : path;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }
}
