package io.option150.registry.axl.http;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** By what a Unified CM's certificate is believed. There is no way to believe any. */
public sealed interface ServerTrust {

    /**
     * This very certificate, whoever signed it, whatever names and dates it bears.
     *
     * @param sha256 of its DER, as {@code AB:CD:…} in capitals
     */
    record Pinned(String sha256) implements ServerTrust {

        private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

        /** Takes the fingerprint with or without colons, in any case. */
        public Pinned {
            String digits = sha256.replace(":", "").toUpperCase(Locale.ROOT);
            if (!digits.matches("[0-9A-F]{64}")) {
                throw new IllegalArgumentException(
                        "certificateSha256 is 64 hexadecimal digits, with or without colons: " + sha256);
            }
            sha256 = COLONS.formatHex(HexFormat.of().parseHex(digits));
        }

        static String written(byte[] digest) {
            return COLONS.formatHex(digest);
        }
    }

    /**
     * A certificate for the server's name or address that leads to one of these.
     *
     * @param certificates empty: the platform's own
     */
    record Authorities(List<X509Certificate> certificates) implements ServerTrust {
        public Authorities {
            certificates = List.copyOf(certificates);
        }
    }
}
