package io.option150.trust.exchange;

import java.util.Base64;

/**
 * A file of certificates inside JSON, as {@link ExchangeForm} takes it.
 *
 * @param pkcs12 its bytes in base64
 */
record ExchangeFile(String pkcs12) {

    static ExchangeFile of(byte[] pkcs12) {
        return new ExchangeFile(Base64.getEncoder().encodeToString(pkcs12));
    }
}
