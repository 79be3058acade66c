package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/files, FILE_STORE, /api/v1/files",
        "/api/v1/files/a%20b/c.xml, FILE_STORE, /api/v1/files/a%20b/c.xml",
        "/api/v1/phone-certificates, TRUST_SERVICE, /api/v1/phone-certificates",
        "/api/v1/phone-certificate-log, TRUST_SERVICE, /api/v1/phone-certificate-log",
        "/api/v1/service/drain, TFTP_EDGE, /api/v1/service/drain",
        "/api/v1/services/file-store/events, FILE_STORE, /api/v1/events",
        "/api/v1/services/trust-service/events/republish, TRUST_SERVICE, /api/v1/events/republish",
    })
    void aPathIsItsOwners(String path, Owner owner, String asTheOwnerHasIt) {
        assertThat(Owner.of(path)).contains(new Owner.Target(owner, asTheOwnerHasIt));
        assertThat(path).matches(Owner.pattern());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clusters",
                "/api/v1/events",
                "/api/v1/filesystem",
                "/api/v1/services/tftp-edge",
                "/api/v1/services/file-store",
                "/api/v1/services/file-store/files",
                "/api/v2/files",
                "/files",
                "/API/v1/files",
                "/%61pi/v1/files",
                "/x/api/v1/files",
            })
    void othersAreNobodysHere(String path) {
        assertThat(Owner.of(path)).isEmpty();
        assertThat(path).doesNotMatch(Owner.pattern());
    }
}
