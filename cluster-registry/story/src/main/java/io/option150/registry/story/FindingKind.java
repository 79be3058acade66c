package io.option150.registry.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be found. A cause is shown alone; a lesser fault where there is no cause; a remark in any case. */
public enum FindingKind {
    ANSWERS_NOT_ARRIVING(Weight.CAUSE),
    STALLS_AT_SIZE(Weight.CAUSE),
    HOME_AWAY(Weight.CAUSE),
    UNKNOWN_PHONE(Weight.CAUSE),
    NO_CONFIG_AT_HOME(Weight.CAUSE),
    OTHER_FIRMWARE_KIND(Weight.CAUSE),
    SECURE_WITHOUT_LIST(Weight.CAUSE),
    SIGNED_FORM_NOWHERE(Weight.CAUSE),
    SIGNER_RENEWED(Weight.CAUSE),
    TRUST_LIST_CHANGED_HANDS(Weight.CAUSE),
    TWO_HOMES(Weight.CAUSE),
    CONFIG_AGAIN_AND_AGAIN(Weight.CAUSE),
    LOAD_MISSING(Weight.CAUSE),
    LOAD_REFUSED(Weight.CAUSE),
    FLAPPING(Weight.CAUSE),
    LOCALE_MISSING(Weight.LESSER),
    RING_MISSING(Weight.LESSER),
    DIALPLAN_MISSING(Weight.LESSER),
    HTTP_THEN_TFTP(Weight.LESSER),
    SLOW_LINK(Weight.LESSER),
    ADDRESS_SHARED(Weight.REMARK),
    SILENT(Weight.REMARK),
    PROVISIONED(Weight.VERDICT);

    /** How findings stand to each other. */
    public enum Weight {
        /** Why the phone does not do its work: at most one. */
        CAUSE,
        /** The phone works, but not as it should. */
        LESSER,
        /** Independent of what it asked. */
        REMARK,
        /** No fault: where else to look. */
        VERDICT
    }

    private final Weight weight;
    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    FindingKind(Weight weight) {
        this.weight = weight;
    }

    /** As the API names it, e.g. {@code unknown-phone}. */
    public String id() {
        return id;
    }

    public Weight weight() {
        return weight;
    }

    /** Whether something is wrong: a phone that has none but {@link #PROVISIONED} is well. */
    public boolean isFault() {
        return weight != Weight.VERDICT;
    }

    /** The kind of that id, as {@link #id} tells it. */
    public static Optional<FindingKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
