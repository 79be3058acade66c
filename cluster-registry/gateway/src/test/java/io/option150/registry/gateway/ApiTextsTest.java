package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.registry.gateway.CopyAnswer.Missing;
import io.option150.registry.gateway.CopyAnswer.Told;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the description of all services is written, and of what. */
class ApiTextsTest {

    private static final CopyAnswer AWAY = new Missing("file-store", "it cannot be reached");

    private final ApiTexts texts = new ApiTexts();

    @Test
    void whatIsToldAsBeforeIsWrittenOnce() {
        var first = texts.of(List.of(own("1.0.0"), files("1.0.0")));
        assertThat(texts.of(List.of(own("1.0.0"), files("1.0.0")))).isSameAs(first);

        var second = texts.of(List.of(own("1.0.0"), files("1.0.1")));
        assertThat(second.json().toString()).contains("told now, version 1.0.1", "/api/v1/files");
        assertThat(second.yaml().toString()).contains("told now, version 1.0.1", "/api/v1/files:");
    }

    @Test
    void whoIsAwayIsDescribedAsItToldLast() {
        assertThat(texts.of(List.of(own("1.0.0"), AWAY)).json().toString())
                .contains("away, not in here")
                .doesNotContain("/api/v1/files");
        texts.of(List.of(own("1.0.0"), files("1.0.0")));
        assertThat(texts.of(List.of(own("1.0.0"), AWAY)).json().toString())
                .contains("away, as it told last", "/api/v1/files");
    }

    @Test
    void withoutTheRegistryThereIsNone() {
        assertThatThrownBy(() -> texts.of(List.of(files("1.0.0")))).hasMessageContaining("cannot be read");
    }

    private static CopyAnswer own(String version) {
        return told("cluster-registry", "/api/v1/clusters", version);
    }

    private static CopyAnswer files(String version) {
        return told("file-store", "/api/v1/files", version);
    }

    private static CopyAnswer told(String service, String path, String version) {
        return new Told(
                service,
                new JsonObject()
                        .put("info", new JsonObject().put("version", version))
                        .put("paths", new JsonObject().put(path, new JsonObject())));
    }
}
