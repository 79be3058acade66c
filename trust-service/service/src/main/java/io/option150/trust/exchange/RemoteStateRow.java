package io.option150.trust.exchange;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was found last of one item of a cluster, and since when. */
@Entity
@Table(name = "exchange_state")
class RemoteStateRow {

    @Id
    String id = "";

    @Enumerated(EnumType.STRING)
    RemoteState state = RemoteState.UNKNOWN;

    Instant since = Instant.EPOCH;

    static String id(String clusterId, RemoteItem item) {
        return clusterId + " " + item;
    }
}
