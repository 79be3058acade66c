package io.option150.tftp.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TransportTest {
    private static final Set<Transport> BOTH = EnumSet.allOf(Transport.class);
    private static final Set<Transport> NIO_ALONE = EnumSet.of(Transport.NIO);

    @Test
    void theBestThatWorksIsChosenUnlessOneIsForced() {
        assertThat(Transport.choose(Optional.empty(), BOTH)).isEqualTo(Transport.LINUX);
        assertThat(Transport.choose(Optional.of(Transport.NIO), BOTH)).isEqualTo(Transport.NIO);
        assertThat(Transport.choose(Optional.of(Transport.LINUX), BOTH)).isEqualTo(Transport.LINUX);
        assertThat(Transport.choose(Optional.empty(), NIO_ALONE)).isEqualTo(Transport.NIO);
    }

    @Test
    void aForcedOneThatDoesNotWorkHereIsRefused() {
        assertThatThrownBy(() -> Transport.choose(Optional.of(Transport.LINUX), NIO_ALONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("transport must be one that works here, [NIO], is LINUX");
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void linuxHasItsOwn() {
        assertThat(Transport.available()).isEqualTo(BOTH);
    }
}
