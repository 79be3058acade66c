package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.render.Rendering;
import io.option150.files.tree.MadeFiles;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImpactCountTest {

    @Test
    void phonesWhoseFilesCannotBeMadeAreCountedAsRefused() {
        var count = new ImpactCount(3);
        var failed = new Rendering.Failed(new IllegalStateException("of <secret>"));
        var nothing = new MadeFiles.Outcome(Set.of(), Set.of());

        assertThat(count.add("SEP000000000001", failed, nothing)).isFalse();
        assertThat(count.add("SEP000000000002", failed, nothing)).isFalse();

        var impact = count.of(2);
        assertThat(impact.looked()).isEqualTo(2);
        assertThat(impact.refused()).isEqualTo(2);
        assertThat(impact.refusals()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("failed");
            assertThat(it.why()).doesNotContain("secret");
            assertThat(it.phones()).isEqualTo(2);
            assertThat(it.example()).isEqualTo("SEP000000000001");
        });
    }
}
