package io.option150.trust.identity;

import io.option150.trust.Settings;
import io.option150.trust.contract.CertificateUse;
import io.option150.web.tls.ServerIdentity;
import io.option150.web.tls.ServerKeyManager;
import java.util.Map;
import java.util.Optional;

/** A TLS server's new certificate, without a database. */
public final class TestKeys extends ServerKeyManager {

    private final ServerIdentity made;

    public TestKeys(CertificateUse use) {
        Identity identity = new CertificateIssuer(Settings.with(Map.of())).issue(use);
        made = new ServerIdentity(identity.chain(), identity.privateKey());
    }

    @Override
    protected Optional<ServerIdentity> current() {
        return Optional.of(made);
    }
}
