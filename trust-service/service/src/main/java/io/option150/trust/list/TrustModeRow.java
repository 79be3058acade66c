package io.option150.trust.list;

import io.option150.trust.TrustMode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The mode in the database: one row. */
@Entity
@Table(name = "trust_mode")
class TrustModeRow {

    static final short ONLY = 1;

    @Id
    short id = ONLY;

    @Enumerated(EnumType.STRING)
    TrustMode.Mode mode = TrustMode.Mode.NON_SECURE;

    @Column(name = "rollback_itl")
    boolean rollbackItl;

    /** Whether phones may hold a CTL of ours: they never let go of one, so it must be followed up in every later mode. */
    @Column(name = "ctl_given")
    boolean ctlGiven;

    /** Counts its changes from 1. */
    long version = 1;

    static TrustModeRow of(TrustMode mode) {
        var row = new TrustModeRow();
        row.become(mode);
        return row;
    }

    void set(TrustMode to) {
        if (!to.equals(toMode())) {
            version++;
        }
        become(to);
    }

    private void become(TrustMode to) {
        mode = to.mode();
        rollbackItl = to.rollbackItl();
        ctlGiven |= to.mode() == TrustMode.Mode.MIXED;
    }

    TrustModeView view() {
        return new TrustModeView(mode, rollbackItl, version);
    }

    TrustMode toMode() {
        return new TrustMode(mode, rollbackItl);
    }
}
