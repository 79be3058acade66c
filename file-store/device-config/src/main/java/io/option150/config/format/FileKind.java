package io.option150.config.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that phones configure themselves by, told by name, and where the name leaves it open by the root. */
public enum FileKind {
    /** {@code SEP….cnf.xml}, {@code ATA….cnf.xml}: one phone, SIP or SCCP. */
    PHONE("(?:sep|ata)[^/]*\\.cnf\\.xml", "device", "flat-profile"),
    /** {@code XMLDefault.cnf.xml}: phones that have no file of their own. */
    DEFAULT("xmldefault[^/]*\\.cnf\\.xml", "Default"),
    /** Other devices' files: gateways, soft clients. No public source tells what must be in them. */
    OTHER_DEVICE("[^/]+\\.cnf\\.xml"),
    /** Multiplatform phones: {@code <model>-3PCC.xml}, or whatever name their profile rule says. */
    FLAT_PROFILE("[^/]*-3pcc\\.xml", "device", "flat-profile"),
    DIAL_PLAN("(?:[^/]*dial-?plan[^/]*|dr[0-9a-f-]{36})\\.xml", "DIALTEMPLATE"),
    SOFT_KEYS("(?:[^/]*softkeys?[^/]*|sk[0-9a-f-]{36})\\.xml", "softKeyCfg"),
    FEATURE_POLICY("(?:[^/]*featurepolicy[^/]*|(?:default)?fp[^/]*[0-9a-f-]{36})\\.xml", "featurePolicy"),
    RING_LIST("(?:ringlist|ringlist-wb|distinctiveringlist)\\.xml", "CiscoIPPhoneRingList"),
    /** {@code RINGLIST.DAT} of 7940 and 7960 with SIP. */
    RING_TABLE("ringlist\\.dat"),
    /** {@code Desktops/<width>x<height>x<depth>/List.xml}. */
    BACKGROUNDS("list\\.xml", "CiscoIPPhoneImageList"),
    APP_DIAL_RULES("appdialrules\\.xml", "DialRules"),
    /** {@code SIP<MAC>.cnf} and {@code SIPDefault.cnf} of 7940 and 7960: keys and values. */
    SIP_TEXT("sip[^/]*\\.cnf"),
    LOADS("[^/]+\\.loads");

    private final Pattern names;

    // Not to be changed: made by List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> roots;

    FileKind(String names, String... roots) {
        this.names = Pattern.compile(names);
        this.roots = List.of(roots);
    }

    /**
     * The kind that a file's name tells, whatever its case. Signed and encrypted forms are of none.
     *
     * @param path of the file, with its folders
     */
    public static Optional<FileKind> ofName(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (var kind : values()) {
            if (kind.names.matcher(name).matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind that a root tells where no name does. */
    public static Optional<FileKind> ofRoot(Element root) {
        if (root.is("flat-profile")
                || (root.is("device") && root.at("flat-profile").isPresent())) {
            return Optional.of(FLAT_PROFILE);
        }
        for (var kind : values()) {
            if (!kind.roots.isEmpty() && kind.hasRoot(root)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether it is XML. */
    public boolean isXml() {
        return this == OTHER_DEVICE || !roots.isEmpty();
    }

    /** Names of its root, the usual one first; empty where it is no XML or any may be. */
    public List<String> roots() {
        return roots;
    }

    /** Whether this may be its root. */
    public boolean hasRoot(Element root) {
        return roots.isEmpty() || roots.stream().anyMatch(root::is);
    }
}
