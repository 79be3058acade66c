package io.option150.config.check;

import static io.option150.config.check.Level.ERROR;
import static io.option150.config.check.Level.HINT;
import static io.option150.config.check.Level.WARNING;

/** What files are checked for. The ids are stable; {@code docs/device-configs.md} lists them. */
public enum Rule {
    FILE_NAME(
            "file-name",
            WARNING,
            "No phone asks for this name: phones ask for SEP or ATA, the 12 hexadecimal digits of their MAC, and .cnf.xml."),
    KIND_UNKNOWN(
            "kind-unknown",
            HINT,
            "Neither the name nor the root <%s> tells what kind of file this is; only its XML was looked at."),
    MORE_FINDINGS("more-findings", HINT, "There are %s more findings; mend these first."),

    EMPTY("empty", ERROR, "There is nothing in this file; a phone asks for it again and again."),
    TOO_LARGE(
            "too-large",
            ERROR,
            "No phone's file is as large, as deep or has as many parts; phones have little memory to read one."),
    ENCODING(
            "encoding", ERROR, "These bytes are not of the file's coding; phones read UTF-8, and break off at others."),
    ENCODING_OTHER("encoding-other", WARNING, "The file says %s; phones are known to read UTF-8 only."),
    BYTE_ORDER_MARK(
            "byte-order-mark",
            WARNING,
            "The file begins with a byte order mark, which not every model is known to skip; save it as UTF-8 without."),
    NON_ASCII("non-ascii", WARNING, "Nobody knows which bytes a 7940 or 7960 expects for letters beyond ASCII."),

    XML_DECLARATION(
            "xml-declaration",
            ERROR,
            "Nothing may stand before <?xml, not even an empty line; a phone cannot read the file and asks for it every few seconds."),
    XML_START(
            "xml-start",
            ERROR,
            "The file does not begin with an element; it is no XML, and a phone asks for it every few seconds."),
    XML_DOCTYPE("xml-doctype", ERROR, "No phone's file has a document type, and none is followed."),
    XML_AMPERSAND(
            "xml-ampersand",
            ERROR,
            "An & is written &amp; in XML, in URLs too; a phone cannot read the file and asks for it every few seconds."),
    XML_NOT_CLOSED(
            "xml-not-closed",
            ERROR,
            "The element open here is closed by another one's end tag; a phone cannot read the file and asks for it every few seconds."),
    XML_CUT(
            "xml-cut",
            ERROR,
            "The file ends before its elements do; a phone cannot read it and asks for it every few seconds."),
    XML_SYNTAX(
            "xml-syntax",
            ERROR,
            "This is no well-formed XML; a phone cannot read the file and asks for it every few seconds."),
    ROOT("root", ERROR, "The root of this file must be <%s>; a phone finds nothing it knows."),

    DUPLICATE_ELEMENT(
            "duplicate-element",
            ERROR,
            "<%s> stands once in <%s>, and did so in line %s already; phones have refused the whole file for a second one."),
    UNKNOWN_ELEMENT(
            "unknown-element",
            WARNING,
            "No source knows this element in <%s>; phones pass over it, so what was meant does not happen."),
    UNKNOWN_VENDOR_ELEMENT(
            "unknown-vendor-element",
            HINT,
            "Not known to this check; models have settings of their own here. Look at the spelling."),
    MISPLACED_ELEMENT(
            "misplaced-element", WARNING, "This element is known, but not in <%s>; phones do not look for it here."),

    VALUE_BOOLEAN(
            "value-boolean",
            ERROR,
            "<%s> must be true or false (0 or 1); a 7945 leaves the setting wrong, a 7940 asks for its file for ever."),
    VALUE_RANGE(
            "value-range",
            ERROR,
            "<%s> must be a number from %s to %s; a phone leaves the setting wrong or refuses the file."),
    VALUE_WORD("value-word", ERROR, "<%s> must be one of %s; a phone leaves the setting wrong or refuses the file."),
    VALUE_LENGTH(
            "value-length",
            ERROR,
            "<%s> may have %s characters at most; this has %s, and phones cut it or refuse the file."),
    VALUE_HOST(
            "value-host",
            ERROR,
            "<%s> must be a host name or an address, without blanks; a phone cannot connect to this."),
    VALUE_URL(
            "value-url",
            ERROR,
            "<%s> must be a URL with its scheme, without blanks; the key that opens it would show an error."),
    VALUE_TIME("value-time", ERROR, "<%s> must be HH:MM, from 00:00 to 24:00."),
    VALUE_LIST("value-list", ERROR, "<%s> must be numbers from %s to %s with commas between."),
    VALUE_DATE(
            "value-date",
            ERROR,
            "<%s> must be D and M in either order and Y or YY, all with the same of / - . between, and A at the end for 12 hours."),
    VALUE_ZONE(
            "value-zone",
            WARNING,
            "<%s> is no time zone that phones know (such as W. Europe Standard/Daylight Time); the clock would be wrong."),
    SECRET_IN_CLEAR(
            "secret-in-clear",
            HINT,
            "<%s> is readable for everyone who knows the file's name: phones' files are served without a password."),

