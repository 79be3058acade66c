package io.option150.trust.identity;

import io.option150.trust.Settings;
import io.option150.trust.contract.CertificateUse;
import java.util.Map;

/** Someone who signs files, with a key of their own. */
public final class TestFileSigner {

    private TestFileSigner() {}

    /** Another one each time. */
    public static FileSigner make() {
        return FileSigner.of(new CertificateIssuer(Settings.with(Map.of())).issue(CertificateUse.CCM_TFTP));
    }
}
