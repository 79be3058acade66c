package io.option150.config.check;

import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.FileKind;
import io.option150.config.format.LoadsFile;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.Place;
import io.option150.config.format.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checks a file before any phone sees it. It never fails: what cannot be read is a finding. */
public final class ConfigCheck {

    private ConfigCheck() {}

    /** Whether a file of this name is checked when it is uploaded. */
    public static boolean isFor(String path) {
        return FileKind.ofName(path).isPresent();
    }

    /**
     * What is wrong with a file.
     *
     * @param path its name, with folders; where it tells no kind, the root of the XML does
     * @param bytes of the file; more than {@link ConfigText#MAX_BYTES} are too many
     * @param tree tells which files there are
     * @return in the order of places; a few hundred at most
     */
    public static List<Finding> check(String path, byte[] bytes, Tree tree) {
        var findings = new Findings();
        try {
            check(path, bytes, tree, findings);
        } catch (MalformedConfig malformed) {
            Faults.report(malformed, findings);
        }
        return findings.inOrder();
    }

    /**
     * What is wrong with a file that is known to be well-formed XML, in UTF-8 and of no more parts than are read.
     *
     * @param root of the file; findings stand where its elements say
     */
    public static List<Finding> check(String path, Element root, Tree tree) {
        var findings = new Findings();
        check(FileKind.ofName(path), root, new Subject(path, Phones.UNKNOWN, tree, findings));
        return findings.inOrder();
    }

    private static void check(String path, byte[] bytes, Tree tree, Findings findings) throws MalformedConfig {
        var subject = new Subject(path, Phones.UNKNOWN, tree, findings);
        var named = FileKind.ofName(path);
        if (named.filter(FileKind.LOADS::equals).isPresent()) {
            LoadsRules.check(LoadsFile.of(bytes), subject);
            return;
        }
        var text = ConfigText.of(bytes);
        if (text.hasByteOrderMark()) {
            findings.add(Rule.BYTE_ORDER_MARK, Place.START, "");
        }
        if (named.isPresent() && !named.get().isXml()) {
            if (named.get() == FileKind.RING_TABLE) {
                RingTable.check(text, subject);
            } else {
                SipText.check(text, subject);
            }
            return;
        }
        if (!text.coding().equals(StandardCharsets.UTF_8)) {
            findings.add(
                    Rule.ENCODING_OTHER,
                    Place.START,
                    text.coding().name(),
                    text.coding().name());
        }
        check(named, XmlReader.read(text), subject);
    }

    private static void check(Optional<FileKind> named, Element root, Subject nameless) {
        var subject = new Subject(
                nameless.path(), Phones.of(root.valueAt("loadInformation")), nameless.tree(), nameless.findings());
        var kind = named.or(() -> FileKind.ofRoot(root));
        if (kind.isEmpty()) {
            subject.find(Rule.KIND_UNKNOWN, root.place(), root.name(), Findings.printable(root.name()));
        } else if (!kind.get().hasRoot(root)) {
            subject.find(
                    Rule.ROOT, root.place(), root.name(), kind.get().roots().getFirst());
        } else {
            check(kind.get(), root, subject);
        }
        Secrets.check(root, subject);
    }

    private static void check(FileKind kind, Element root, Subject subject) {
        switch (kind) {
            case PHONE -> PhoneRules.check(root, subject);
            case DEFAULT -> DefaultRules.check(root, subject);
            case FLAT_PROFILE -> FlatProfile.check(root, subject);
            case DIAL_PLAN -> DialPlan.check(root, subject);
            case SOFT_KEYS -> SoftKeys.check(root, subject);
            case FEATURE_POLICY -> FeaturePolicy.check(root, subject);
            case RING_LIST -> RingList.check(root, subject);
            case BACKGROUNDS -> Backgrounds.check(root, subject);
            case APP_DIAL_RULES -> AppDialRules.check(root, subject);
            case OTHER_DEVICE, RING_TABLE, SIP_TEXT, LOADS -> {
                // Well-formed is all that is asked of the first; the others are no XML.
            }
        }
    }
}
