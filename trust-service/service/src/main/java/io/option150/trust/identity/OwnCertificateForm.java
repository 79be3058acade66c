package io.option150.trust.identity;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its key as an admin brings it: as PEM or as PKCS#12; with nothing set it is to be made anew. Its text
 * form shows nothing of it.
 *
 * @param certificate PEM
 * @param privateKey PEM: PKCS#8, PKCS#1 or SEC 1, encrypted or not
 * @param pkcs12 base64 of a PKCS#12 file with one key
 * @param password of the PKCS#12 file or of the encrypted key
 */
record OwnCertificateForm(
        @Nullable String certificate,
        @Nullable String privateKey,
        @Nullable String pkcs12,
        @Nullable String password) {

    boolean isEmpty() {
        return Stream.of(certificate, privateKey, pkcs12, password).noneMatch(Objects::nonNull);
    }

    char[] secret() {
        return password == null ? new char[0] : password.toCharArray();
    }

    @Override
    public String toString() {
        return "OwnCertificateForm[not shown]";
    }
}
