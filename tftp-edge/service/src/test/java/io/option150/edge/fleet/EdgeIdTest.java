package io.option150.edge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeIdTest {

    @Test
    void theSettingNamesACopy() {
        assertThat(id("edge-7.lab_a").get()).isEqualTo("edge-7.lab_a");
        assertThat(id("e".repeat(253)).get()).hasSize(253);
    }

    @Test
    void withoutOneItsHostDoes() {
        assertThat(new EdgeId(settings(Optional.empty())).get()).matches("[A-Za-z0-9._-]{1,253}");
    }

    @Test
    void aNameThatIsNoneEndsTheStart() {
        for (var wrong : new String[] {"", "edge 7", "edge/7", "é", "e".repeat(254)}) {
            assertThatThrownBy(() -> id(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "option150.fleet.edge-id must be 1 to 253 letters, digits, '.', '_' or '-'; got: " + wrong);
        }
    }

    private static EdgeId id(String given) {
        return new EdgeId(settings(Optional.of(given)));
    }

    private static FleetSettings settings(Optional<String> id) {
        return new FleetSettings() {
            @Override
            public Optional<String> edgeId() {
                return id;
            }

            @Override
            public Duration beat() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
