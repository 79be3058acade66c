package io.option150.trust.identity;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: there is a certificate, and its key is open for signing. */
@Readiness
@Singleton
public class IdentityCheck implements HealthCheck {

    private final CurrentSigners signers;

    public IdentityCheck(CurrentSigners signers) {
        this.signers = signers;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Signing certificate");
        return signers.held()
                .map(Signers::files)
                .map(signatory -> response.up()
                        .withData("fingerprint", signatory.fingerprint().hex())
                        .withData(
                                "notAfter",
                                signatory
                                        .certificate()
                                        .getNotAfter()
                                        .toInstant()
                                        .toString()))
                .orElseGet(response::down)
                .build();
    }
}
