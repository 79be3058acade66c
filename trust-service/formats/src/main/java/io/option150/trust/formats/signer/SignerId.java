package io.option150.trust.formats.signer;

import java.security.cert.X509Certificate;

/**
 * What a file says of the certificate that signed it: names and serial number, never the certificate itself.
 *
 * @param subject subject text as it stands in the file
 * @param serial serial number
 * @param issuer issuer text as it stands in the file
 */
public record SignerId(String subject, SerialNumber serial, String issuer) {

    /**
     * How a file signed with this certificate's key names it.
     *
     * @param certificate the signer's
     * @return its names in Unified CM's rendering, and its serial number
     * @throws IllegalArgumentException when a name or the serial number cannot be written in the format
     */
    public static SignerId of(X509Certificate certificate) {
        return new SignerId(
                DistinguishedName.of(certificate.getSubjectX500Principal()).toText(),
                SerialNumber.of(certificate.getSerialNumber()),
                DistinguishedName.of(certificate.getIssuerX500Principal()).toText());
    }

    /**
     * Whether a certificate is the one named, as a phone decides it: by serial number and issuer.
     *
     * @param certificate a candidate
     * @return true when serial number and issuer are the same
     */
    public boolean names(X509Certificate certificate) {
        return serial.number().equals(certificate.getSerialNumber())
                && DistinguishedName.parse(issuer).sameAs(DistinguishedName.of(certificate.getIssuerX500Principal()));
    }
}