    PROTOCOL_MISSING(
            "protocol-missing",
            WARNING,
            "Without <deviceProtocol> a phone does not know whether the file is for its firmware."),
    SIP_PROFILE_MISSING(
            "sip-profile-missing",
            ERROR,
            "A phone with SIP needs a <sipProfile> with its lines; it has nothing to register."),
    SIP_PROFILE_UNUSED(
            "sip-profile-unused",
            WARNING,
            "A phone with SCCP does not read <sipProfile>; its lines come from the call manager."),
    CALL_MANAGERS_MISSING(
            "call-managers-missing",
            ERROR,
            "There is no <member> in devicePool/callManagerGroup/members; the phone knows nobody to register with."),
    CALL_MANAGER_ADDRESS(
            "call-manager-address",
            ERROR,
            "The phone connects to <processNodeName>, and there is none here; <name> does not stand in for it."),
    CALL_MANAGER_COUNT("call-manager-count", ERROR, "A group has 5 members at most."),
    CALL_MANAGER_FOURTH(
            "call-manager-fourth",
            WARNING,
            "Phones are known to keep three call managers; this one may never be tried."),
    MEMBER_PRIORITY("member-priority", ERROR, "The attribute priority must be a number from 0 to 4, the lowest first."),
    MEMBER_PRIORITY_TWICE(
            "member-priority-twice",
            ERROR,
            "Another member has this priority already; which of them is tried is anybody's guess."),
    SCCP_PORT_MISSING(
            "sccp-port-missing",
            WARNING,
            "A phone with SCCP connects to ports/ethernetPhonePort (2000), and there is none."),
    TVS_ADDRESS(
            "tvs-address",
            WARNING,
            "A member of <TVS> without <address> is nobody to ask; files with new signers would be refused."),

    LINE_NONE("line-none", ERROR, "No line has <featureID> 9; the phone has nothing to register."),
    LINE_BUTTON(
            "line-button", ERROR, "The attribute button must be a number from 1 to 200: the key that the line is on."),
    LINE_BUTTON_TWICE("line-button-twice", ERROR, "Another line has this button already; one of them does not appear."),
    LINE_INDEX(
            "line-index",
            WARNING,
            "A line of <featureID> 9 or 23 needs the attribute lineIndex, a number from 1 to 200; only some old models do without."),
    LINE_INDEX_TWICE(
            "line-index-twice", ERROR, "Another line has this lineIndex already; one of them does not register."),
    LINE_FEATURE("line-feature", ERROR, "A line needs a <featureID>; 9 is a line to call by."),
    LINE_FEATURE_UNKNOWN("line-feature-unknown", WARNING, "No source knows this <featureID>; the key stays empty."),
    LINE_NAME("line-name", ERROR, "A line of <featureID> 9 needs a <name>: what it registers as."),
    LINE_PROXY(
            "line-proxy",
            WARNING,
            "A line without <proxy> does not know where to register; USECALLMANAGER means the call managers of the file."),
    LINE_AUTH_NAME(
            "line-auth-name",
            WARNING,
            "<authPassword> without <authName>: the phone has no name to prove itself with."),
    LINE_PASSWORD_LENGTH(
            "line-password-length",
            WARNING,
            "7900 phones have refused files for passwords of more than 12 characters."),
    LINE_BUSY_TRIGGER(
            "line-busy-trigger", ERROR, "<busyTrigger> is above <maxNumCalls> (%s); the line never answers busy."),
    LINE_MAX_CALLS("line-max-calls", ERROR, "<maxNumCalls> is above what the models of this load have (%s)."),
    SPEED_DIAL_NUMBER("speed-dial-number", WARNING, "A speed dial without <speedDialNumber> dials nothing."),
    LINE_SERVICE_URI("line-service-uri", WARNING, "A service key without <serviceURI> opens nothing."),
    REGISTER_WITH_PROXY(
            "register-with-proxy",
            ERROR,
            "<registerWithProxy> must be true for lines whose proxy is USECALLMANAGER; the phone does not register."),
    MEDIA_PORTS(
            "media-ports",
            ERROR,
            "<stopMediaPort> must be above <startMediaPort> (%s); there would be no port to speak by."),
    PHONE_LABEL_SPACE("phone-label-space", WARNING, "7900 phones want no blanks in <phoneLabel>."),

