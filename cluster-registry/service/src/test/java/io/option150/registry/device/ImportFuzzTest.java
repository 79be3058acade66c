package io.option150.registry.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.call.FieldRules;
import io.option150.web.ProblemException;
import jakarta.validation.Validation;
import java.util.Optional;

/** CSV as BAT exports it, and NDJSON. With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class ImportFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DeviceFormReader FORMS = new DeviceFormReader(
            new FieldRules(Validation.buildDefaultValidatorFactory().getValidator()));

    @FuzzTest(maxDuration = "60s")
    void anyLinesAreDevicesOrRefusals(byte[] input) {
        var lines = new String(input, UTF_8).lines().toList();
        for (var type : new String[] {"text/csv", "application/x-ndjson"}) {
            var format = ImportFormat.of(type, JSON, FORMS, Optional.of("branch-a"));
            try {
                for (var line : lines) {
                    assertThat(format.read(line)).isNotNull();
                }
            } catch (ProblemException refused) {
                assertThat(refused.problem().status()).isEqualTo(400);
            }
        }
    }
}
