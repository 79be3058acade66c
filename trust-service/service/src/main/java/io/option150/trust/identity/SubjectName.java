package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.contract.CertificateUse;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The configured name and validity of our certificate, held to what certificates and signed files can carry. */
final class SubjectName {

    private static final String PREFIX = "option150.trust.";
    private static final int MAX_LENGTH = 64;
    private static final int MAX_DAYS = 7300;

    // A semicolon separates the parts of a name in signed files, and nothing there can escape it.
    private static final Pattern VALUE = Pattern.compile("[^;\\p{Cntrl}]{1,64}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);

    private SubjectName() {}

    /**
     * The name, its parts in the order in which a call manager has them.
     *
     * @throws ConfigurationException naming the setting, the rule and the value
     */
    static X500Name of(TrustSettings.Subject subject, CertificateUse use) {
        var name = new SubjectName();
        name.add(BCStyle.CN, "common-name", commonName(subject.commonName(), use), VALUE);
        subject.organizationalUnit().ifPresent(unit -> name.add(BCStyle.OU, "organizational-unit", unit, VALUE));
        name.add(BCStyle.O, "organization", subject.organization(), VALUE);
        subject.locality().ifPresent(locality -> name.add(BCStyle.L, "locality", locality, VALUE));
        subject.state().ifPresent(state -> name.add(BCStyle.ST, "state", state, VALUE));
        subject.country().ifPresent(country -> name.add(BCStyle.C, "country", country, COUNTRY));
        return name.builder.build();
    }

    /** The one that signs files bears the name as it is; the others' are told apart by what they are for. */
    private static String commonName(String name, CertificateUse use) {
        if (use == CertificateUse.CCM_TFTP) {
            return name;
        }
        String ending = "-" + (use == CertificateUse.SAST_STANDBY ? CertificateUse.SAST : use).label();
        return name.length() > MAX_LENGTH
                ? name
                : name.substring(0, Math.min(name.length(), MAX_LENGTH - ending.length())) + ending;
    }

    /**
     * Checks the validity.
     *
     * @throws ConfigurationException naming the setting, the rule and the value
     */
    static int validityDays(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new ConfigurationException(PREFIX + "validity-days: must be 1 to " + MAX_DAYS + "; got: " + days);
        }
        return days;
    }

    private void add(ASN1ObjectIdentifier type, String setting, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            String rule = form == COUNTRY
                    ? "must be two capital letters"
                    : "must be 1 to 64 characters without semicolon and control characters";
            throw new ConfigurationException(PREFIX + "subject." + setting + ": " + rule + "; got: " + value);
        }
        builder.addRDN(type, value);
    }
}
