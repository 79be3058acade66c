package io.option150.trust.certificate;

import io.option150.trust.contract.CertificateRole;
import io.option150.trust.formats.signer.Function;

/** The codes by which phones know the roles of certificates. */
public final class RoleCodes {

    private RoleCodes() {}

    /**
     * The code of a role.
     *
     * @param role any
     * @return as trust lists and messages of the trust verification service carry it
     */
    public static Function of(CertificateRole role) {
        return switch (role) {
            case SAST -> Function.SAST;
            case CCM -> Function.CCM;
            case CCM_TFTP -> Function.CCM_TFTP;
            case TFTP -> Function.TFTP;
            case CAPF -> Function.CAPF;
            case APP_SERVER -> Function.APP_SERVER;
            case TVS -> Function.TVS;
        };
    }
}
