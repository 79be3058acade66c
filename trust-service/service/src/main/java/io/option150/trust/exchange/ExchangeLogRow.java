package io.option150.trust.exchange;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One entry of the record in the database. */
@Entity
@Table(name = "exchange_log")
class ExchangeLogRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    Instant at = Instant.EPOCH;
    String who = "";

    @Enumerated(EnumType.STRING)
    ExchangeRecord.Action action = ExchangeRecord.Action.EXPORT;

    String cluster = "";
    String[] fingerprints = {};

    static ExchangeLogRow of(String who, ExchangeRecord.Action action, String cluster, List<String> fingerprints) {
        var row = new ExchangeLogRow();
        row.at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        row.who = who;
        row.action = action;
        row.cluster = cluster;
        row.fingerprints = fingerprints.toArray(String[]::new);
        return row;
    }

    ExchangeRecord toRecord() {
        return new ExchangeRecord(at, who, action, cluster, List.of(fingerprints));
    }
}
