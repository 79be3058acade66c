package io.option150.trust.formats.signer;

/**
 * The role in which a trust list names a certificate (FUNCTION). Codes that no source names are kept as they are.
 *
 * @param code 0 to 65535
 */
public record Function(int code) {

    /** System administrator security token: signs trust lists. */
    public static final Function SAST = new Function(0);

    /** Call manager: TLS server for signalling. */
    public static final Function CCM = new Function(1);

    /** Call manager and TFTP: signalling, and signs files. */
    public static final Function CCM_TFTP = new Function(2);

    /** TFTP: signs files. */
    public static final Function TFTP = new Function(3);

    /** Certificate authority proxy function. */
    public static final Function CAPF = new Function(4);

    /** Server of HTTPS services. */
    public static final Function APP_SERVER = new Function(7);

    /** Trust verification service. */
    public static final Function TVS = new Function(21);

    public Function {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("function: code %d is not within 0 to 65535".formatted(code));
        }
    }

    /**
     * Whether a phone takes signed files from a certificate in this role. SAST is among them: a trust verification
     * service vouches for a proxy's file signer in the roles SAST and TFTP.
     *
     * @return true for SAST, CCM+TFTP and TFTP
     */
    public boolean signsFiles() {
        return equals(SAST) || equals(CCM_TFTP) || equals(TFTP);
    }
}
