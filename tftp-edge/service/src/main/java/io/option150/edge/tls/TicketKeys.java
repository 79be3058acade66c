package io.option150.edge.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys under which TLS sessions are sealed into tickets (RFC 5077, section 4; RFC 8446, section 4.6.1). They follow
 * from one secret and the day, so that a phone resumes its session at any copy that knows the secret, and no key seals
 * for longer than a day.
 */
final class TicketKeys {

    /** How long new tickets are sealed under one key. */
    static final Duration PERIOD = Duration.ofDays(1);

    private static final byte[] PURPOSE = "option150 session tickets".getBytes(StandardCharsets.US_ASCII);
    private static final int HMAC = OpenSslSessionTicketKey.NAME_SIZE;
    private static final int AES = HMAC + OpenSslSessionTicketKey.HMAC_KEY_SIZE;
    private static final int SIZE = AES + OpenSslSessionTicketKey.AES_KEY_SIZE;

    private final InstantSource clock;
    private final List<OpenSslSessionContext> servers = new ArrayList<>();
    private byte[] secret;
    private long period;

    /** @param secret all copies' that are to open each other's tickets */
    TicketKeys(byte[] secret, InstantSource clock) {
        this.secret = secret.clone();
        this.clock = clock;
        this.period = periodNow();
    }

    /** Has this server seal and open tickets, now and after each renewal. */
    synchronized void useIn(OpenSslSessionContext server) {
        servers.add(server);
        server.setTicketKeys(keys());
    }

    /** Takes up what the day and the secret make of the keys; to be called several times in a {@link #PERIOD}. */
    synchronized void renew(byte[] told) {
        long today = periodNow();
        if (today != period || !Arrays.equals(secret, told)) {
            secret = told.clone();
            period = today;
            servers.forEach(server -> server.setTicketKeys(keys()));
        }
    }

    /** The first seals; the others open what was sealed a day before, and by copies whose clock is ahead. */
    private OpenSslSessionTicketKey[] keys() {
        return LongStream.of(period, period - 1, period + 1)
                .mapToObj(this::key)
                .toArray(OpenSslSessionTicketKey[]::new);
    }

    private OpenSslSessionTicketKey key(long of) {
        byte[] bytes = derived(of);
        return new OpenSslSessionTicketKey(
                Arrays.copyOfRange(bytes, 0, HMAC),
                Arrays.copyOfRange(bytes, HMAC, AES),
                Arrays.copyOfRange(bytes, AES, SIZE));
    }

    /** HKDF (RFC 5869). */
    private byte[] derived(long of) {
        byte[] info = ByteBuffer.allocate(Long.BYTES).putLong(of).array();
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addSalt(PURPOSE)
                            .addIKM(secret)
                            .thenExpand(info, SIZE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without HKDF", e);
        }
    }

    private long periodNow() {
        return clock.millis() / PERIOD.toMillis();
    }
}
