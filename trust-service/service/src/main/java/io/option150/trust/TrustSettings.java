package io.option150.trust;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who the proxy is to phones, and how it signs. */
@ConfigMapping(prefix = "option150.trust")
public interface TrustSettings {

    /** Folder of what the service keeps outside its database. It must exist; the first start writes there. */
    @WithDefault(".")
    Path directory();

    /**
     * File with the key under which private keys are encrypted in the database: 32 bytes in base64, one line. Made at the
     * first start, mode 600, when the database holds no private key yet; from then on it must be kept as long as the
     * database, and all copies of the service need the same one.
     */
    @WithDefault("${option150.trust.directory:.}/trust-service.key")
    Path keyFile();

    /** Cluster id under which the proxy's own certificates are told. */
    @WithDefault("local")
    String cluster();

    /**
     * Name in the certificates that are made here; later changes have no effect on those that are there. The one that
     * signs files bears it as it is, the others with their use behind the common name.
     */
    Subject subject();

    /** Validity of the certificates that are made here, in days. */
    @Range("1 to 7300")
    @WithDefault("1825")
    int validityDays();

    /**
     * How long a new SAST must have been named in the trust lists before it may sign them: long enough for
     * every phone to have fetched a list. A promotion can be forced earlier.
     */
    @Range("0 s to 365 days")
    @WithDefault("7d")
    Duration announcement();

    /** How long before a certificate's end the health document warns. */
    @Range("1 to 365 days")
    @WithDefault("30d")
    Duration expiryWarning();

    /**
     * Which trust lists the local cluster has at the first start: {@code non-secure} (ITL), {@code mixed} (CTL and ITL) or
     * {@code proxy-only} (none). From then on it is changed by the API.
     */
    @WithDefault("non-secure")
    TrustMode.Mode mode();

    /** Whether lists bear signer version 1.1, which makes newer phones fetch their configuration by HTTPS from 6971. */
    @WithDefault("false")
    boolean httpsProvisioning();

    /** Host name or address of the proxy as the lists' records name it (DNSNAME); empty unless set. */
    Optional<String> hostName();

    /**
     * File with the secret under which edges get the key of the HTTPS certificate: one line, at least 32 characters, the
     * same as the edges' {@code option150.https.handover-file}. None unless set: then edges bring certificate and key
     * themselves.
     */
    Optional<Path> handoverFile();

    /**
     * Digest of signatures where the caller names none: {@code sha1} (all phones) or {@code sha512} (7900 phones refuse
     * it).
     */
    @WithDefault("sha1")
    SignatureDigest digest();

    /** Files up to this size are signed in memory and read once; larger ones are read twice. */
    @Range("0 to 16M")
    @WithDefault("1M")
    MemorySize inMemory();

    /** Memory for signed forms that were made, so that a file is signed once for all edges. */
    @Range("0 to 1G")
    @WithDefault("32M")
    MemorySize signedCache();

    /** The digests that phones know, by the names that callers and configuration use. */
    enum SignatureDigest {
        SHA1,
        SHA512
    }

    /** Parts of a distinguished name, each 1 to 64 characters without semicolon and control characters. */
    interface Subject {

        /** Common name (CN). Should be unique among the clusters that the certificate is uploaded to. */
        @WithDefault("option150-tftp")
        String commonName();

        /** Organization (O). */
        @WithDefault("Option150")
        String organization();

        /** Organizational unit (OU); none unless set. */
        Optional<String> organizationalUnit();

        /** Locality (L); none unless set. */
        Optional<String> locality();

        /** State or province (ST); none unless set. */
        Optional<String> state();

        /** Country (C), two letters (ISO 3166); none unless set. */
        Optional<String> country();
    }
}
