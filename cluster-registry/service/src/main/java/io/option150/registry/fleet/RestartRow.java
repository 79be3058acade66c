package io.option150.registry.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How far a restart of all copies is with one of them. */
@Entity
@Table(name = "restart_step")
class RestartRow {

    /** What becomes of a copy. */
    enum State {
        /** It is not its turn. */
        WAITING,
        /** It was told, and is not back. */
        RESTARTING,
        /** It is back. */
        DONE,
        /** It was not heard when it was its turn. */
        SKIPPED,
        /** It did not come back in time: the others are left alone. */
        FAILED
    }

    @Id
    @Column(name = "edge_id")
    String edgeId = "";

    long restart;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    State state = State.WAITING;

    Instant since = Instant.EPOCH;
    String reason = "";

    void become(State now, Instant at, String why) {
        state = now;
        since = at;
        reason = why;
    }

    ServiceView.Step toView() {
        return new ServiceView.Step(edgeId, state.name().toLowerCase(Locale.ROOT), since, reason);
    }
}
