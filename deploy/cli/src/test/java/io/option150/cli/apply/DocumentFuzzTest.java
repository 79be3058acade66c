package io.option150.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.cli.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class DocumentFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreDocumentsOrAFailureThatSaysWhy(byte[] input) throws IOException {
        try {
            var documents = DocumentFiles.read(List.of("-"), new ByteArrayInputStream(input));
            assertThat(documents).allSatisfy(one -> assertThat(one.kind()).isNotNull());
        } catch (Failure told) {
            assertThat(told.getMessage()).contains("standard input");
        }
    }
}
