package io.option150.edge.tls;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How HTTPS for phones is served; its addresses are those of the TFTP front. It is off unless a certificate can be had:
 * from files or from the trust service.
 */
@ConfigMapping(prefix = "option150.https")
public interface HttpsSettings {

    /** TCP port for phones: a name that ends in {@code .sgn} gets the unsigned file. */
    @Range("0 (any free one) to 65535")
    @WithDefault("6971")
    int port();

    /** TCP port for soft clients: the tree as over HTTP. */
    @Range("0 (any free one) to 65535")
    @WithDefault("6972")
    int softPort();

    /** Protocols that are spoken: {@code TLSv1.2}, {@code TLSv1.3}. */
    @WithDefault("TLSv1.2,TLSv1.3")
    Set<String> protocols();

    /** What computes TLS. */
    @WithDefault("auto")
    TlsEngine engine();

    /** PEM file with the certificate and its chain; together with {@link #keyFile}, it comes before the trust service. */
    Optional<Path> certificateFile();

    /** PEM file with the private key (PKCS#8, not encrypted) of {@link #certificateFile}. */
    Optional<Path> keyFile();

    /**
     * File with the secret under which the trust service hands its certificate's key over: the same as its {@code
     * option150.trust.handover-file}.
     */
    Optional<Path> handoverFile();

    /** Pause between looks at the files, and between tries to get a certificate at all. */
    @Range("100 ms to 1 h")
    @WithDefault("5s")
    Duration recheck();
}
