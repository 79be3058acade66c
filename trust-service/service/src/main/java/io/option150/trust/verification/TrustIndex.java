package io.option150.trust.verification;

import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that phones may trust, at one moment. Immutable; what it does not know is not trusted. */
public final class TrustIndex {

    /** Nothing. */
    public static final TrustIndex EMPTY = new TrustIndex(List.of());

    private final Map<Bytes, Vouched> byDigest;
    private final Map<BigInteger, List<Vouched>> bySerial;

    TrustIndex(Collection<Vouched> all) {
        this.byDigest = all.stream()
                .collect(Collectors.toUnmodifiableMap(
                        one -> sha256(one.der()), Function.identity(), (first, same) -> first));
        this.bySerial = byDigest.values().stream()
                .collect(Collectors.groupingBy(one -> one.certificate().getSerialNumber()));
    }

    /**
     * Looks a whole certificate up.
     *
     * @param der X.509 DER
     * @param now when it must be valid
     * @return empty when it is not trusted
     */
    public Optional<Vouched> find(Bytes der, Instant now) {
        return Optional.ofNullable(byDigest.get(sha256(der))).filter(one -> one.isValid(now));
    }

    /**
     * Looks a certificate up by what a signed file says of its signer.
     *
     * @param subject subject text in any rendering; empty: any
     * @param issuer issuer text in any rendering
     * @param serial serial number
     * @param now when it must be valid
     * @return the one that is valid longest where several match; empty when none is trusted
     */
    public Optional<Vouched> find(Optional<String> subject, String issuer, SerialNumber serial, Instant now) {
        return bySerial.getOrDefault(serial.number(), List.of()).stream()
                .filter(one -> one.isValid(now) && one.isNamed(subject, issuer))
                .max(Comparator.comparing(one -> one.certificate().getNotAfter().toInstant()));
    }

    /**
     * How many certificates are known.
     *
     * @return 0 or more
     */
    public int size() {
        return byDigest.size();
    }

    private static Bytes sha256(Bytes der) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(der.toArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