    LOAD_SUFFIX("load-suffix", ERROR, "A load is named without its ending; the phone would ask for %s.loads."),
    LOAD_PROTOCOL(
            "load-protocol",
            ERROR,
            "The load is of %s, but <deviceProtocol> says %s; the phone loads the other firmware, or starts again and again."),
    LOAD_MISSING(
            "load-missing",
            WARNING,
            "There is no %s; the phone asks for it at every start and stays on the firmware that it has."),
    LOAD_INACTIVE(
            "load-inactive", WARNING, "Only 8800, 8900 and 9900 phones have a second load; others do not read this."),
    FILE_MISSING("file-missing", WARNING, "There is no file %s; the phone goes on with what it has built in."),
    LOCALE_MISSING("locale-missing", WARNING, "There is no %s; the phone stays with English."),
    TONES_MISSING(
            "tones-missing",
            WARNING,
            "There is no %s/g3-tones.xml nor g4-tones.xml; the phone stays with the tones of the United States."),
    SOFT_KEYS_UNUSED(
            "soft-keys-unused",
            WARNING,
            "6900, 8900 and 9900 phones take their keys from <featurePolicyFile> unless <softKeyControl> is 1."),
    TEXT_PHONE(
            "text-phone",
            HINT,
            "A 7940 or 7960 with SIP takes its load from this file and all else from SIP<MAC>.cnf."),
    TLS_SECURITY(
            "tls-security",
            ERROR,
            "<transportLayerProtocol> 3 (TLS) needs <deviceSecurityMode> 2 or 3, and trust lists; the phone does not register."),
    TRANSPORT_NOT_TLS(
            "transport-not-tls",
            WARNING,
            "<transportLayerProtocol> 4 is TCP, not TLS, though <deviceSecurityMode> asks for security; TLS is 3."),
    VERSION_STAMP_MISSING(
            "version-stamp-missing", HINT, "Without <versionStamp> a phone cannot tell that its file has changed."),
    ADD_ON_INDEX("add-on-index", ERROR, "The attribute idx must be 1, 2 or 3, and no module's twice."),
    ADD_ON_LOAD("add-on-load", WARNING, "Only 7900 phones load a module's firmware; others do not read this."),
    PHONE_SERVICE_TYPE(
            "phone-service-type", ERROR, "The attribute type must be 0 (services), 1 (directories) or 2 (messages)."),

    DEFAULT_MODEL_UNKNOWN("default-model-unknown", WARNING, "No model has this number; no phone looks for it."),
    DEFAULT_MODEL_TWICE(
            "default-model-twice",
            ERROR,
            "This model has a load in line %s already; which of them it takes is anybody's guess."),

    DIAL_EMPTY("dial-empty", ERROR, "There is no <TEMPLATE>; phones wait 15 seconds after each number."),
    DIAL_TEMPLATE_CASE("dial-template-case", ERROR, "<TEMPLATE> must be in capitals; phones pass over this."),
    DIAL_MATCH("dial-match", ERROR, "A <TEMPLATE> needs the attribute MATCH: which digits it is for."),
    DIAL_PATTERN(
            "dial-pattern",
            WARNING,
            "MATCH is of digits, #, . (one), * (many), \\* (the key) and , (a tone); no dialled number fits this."),
    DIAL_TIMEOUT("dial-timeout", ERROR, "TIMEOUT must be a number of seconds from 0 to 60."),
    DIAL_TWICE("dial-twice", WARNING, "A <TEMPLATE> in line %s has this MATCH already."),
    DIAL_NO_CATCH_ALL(
            "dial-no-catch-all",
            WARNING,
            "Without a MATCH of * phones wait 15 seconds after a number that no other fits."),
    DIAL_HOTLINE(
            "dial-hotline", HINT, "An empty MATCH with TIMEOUT 0 is a hotline: lifting the handset dials at once."),
    DIAL_REWRITE("dial-rewrite", ERROR, "REWRITE knows the groups %%0 to %%5, %%%% and %%. only."),
    DIAL_TONES("dial-tones", ERROR, "A <TEMPLATE> has three tones at most."),

