package io.option150.config.common;

import io.option150.config.format.FileKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of files that many phones share, or that are of devices that have no phone's record. */
public enum CommonKind {
    /** Keys below the display, by state of a call: a phone's {@code softKeyFile} names it. */
    SOFT_KEYS("soft-keys", Shapes.SOFT_KEYS, FileKind.SOFT_KEYS, "softkeys-%s.xml", false),
    /** Features of 6900, 8900 and 9900 phones: a phone's {@code featurePolicyFile} names it. */
    FEATURE_POLICY("feature-policy", Shapes.FEATURE_POLICY, FileKind.FEATURE_POLICY, "featurepolicy-%s.xml", false),
    /** When a number is whole: a phone's {@code dialTemplate} names it. */
    DIAL_PLAN("dial-plan", Shapes.DIAL_PLAN, FileKind.DIAL_PLAN, "dialplan-%s.xml", false),
    /** {@code Ringlist.xml}, {@code Ringlist-wb.xml} and {@code RINGLIST.DAT}. */
    RINGS("rings", Shapes.RINGS, FileKind.RING_LIST, "", true),
    /** {@code Desktops/<size>/List.xml}. */
    BACKGROUNDS("backgrounds", Shapes.BACKGROUNDS, FileKind.BACKGROUNDS, "", true),
    /** {@code SIPDefault.cnf} of 7940 and 7960 phones with SIP. */
    SIP_DEFAULT("sip-default", Shapes.SIP_DEFAULT, FileKind.SIP_TEXT, "SIPDefault.cnf", true),
    /** {@code syncinfo.xml} of 7940 and 7960 phones with SIP: a raised number has them start anew. */
    SYNC_INFO("sync-info", Shapes.SYNC_INFO, null, "syncinfo.xml", true),
    /** {@code XMLDefault.cnf.xml}: phones that have no file of their own. */
    DEFAULTS("defaults", Shapes.DEFAULTS, FileKind.DEFAULT, "XMLDefault.cnf.xml", true),
    /** Multiplatform phones, by model or by one's own name. */
    FLAT_PROFILE("flat-profile", Shapes.FLAT_PROFILE, FileKind.FLAT_PROFILE, "%s-3PCC.xml", false),
    /** Gateways and other devices whose files no public source shows: by a site's own template alone. */
    GATEWAY("gateway", Shapes.ANYTHING, FileKind.OTHER_DEVICE, "%s.cnf.xml", false);

    private final String word;

    // Shapes are not to be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Shape shape;

    private final Optional<FileKind> file;
    private final String path;
    private final boolean isPathFixed;

    CommonKind(
            String word,
            Shape shape,
            @org.jspecify.annotations.Nullable FileKind file,
            String path,
            boolean isPathFixed) {
        this.word = word;
        this.shape = shape;
        this.file = Optional.ofNullable(file);
        this.path = path;
        this.isPathFixed = isPathFixed;
    }

    /** As records write it. */
    public String word() {
        return word;
    }

    /** All words, for a refusal. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CommonKind::word).toList();
    }

    /** The kind of this word. */
    public static Optional<CommonKind> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    /** Whether call managers of a group go into it. */
    public boolean takesGroup() {
        return this == DEFAULTS || this == SIP_DEFAULT || this == FLAT_PROFILE || this == GATEWAY;
    }

    /**
     * Whether a text of its content is never to be shown.
     *
     * @param path of the text: {@code parameters/Admin_Passwd}
     */
    public boolean isSecret(String path) {
        // Who may change a password is none.
        return !(this == FLAT_PROFILE && path.startsWith("access/")) && Value.isSecret(path);
    }

    /** Whether it is of no use without one. */
    boolean needsGroup() {
        return this == DEFAULTS;
    }

    /** Whether it is made by a site's own template. */
    public boolean takesTemplate() {
        return this == GATEWAY;
    }

    /** The path that a record of this name has where it says none; empty where its content decides. */
    String path(String name) {
        return path.formatted(name);
    }

    /** Whether phones ask for one name alone. */
    boolean isPathFixed() {
        return isPathFixed;
    }

    /** What its files are to phones. */
    Optional<FileKind> file() {
        return file;
    }

    Shape shape() {
        return shape;
    }
}
