package io.option150.registry.push;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.option150.registry.callmanager.Wish;
import java.util.Set;

/** By what a call manager is asked. */
public enum PushKind {
    /** An Asterisk with chan_pjsip, by its manager interface. */
    @JsonProperty("pjsip")
    PJSIP(true, Set.of(Wish.CHECK)),
    /** An Asterisk with chan_sip, by its manager interface. */
    @JsonProperty("chan_sip")
    CHAN_SIP(true, Set.of(Wish.CHECK)),
    /** An Asterisk with chan-sccp, by its manager interface. */
    @JsonProperty("chan_sccp")
    CHAN_SCCP(true, Set.of(Wish.values())),
    /** A FreeSWITCH, by its event socket. */
    @JsonProperty("freeswitch")
    FREESWITCH(false, Set.of(Wish.CHECK, Wish.RESTART)),
    /** A Unified CM, by AXL. */
    @JsonProperty("axl")
    AXL(true, Set.of(Wish.values())),
    /** The phone itself, by SIP over UDP: 7940 and 7960 alone take it from anybody. */
    @JsonProperty("sip")
    SIP(false, Set.of(Wish.CHECK));

    private final boolean hasUser;

    // Not to be changed: made by Set.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Wish> wishes;

    PushKind(boolean hasUser, Set<Wish> wishes) {
        this.hasUser = hasUser;
        this.wishes = wishes;
    }

    boolean hasUser() {
        return hasUser;
    }

    boolean hasPassword() {
        return this != SIP;
    }

    /** What it can be asked for. */
    Set<Wish> wishes() {
        return wishes;
    }
}