    SOFT_KEY_TWICE("soft-key-twice", ERROR, "This keyID is defined in line %s already."),
    SOFT_KEY_UNDEFINED("soft-key-undefined", ERROR, "No <softKeyDef> has this keyID; the phone has no key to show."),
    SOFT_KEY_COUNT("soft-key-count", ERROR, "A state has 16 keys at most; the phone drops the others."),
    SOFT_KEY_STATE("soft-key-state", WARNING, "Phones know no state of this id; its keys are never shown."),
    SOFT_KEY_STATE_TWICE("soft-key-state-twice", ERROR, "This state has keys in line %s already."),
    SOFT_KEY_MANDATORY("soft-key-mandatory", WARNING, "The state %s needs the key %s; without it people cannot go on."),

    FEATURE_ID("feature-id", ERROR, "A <featureDef> needs an <id> from 1 to 16."),
    FEATURE_TWICE("feature-twice", ERROR, "This <id> stands in line %s already."),

    RING_COUNT("ring-count", ERROR, "A list has 50 rings at most; phones show no others."),
    RING_NAME("ring-name", ERROR, "A ring needs a <DisplayName> of 1 to 25 characters."),
    RING_FILE("ring-file", ERROR, "A ring needs a <FileName> of 1 to 25 characters."),
    RING_SIZE("ring-size", ERROR, "The ring has %s bytes; phones play %s of 240 to %s bytes."),
    RING_LINE("ring-line", ERROR, "A line must be a label, a tab, and the name of a file."),

    IMAGE_COUNT("image-count", ERROR, "A list has 50 pictures at most."),
    IMAGE_PATH("image-path", ERROR, "The attribute %s must be TFTP: and the path of a picture."),
    IMAGE_FOLDER(
            "image-folder", WARNING, "No phone's display has the size in this folder's name; none asks for the list."),

    DIAL_RULE("dial-rule", ERROR, "The attribute %s must be a number from 0 to 100."),

    PROFILE_ACCESS("profile-access", WARNING, "The attribute ua must be na, ro or rw: what the phone's user may do."),

    KEY_SYNTAX("key-syntax", ERROR, "A line must be a key, a colon, and a value; 7940 and 7960 stop reading here."),
    KEY_UNKNOWN("key-unknown", WARNING, "No source knows this key; phones pass over it."),
    KEY_TWICE("key-twice", WARNING, "This key stands in line %s already; the last one counts."),
    KEY_TAB("key-tab", ERROR, "A tab is part of the value for a 7940 or 7960; write blanks."),

    LOADS_NAME("loads-name", ERROR, "The name in the header is %s; phones refuse a signed file under another name."),
    LOADS_LENGTH(
            "loads-length",
            ERROR,
            "The header announces %s bytes more than there are (or fewer, if negative); the file is not whole."),
    LOADS_EMPTY("loads-empty", WARNING, "No image is named here; a phone would load nothing."),
    LOADS_IMAGE_MISSING(
            "loads-image-missing",
            WARNING,
            "There is no such file; a phone that needs it (%s) keeps the firmware that it has."),
    LOADS_IMAGE_SIZE("loads-image-size", ERROR, "The image has %s bytes, but should have this many; phones refuse it."),
    LOADS_INCOMPLETE(
            "loads-incomplete",
            ERROR,
            "For no platform all images are there; put the images first, so that no phone asks for what is missing.");

    private final String id;
    private final Level level;
    private final String why;

    Rule(String id, Level level, String why) {
        this.id = id;
        this.level = level;
        this.why = why;
    }

    /** Its stable name. */
    public String id() {
        return id;
    }

    public Level level() {
        return level;
    }

    /** Why a phone suffers, with {@code …} where a finding tells more. */
    public String why() {
        return why.replace("%%", "%").replace("%s", "…");
    }

    String sentence(Object... parts) {
        return why.formatted(parts);
    }
}
