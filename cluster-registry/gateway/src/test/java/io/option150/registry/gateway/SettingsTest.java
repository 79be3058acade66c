package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.web.settings.SettingsRanges;
import io.option150.web.tls.ServiceTls;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.009S, PT2M, 64, option150.gateway.connect-timeout must be 10 ms to 1 min; got: PT0.009S",
        "PT61S, PT2M, 64, option150.gateway.connect-timeout must be 10 ms to 1 min; got: PT1M1S",
        "PT1S, PT0S, 64, option150.gateway.answer-timeout must be 100 ms to 1 h; got: PT0S",
        "PT1S, PT2H, 64, option150.gateway.answer-timeout must be 100 ms to 1 h; got: PT2H",
        "PT1S, PT2M, 0, option150.gateway.connections must be 1 to 10000; got: 0",
        "PT1S, PT2M, 10001, option150.gateway.connections must be 1 to 10000; got: 10001",
    })
    void aValueOutOfItsRangeEndsTheStart(Duration connect, Duration answer, int connections, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SettingsRanges.check(GatewaySettings.class, Bench.settings(connect, answer, connections)))
                .withMessage(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-store", "ftp://file-store", "http://", "http://file-store/base", "http://a b"})
    void anAddressThatIsNoneEndsTheStart(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses(url))
                .withMessageStartingWith("option150.file-store.url must be an http or https URL")
                .withMessageContaining(url);
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses("http://user:secret@file-store"))
                .withMessage("option150.file-store.url must be a URL without user and password");
    }

    @Test
    void anAddressMayHaveNoPort() {
        new OwnerClient(
                        vertx,
                        Bench.settings(Duration.ofSeconds(1), Duration.ofMinutes(2), 1),
                        addresses("https://a/"),
                        ServiceTls.none())
                .close();
    }

    private static OwnerAddresses addresses(String fileStore) {
        return new OwnerAddresses(Optional.of(fileStore), Optional.empty(), Optional.empty());
    }
}
