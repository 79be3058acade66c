package io.option150.registry.fleet;

import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import io.option150.registry.contract.ServiceState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What all copies of the edge, or one, are to do. */
@Entity
@Table(name = "desired_state")
class DesiredRow {

    /** {@link RegistryTopics#SERVICE_EDGE}, or an edge id. */
    @Id
    String key = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Nullable
    ServiceState state;

    long restart;
    Instant heard = Instant.EPOCH;
    long sequence;

    /** The whole state, as it is told. */
    ServiceRecord toRecord() {
        return new ServiceRecord(key, state, restart, sequence);
    }
}
