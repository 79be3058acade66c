package io.option150.trust.identity;

import io.option150.trust.Settings;
import io.option150.trust.contract.CertificateUse;
import java.util.EnumMap;
import java.util.Map;

/** Who we are, without a database. */
public final class OwnIdentities {

    private OwnIdentities() {}

    /** A new identity for each use. */
    public static CurrentIdentities make() {
        var issuer = new CertificateIssuer(Settings.with(Map.of()));
        Map<CertificateUse, Identity> made = new EnumMap<>(CertificateUse.class);
        for (CertificateUse use : CertificateUse.values()) {
            made.put(use, issuer.issue(use));
        }
        var current = new CurrentIdentities();
        current.set(new OwnSet(made));
        return current;
    }
}
