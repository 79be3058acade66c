package io.option150.trust.phone;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One entry of the record in the database. */
@Entity
@Table(name = "phone_certificate_log")
class PhoneActionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    Instant at = Instant.EPOCH;
    String who = "";

    @Enumerated(EnumType.STRING)
    PhoneAction.Action action = PhoneAction.Action.SET;

    String device = "";
    String fingerprint = "";

    static PhoneActionRow of(String who, PhoneAction.Action action, PhoneCertificateRow certificate) {
        var row = new PhoneActionRow();
        row.at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        row.who = who;
        row.action = action;
        row.device = certificate.device;
        row.fingerprint = certificate.fingerprint;
        return row;
    }

    PhoneAction toRecord() {
        return new PhoneAction(at, who, action, device, fingerprint);
    }
}
