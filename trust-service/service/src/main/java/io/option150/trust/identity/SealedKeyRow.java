package io.option150.trust.identity;

import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.key.SealedKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A private key in the database, sealed. */
@Entity
@Table(name = "sealed_key")
class SealedKeyRow {

    @Id
    String fingerprint = "";

    byte[] nonce = {};
    byte[] ciphertext = {};

    static SealedKeyRow of(String fingerprint, SealedKey sealed) {
        var row = new SealedKeyRow();
        row.fingerprint = fingerprint;
        row.nonce = sealed.nonce().toArray();
        row.ciphertext = sealed.ciphertext().toArray();
        return row;
    }

    SealedKey sealed() {
        return new SealedKey(Bytes.copyOf(nonce), Bytes.copyOf(ciphertext));
    }
}
