package io.option150.registry.discovery.suite;

import java.time.Instant;
import java.util.List;

/**
 * What another suite trusts.
 *
 * @param at when it told that
 */
record FarTrust(Instant at, List<FarCertificate> certificates) {

    FarTrust {
        certificates = List.copyOf(certificates);
    }
}
