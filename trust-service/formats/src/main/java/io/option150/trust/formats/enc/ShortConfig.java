package io.option150.trust.formats.enc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The short configuration beside an encrypted one: it tells a phone that there is one, and for which of its certificates.
 * It is itself signed like any {@code .cnf.xml.sgn}.
 *
 * @param certHash MD5 of the DER form of the phone's certificate, lower-case hex; MD5 is the format's choice
 * @param loadInformation firmware the phone should run
 * @param ipAddressMode as in the full configuration
 * @param capfAuthMode as in the full configuration
 * @param capfList content of the element of that name, XML as it stands in the full configuration
 */
public record ShortConfig(
        String certHash,
        Optional<String> loadInformation,
        Optional<String> ipAddressMode,
        Optional<String> capfAuthMode,
        Optional<String> capfList) {

    public ShortConfig {
        if (!certHash.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("certHash: \"%s\" is no MD5 in lower-case hex".formatted(certHash));
        }
    }

    /**
     * One that says only what it must.
     *
     * @param phone the certificate for which the full configuration is encrypted
     * @return the short configuration
     */
    public static ShortConfig of(X509Certificate phone) {
        return new ShortConfig(certHash(phone), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * One that says what the full configuration says too.
     *
     * @param phone the certificate for which the full configuration is encrypted
     * @param fullConfig the full configuration; the elements are taken from right below its root, and where it is no XML
     *     there are none
     * @return the short configuration
     */
    public static ShortConfig of(X509Certificate phone, byte[] fullConfig) {
        var source = ShortConfigSource.read(fullConfig);
        return new ShortConfig(
                certHash(phone),
                source.text("loadInformation"),
                source.text("ipAddressMode"),
                source.text("capfAuthMode"),
                source.text("capfList"));
    }

    /**
     * The hash by which a phone knows its certificate.
     *
     * @param phone its certificate
     * @return MD5 of the DER form, lower-case hex
     */
    public static String certHash(X509Certificate phone) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(phone.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("a parsed certificate has a DER form and MD5 exists", impossible);
        }
    }

    /**
     * The document.
     *
     * @return XML in UTF-8
     */
    public byte[] toXml() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<device>\n");
        element(xml, "fullConfig", "false");
        loadInformation.ifPresent(value -> element(xml, "loadInformation", escape(value)));
        ipAddressMode.ifPresent(value -> element(xml, "ipAddressMode", escape(value)));
        capfAuthMode.ifPresent(value -> element(xml, "capfAuthMode", escape(value)));
        capfList.ifPresent(value -> element(xml, "capfList", value));
        element(xml, "certHash", certHash);
        element(xml, "encrConfig", "true");
        return xml.append("</device>\n").toString().getBytes(UTF_8);
    }

    private static void element(StringBuilder xml, String name, String content) {
        xml.append("  <")
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
