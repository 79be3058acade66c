package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import io.option150.web.tls.ServerIdentity;
import io.option150.web.tls.ServerKeyManager;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the trust verification service shows to phones: our certificate of that use, as this copy knows it. */
@Singleton
public class TvsKeys extends ServerKeyManager {

    private final CurrentSigners signers;

    TvsKeys(CurrentSigners signers) {
        this.signers = signers;
    }

    @Override
    protected Optional<ServerIdentity> current() {
        return signers.held()
                .map(held -> held.identity(CertificateUse.TVS))
                .map(identity -> new ServerIdentity(identity.chain(), identity.privateKey()));
    }
}
