package io.option150.config.check;

import io.option150.config.format.Element;
import io.option150.config.format.FileKind;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A phone's own file: what its parts must have of one another. */
final class PhoneRules {

    private static final Pattern NAME =
            Pattern.compile("(?:SEP|ATA)[0-9A-Fa-f]{12}(?:01)?\\.cnf\\.xml", Pattern.CASE_INSENSITIVE);

    private static final Set<String> PROTOCOLS = Set.of("SIP", "SCCP");

    private PhoneRules() {}

    static void check(Element root, Subject subject) {
        if (!NAME.matcher(subject.fileName()).matches()) {
            subject.find(Rule.FILE_NAME, root.place(), subject.fileName());
        }
        if (FileKind.ofRoot(root).filter(FileKind.FLAT_PROFILE::equals).isPresent()) {
            FlatProfile.check(root, subject);
            return;
        }
        FieldRules.check(root, subject);
        var protocol = root.valueAt("deviceProtocol");
        boolean isWhole = !root.valueAt("fullConfig").equalsIgnoreCase("false");
        if (protocol.isEmpty() && isWhole) {
            subject.find(Rule.PROTOCOL_MISSING, root.place(), "");
        }
        checkLoad(root, protocol, subject);
        checkText(subject, root);
        if (!protocol.isEmpty() && isWhole) {
            checkProtocol(root, protocol, subject);
        }
        root.at("devicePool").ifPresent(pool -> {
            CallManagers.check(pool, protocol.equalsIgnoreCase("SCCP"), subject);
            CallManagers.checkPriorities(pool, "callManagerGroup", subject);
        });
        CallManagers.checkTvs(root, subject);
        CallManagers.checkPriorities(root, "TVS", subject);
        checkSecurity(root, subject);
        checkModules(root, subject);
        checkServices(root, subject);
        Locales.check(root, subject);
    }

    private static void checkLoad(Element root, String protocol, Subject subject) {
        var ofLoad = subject.phones().protocol();
        if (!ofLoad.isEmpty() && PROTOCOLS.contains(protocol) && !ofLoad.equals(protocol)) {
            root.at("loadInformation").ifPresent(it -> subject.find(Rule.LOAD_PROTOCOL, it, ofLoad, protocol));
        }
        root.at("inactiveLoadInformation")
                .filter(it -> !it.value().isEmpty() && subject.phones().areNoneOf("8800", "8900/9900"))
                .ifPresent(it -> subject.find(Rule.LOAD_INACTIVE, it));
    }

    private static void checkText(Subject subject, Element root) {
        if (isTextPhone(subject)) {
            root.at("loadInformation").ifPresent(it -> subject.find(Rule.TEXT_PHONE, it));
        }
        if (subject.phones().areOf("7940/60")) {
            root.all()
                    .filter(it -> it.text().chars().anyMatch(letter -> letter > 0x7F))
                    .forEach(it -> subject.find(Rule.NON_ASCII, it));
        }
    }

    private static boolean isTextPhone(Subject subject) {
        return subject.phones().areOf("7940/60") && subject.phones().protocol().equals("SIP");
    }

    private static void checkProtocol(Element root, String protocol, Subject subject) {
        var profile = root.at("sipProfile");
        if (isTextPhone(subject)) {
            return;
        }
        if (CallManagers.members(root.at("devicePool").orElse(root), "callManagerGroup")
                .isEmpty()) {
            subject.find(
                    Rule.CALL_MANAGERS_MISSING,
                    root.at("devicePool").orElse(root).place(),
                    "");
        }
        if (root.at("versionStamp").isEmpty()) {
            subject.find(Rule.VERSION_STAMP_MISSING, root.place(), "");
        }
        if (protocol.equalsIgnoreCase("SIP")) {
            profile.ifPresentOrElse(
                    it -> SipProfile.check(root, it, subject),
                    () -> subject.find(Rule.SIP_PROFILE_MISSING, root.place(), ""));
        } else {
            profile.ifPresent(it -> subject.find(Rule.SIP_PROFILE_UNUSED, it.place(), ""));
        }
    }

    private static void checkSecurity(Element root, Subject subject) {
        var security = root.valueAt("deviceSecurityMode");
        boolean isSecure = security.equals("2") || security.equals("3");
        root.at("transportLayerProtocol").ifPresent(transport -> {
            if (transport.value().equals("3") && !isSecure) {
                subject.find(Rule.TLS_SECURITY, transport);
            } else if (transport.value().equals("4")
                    && isSecure
                    && !root.valueAt("deviceProtocol").equals("SCCP")) {
                subject.find(Rule.TRANSPORT_NOT_TLS, transport);
            }
        });
    }

    private static void checkModules(Element root, Subject subject) {
        var taken = new HashSet<String>();
        root.at("addOnModules").stream()
                .flatMap(it -> it.children("addOnModule"))
                .forEach(module -> {
                    var index = module.attribute("idx").orElse("");
                    if (!Numbers.isWithin(index, 1, 3) || !taken.add(index)) {
                        subject.find(Rule.ADD_ON_INDEX, module.place(), index);
                    }
                    module.at("loadInformation")
                            .filter(it ->
                                    !it.value().isEmpty() && subject.phones().areNoneOf("79xx", "7940/60"))
                            .ifPresent(it -> subject.find(Rule.ADD_ON_LOAD, it));
                });
    }

    private static void checkServices(Element root, Subject subject) {
        root.at("phoneServices").stream()
                .flatMap(it -> it.children("phoneService"))
                .forEach(service -> {
                    var type = service.attribute("type").orElse("");
                    if (!Numbers.isWithin(type, 0, 2)) {
                        subject.find(Rule.PHONE_SERVICE_TYPE, service.place(), type);
                    }
                });
    }
}
