package io.option150.edge.view;

import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which certificates of the suite sign files. Changed by one thread at a time. */
final class Signers {

    /** Fingerprint to sequence. */
    private final TreeMap<String, Long> known = new TreeMap<>();

    private volatile String name = "";

    /** Changes with every change of any of them; empty while none is known. */
    String name() {
        return name;
    }

    /** Takes one certificate and answers whether files may be signed otherwise from now on. */
    boolean changed(String fingerprint, @Nullable CertificateRecord now) {
        Long before = now == null || !signs(now) ? known.remove(fingerprint) : known.put(fingerprint, now.sequence());
        String named = known.toString();
        boolean changed = !named.equals(name) || before != null;
        name = known.isEmpty() ? "" : named;
        return changed;
    }

    /** A record of before there were uses has none: then its role tells. */
    private static boolean signs(CertificateRecord certificate) {
        return certificate.use() == null
                ? certificate.roles().contains(CertificateRole.CCM_TFTP)
                : certificate.use() == CertificateUse.CCM_TFTP;
    }
}
