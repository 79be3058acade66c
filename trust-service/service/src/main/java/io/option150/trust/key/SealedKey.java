package io.option150.trust.key;

import io.option150.trust.formats.tlv.Bytes;

/**
 * An encrypted private key.
 *
 * @param nonce 12 bytes, never used twice under one sealing key
 * @param ciphertext the PKCS#8 form, encrypted, with its 16-byte authentication tag behind
 */
public record SealedKey(Bytes nonce, Bytes ciphertext) {}
