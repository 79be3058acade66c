package io.option150.trust.tvs;

import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;

/**
 * The TLS of phones of the 7900 series: TLS 1.0 and cipher suites without forward secrecy. The JDK forbids both for the
 * whole process, and reads what it forbids once, at its first use of TLS: this must come before.
 */
final class LegacyTls {

    private static final Logger LOG = Logger.getLogger(LegacyTls.class);
    private static final String FORBIDDEN = "jdk.tls.disabledAlgorithms";
    private static final Set<String> NEEDED = Set.of("TLSv1", "TLSv1.1", "TLS_RSA_*");

    private LegacyTls() {}

    /**
     * Allows it.
     *
     * @throws IllegalStateException when the JDK had read before what it forbids
     */
    static void allow() {
        String forbidden = Security.getProperty(FORBIDDEN);
        String rest = Arrays.stream(forbidden == null ? new String[0] : forbidden.split(","))
                .map(String::strip)
                .filter(rule -> !NEEDED.contains(rule))
                .collect(Collectors.joining(", "));
        Security.setProperty(FORBIDDEN, rest);
        if (!isAllowed()) {
            throw new IllegalStateException(
                    "option150.tvs.legacy-tls: this process used TLS before it could be allowed."
                            + " Start Java with -Djava.security.properties=<file> whose one line is: " + FORBIDDEN + "="
                            + rest);
        }
        LOG.warn("TLS 1.0 is allowed for the trust verification service: option150.tvs.legacy-tls is on");
    }

    private static boolean isAllowed() {
        try {
            var engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(false);
            engine.setEnabledProtocols(new String[] {"TLSv1"});
            return Stream.of(engine.getEnabledProtocols()).anyMatch("TLSv1"::equals)
                    && Stream.of(engine.getSupportedCipherSuites()).anyMatch("TLS_RSA_WITH_AES_256_CBC_SHA"::equals);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }
}
