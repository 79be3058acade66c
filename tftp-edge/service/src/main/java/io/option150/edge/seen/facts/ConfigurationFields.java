package io.option150.edge.seen.facts;

import io.option150.registry.contract.ContentFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a configuration that name files, and where the phone will register. Names of elements are in lower case. */
final class ConfigurationFields {

    private static final String DEVICE = "device";
    private static final String DEFAULT = "default";
    private static final String LOAD = "loadinformation";
    /** Phones keep three, a group has five. */
    private static final int MOST_MEMBERS = 8;

    /** One of the group, with the ports that it tells; 0: it does not. */
    private record Member(int priority, String address, int sccp, int sip, int securedSip) {}

    private final Names names = new Names();
    private final List<Member> members = new ArrayList<>();
    private String root = "";
    private String protocol = "";
    private String transport = "";
    private String autoRegistration = "";
    private int securityMode;

    private int priority;
    private String address = "";
    private int sccp;
    private int sip;
    private int securedSip;

    void begin(String parent, String element) {
        if (parent.isEmpty()) {
            root = element;
        } else if (element.equals("member")) {
            priority = 0;
            address = "";
            sccp = 0;
            sip = 0;
            securedSip = 0;
        }
    }

    void attribute(String element, String name, String value) {
        if (element.equals("member") && name.equals("priority")) {
            priority = number(value);
        } else if (name.equals("serviceprofilefile")) {
            names.file("serviceProfileFile", value, "");
        }
    }

    void element(String parent, String element, String text) {
        switch (parent) {
            case DEVICE -> ofDevice(element, text);
            case DEFAULT -> ofDefault(element, text);
            case "sipprofile" -> ofSip(element, text);
            case "userlocale" -> {
                if (element.equals("name")) {
                    names.folder("userLocale", text);
                }
            }
            case "networklocaleinfo" -> {
                if (element.equals("name")) {
                    names.folder("networkLocale", text);
                }
            }
            case "tzdata" -> {
                if (element.equals("tzupdater")) {
                    names.file("tzupdater", text, "");
                }
            }
            case "callmanager", "ports" -> ofCallManager(element, text);
            case "members" -> member(element);
            default -> {
                // All else names no file.
            }
        }
    }

    /** Null where the root is none of a configuration. */
    @Nullable
    ContentFacts facts() {
        if (!root.equals(DEVICE) && !root.equals(DEFAULT)) {
            return null;
        }
        return new ContentFacts(
                root.equals(DEVICE) ? "configuration" : "default",
                names.all(),
                securityMode,
                autoRegistration,
                members.stream()
                        .sorted(Comparator.comparingInt(Member::priority))
                        .map(this::callManager)
                        .toList());
    }

    private void ofDevice(String element, String text) {
        switch (element) {
            case LOAD -> names.file("loadInformation", text, ".loads");
            case "inactiveloadinformation" -> names.file("inactiveLoadInformation", text, ".loads");
            case "featurepolicyfile" -> names.file("featurePolicyFile", text, "");
            case "networklocale" -> names.folder("networkLocale", text);
            case "devicesecuritymode" -> securityMode = Math.clamp(number(text), 0, 3);
            case "deviceprotocol" -> protocol = text;
            case "transportlayerprotocol" -> transport = text;
            default -> {
                // It names no file.
            }
        }
    }

    /** A load for each model, by its number: {@code loadInformation684}. */
    private void ofDefault(String element, String text) {
        if (element.startsWith(LOAD)) {
            names.file("loadInformation" + element.substring(LOAD.length()), text, ".loads");
        } else if (element.equals("autoregistration")) {
            autoRegistration = text.length() <= 32 ? text : "";
        }
    }

    private void ofSip(String element, String text) {
        switch (element) {
            case "dialtemplate" -> names.file("dialTemplate", text, "");
            case "softkeyfile" -> names.file("softKeyFile", text, "");
            default -> {
                // It names no file.
            }
        }
    }

    private void ofCallManager(String element, String text) {
        switch (element) {
            case "processnodename" -> address = text.length() <= 255 ? text : "";
            case "ethernetphoneport" -> sccp = port(text);
            case "sipport" -> sip = port(text);
            case "securedsipport" -> securedSip = port(text);
            default -> {
                // Nowhere to register.
            }
        }
    }

    private void member(String element) {
        if (element.equals("member") && !address.isEmpty() && members.size() < MOST_MEMBERS) {
            members.add(new Member(priority, address, sccp, sip, securedSip));
        }
    }

    private ContentFacts.CallManager callManager(Member member) {
        String by = transport();
        int port = switch (by) {
            case "sccp" -> member.sccp();
            case "tls" -> member.securedSip();
            case "" -> 0;
            default -> member.sip();
        };
        return new ContentFacts.CallManager(member.address(), port, by);
    }

    /** 1 TCP, 2 UDP, 3 TLS; 4 stands in files of Unified CM for phones without security, which use TCP. */
    private String transport() {
        if (protocol.equalsIgnoreCase("SCCP")) {
            return "sccp";
        }
        return switch (transport) {
            case "1", "4" -> "tcp";
            case "2" -> "udp";
            case "3" -> "tls";
            default -> "";
        };
    }

    private static int port(String text) {
        int port = number(text);
        return port >= 0 && port <= 65_535 ? port : 0;
    }

    /** 0 where it is none. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
