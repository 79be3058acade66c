package io.option150.trust.list;

import io.option150.trust.contract.TrustListRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A trust list in the database. */
@Entity
@Table(name = "trust_list")
class TrustListRow {

    @Id
    String name = "";

    String recipe = "";
    byte[] content = {};
    String sha256 = "";
    Instant built = Instant.EPOCH;
    long sequence;

    TrustListRecord toRecord() {
        return new TrustListRecord(name, sha256, content.length, built, sequence);
    }
}
