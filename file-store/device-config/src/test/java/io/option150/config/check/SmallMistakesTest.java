package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One small mistake in a file that is right, and the findings that it must give: no others. A {@code ¶} stands where each
 * is to be found, or after {@code @} the text that stands there.
 */
class SmallMistakesTest {

    private static final String CM = "unified-cm.cnf.xml";
    private static final String ASTERISK = "asterisk.cnf.xml";
    private static final String SCCP = "sccp.cnf.xml";
    private static final String DEFAULT = "XMLDefault.cnf.xml";
    private static final String DIAL = "dialplan.xml";
    private static final String KEYS = "softkeys.xml";
    private static final String POLICY = "featurepolicy.xml";
    private static final String RINGS = "Ringlist.xml";
    private static final String PICTURES = "List.xml";
    private static final String TEXT = "SIPDefault.cnf";

    private static final String LOAD_45 = "<loadInformation>SIP45.9-4-2SR3-1S</loadInformation>";
    private static final String LOAD_88 = "<loadInformation>sip88xx.14-2-1-0001-14</loadInformation>";

    private static final String MEMBERS = """
            <members>
                <member priority="0">
                 <callManager>
                  <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>
                  <processNodeName>192.0.2.20</processNodeName>
                 </callManager>
                </member>
               </members>""";

    private record Mistake(String what, String sample, String from, String to, List<String> findings) {

        @Override
        public String toString() {
            return sample + ": " + what;
        }
    }

    private static Mistake of(String what, String sample, String from, String to, String... findings) {
        return new Mistake(what, sample, from, to, List.of(findings));
    }

    static Stream<Mistake> xml() {
        return Stream.of(
                of("an & in a URL", ASTERISK, "&amp;x=1", "¶&x=1", "ERROR xml-ampersand servicesURL"),
                of("an & in a password", ASTERISK, "s3cr3t", "s3¶&cr;3t", "ERROR xml-ampersand"),
                of("a < in a password", ASTERISK, "s3cr3t", "s3<cr3t>¶", "ERROR xml-not-closed"),
                of("a wrong end tag", ASTERISK, "</phoneLabel>", "¶</phonelabel>", "ERROR xml-not-closed phoneLabel"),
                of("an end tag left out", CM, "</sipStack>", "", "ERROR xml-not-closed sipStack @</sipProfile>"),
                of("the last line cut off", SCCP, "</device>\n", "¶", "ERROR xml-cut device"),
                of("an empty line first", CM, "<?xml ", "\n¶<?xml ", "ERROR xml-declaration"),
                of("a comment not ended", SCCP, " <versionStamp>", "<!-- <versionStamp>", "ERROR xml-cut device @END"),
                of("an attribute without quotes", SCCP, "priority=\"0\"", "priority=¶0", "ERROR xml-syntax members"),
                of("two roots", SCCP, "</device>\n", "</device>\n<¶device/>\n", "ERROR xml-syntax"),
                of(
                        "a document type",
                        SCCP,
                        "<device>",
                        "¶<!DOCTYPE device SYSTEM \"file:///etc/passwd\"><device>",
                        "ERROR xml-doctype"),
                of("the page of an error", SCCP, "", "¶Not found", "ERROR xml-start"),
                of("nothing", SCCP, "", "¶ \n", "ERROR empty"),
                of("a byte order mark", SCCP, "<device>", "\uFEFF<device>", "WARNING byte-order-mark"),
                of("another root", SCCP, "", "¶<phone/>", "ERROR root phone"),
                of("another coding", CM, "encoding=\"UTF-8\"", "encoding=\"US-ASCII\"", "ERROR encoding @üller"));
    }

    static Stream<Mistake> fields() {
        return Stream.of(
                of(
                        "the codec twice",
                        ASTERISK,
                        "<phoneLabel>",
                        "¶<preferredCodec>g729a</preferredCodec><phoneLabel>",
                        "ERROR duplicate-element preferredCodec"),
                of(
                        "a block twice",
                        ASTERISK,
                        "<versionStamp>",
                        "¶<vendorConfig/><versionStamp>",
                        "ERROR duplicate-element vendorConfig"),
                of(
                        "a misspelt element",
                        ASTERISK,
                        "<natEnabled>false</natEnabled>",
                        "¶<natEnable>false</natEnable>",
                        "WARNING unknown-element natEnable"),
                of(
                        "a misspelt setting",
                        ASTERISK,
                        "<webAccess>0</webAccess>",
                        "¶<webAcess>0</webAcess>",
                        "HINT unknown-vendor-element webAcess"),
                of(
                        "the dial plan outside the profile",
                        ASTERISK,
                        "<versionStamp>",
                        "¶<dialTemplate>d.xml</dialTemplate><versionStamp>",
                        "WARNING misplaced-element dialTemplate"),
                of("on for 1", ASTERISK, "<natEnabled>false", "¶<natEnabled>off", "ERROR value-boolean off"),
                of("yes for true", CM, "<encrConfig>false", "¶<encrConfig>no", "ERROR value-boolean no"),
                of("enabled for 0", ASTERISK, "<webAccess>0", "¶<webAccess>enabled", "ERROR value-range enabled"),
                of("a mode that is none", CM, "<ipAddressMode>0", "¶<ipAddressMode>3", "ERROR value-range 3"),
                of("a mode below all", CM, "<deviceSecurityMode>1", "¶<deviceSecurityMode>0", "ERROR value-range 0"),
                of("a port beyond all", ASTERISK, "<sipPort>5060", "¶<sipPort>50600000", "ERROR value-range 50600000"),
                of("a blank in a number", CM, "<timerT1>500", "¶<timerT1>5 00", "ERROR value-range 5 00"),
                of(
                        "a codec of another vendor",
                        ASTERISK,
                        "<preferredCodec>g711ulaw",
                        "¶<preferredCodec>PCMU",
                        "ERROR value-word PCMU"),
                of("another protocol", SCCP, "<deviceProtocol>SCCP", "¶<deviceProtocol>MGCP", "ERROR value-word MGCP"),
                of(
                        "a label too long",
                        ASTERISK,
                        "<phoneLabel>Reception",
                        "¶<phoneLabel>Reception-1-2",
                        "ERROR value-length Reception-1-2"),
                of(
                        "a display name too long",
                        ASTERISK,
                        "<displayName>Reception",
                        "¶<displayName>The receptions of the big hotel",
                        "ERROR value-length The receptions of the big hotel"),
                of(
                        "a password too long",
                        CM,
                        "<displayName>",
                        "¶<authPassword>0123456789012345678901234567890</authPassword><authName>x</authName><displayName>",
                        "ERROR value-length",
                        "HINT secret-in-clear"),
                of(
                        "an address with a number too large",
                        ASTERISK,
                        "<processNodeName>192.0.2.10",
                        "¶<processNodeName>192.0.2.310",
                        "ERROR value-host 192.0.2.310"),
                of(
                        "an address with a port",
                        SCCP,
                        "<processNodeName>192.0.2.20",
                        "¶<processNodeName>192.0.2.20/2000",
                        "ERROR value-host 192.0.2.20/2000"),
                of(
                        "an address of three parts",
                        ASTERISK,
                        "<processNodeName>192.0.2.10",
                        "¶<processNodeName>192.0.2",
                        "ERROR value-host 192.0.2"),
                of(
                        "a URL without a scheme",
                        ASTERISK,
                        "<servicesURL>http://",
                        "¶<servicesURL>//",
                        "ERROR value-url //192.0.2.10/services.php?name=#DEVICENAME#&x=1"),
                of(
                        "a URL with a blank",
                        ASTERISK,
                        "services.php?",
                        "my services.php?",
                        "ERROR value-url http://192.0.2.10/my services.php?name=#DEVICENAME#&x=1 @<servicesURL>"),
                of("a time of 25 hours", CM, "<displayOnTime>07:30", "¶<displayOnTime>25:00", "ERROR value-time 25:00"),
                of(
                        "days by name",
                        CM,
                        "<daysDisplayNotActive>1,7",
                        "¶<daysDisplayNotActive>Sunday",
                        "ERROR value-list Sunday"),
                of(
                        "an eighth day",
                        CM,
                        "<daysDisplayNotActive>1,7",
                        "¶<daysDisplayNotActive>1,8",
                        "ERROR value-list 1,8"),
                of("a date as in PHP", CM, "<dateTemplate>D.M.Y", "¶<dateTemplate>d.m.Y", "ERROR value-date d.m.Y"),
                of(
                        "a date of mixed signs",
                        CM,
                        "<dateTemplate>D.M.Y",
                        "¶<dateTemplate>D.M/Y",
                        "ERROR value-date D.M/Y"),
                of(
                        "a time zone of Unix",
                        ASTERISK,
                        "<timeZone>Eastern Standard/Daylight Time",
                        "¶<timeZone>America/New_York",
                        "WARNING value-zone America/New_York"));
    }

    static Stream<Mistake> phones() {
        return Stream.of(
                of(
                        "no protocol",
                        SCCP,
                        " <deviceProtocol>SCCP</deviceProtocol>\n",
                        "",
                        "WARNING protocol-missing @<device>"),
                of(
                        "no lines' profile",
                        SCCP,
                        "<deviceProtocol>SCCP",
                        "<deviceProtocol>SIP",
                        "ERROR sip-profile-missing @<device>",
                        "ERROR load-protocol SCCP42.9-4-2SR3-1S @<loadInformation>"),
                of(
                        "a profile nobody reads",
                        SCCP,
                        "<versionStamp>",
                        "¶<sipProfile/><versionStamp>",
                        "WARNING sip-profile-unused"),
                of("no members", SCCP, MEMBERS, "<members/>", "ERROR call-managers-missing @<devicePool>"),
                of(
                        "an empty address",
                        ASTERISK,
                        "<processNodeName>192.0.2.10</processNodeName>",
                        "¶<processNodeName></processNodeName>",
                        "ERROR call-manager-address"),
                of(
                        "the name for the address",
                        ASTERISK,
                        "<processNodeName>192.0.2.10</processNodeName>",
                        "<name>192.0.2.10</name>",
                        "ERROR call-manager-address @<callManager>"),
                of(
                        "a priority too low",
                        ASTERISK,
                        "<member priority=\"0\">",
                        "¶<member priority=\"5\">",
                        "ERROR member-priority 5"),
                of("no priority", CM, "<member  priority=\"1\">", "¶<member>", "ERROR member-priority"),
                of(
                        "one priority twice",
                        CM,
                        "<member  priority=\"1\">",
                        "¶<member  priority=\"0\">",
                        "ERROR member-priority-twice 0"),
                of(
                        "a fourth call manager",
                        SCCP,
                        "   </members>",
                        members(1, 2) + "¶" + members(3, 3) + "</members>",
                        "WARNING call-manager-fourth 4"),
                of(
                        "a sixth call manager",
                        SCCP,
                        "   </members>",
                        members(1, 4) + "¶¶" + members(5, 5) + "</members>",
                        "ERROR call-manager-count 6",
                        "ERROR member-priority 5"),
                of(
                        "no port of SCCP",
                        SCCP,
                        "<callManager>\n      <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>",
                        "¶<callManager>",
                        "WARNING sccp-port-missing"),
                of(
                        "a TVS without address",
                        CM,
                        "<member  priority=\"0\">\n<port>2445</port>\n<address>cm1.example.net</address>",
                        "¶<member  priority=\"0\">\n<port>2445</port>",
                        "WARNING tvs-address"),
                of(
                        "a load with its ending",
                        ASTERISK,
                        LOAD_45,
                        "¶<loadInformation>SIP45.9-4-2SR3-1S.loads</loadInformation>",
                        "ERROR load-suffix SIP45.9-4-2SR3-1S.loads"),
                of(
                        "a load of SCCP",
                        ASTERISK,
                        LOAD_45,
                        "¶<loadInformation>SCCP45.9-4-2SR3-1S</loadInformation>",
                        "ERROR load-protocol SCCP45.9-4-2SR3-1S"),
                of(
                        "a load of SIP",
                        SCCP,
                        "<loadInformation>SCCP42.9-4-2SR3-1S",
                        "¶<loadInformation>P0S3-8-12-00",
                        "ERROR load-protocol P0S3-8-12-00",
                        "HINT text-phone P0S3-8-12-00"),
                of(
                        "a second load on a 7945",
                        ASTERISK,
                        LOAD_45,
                        LOAD_45 + "¶<inactiveLoadInformation>SIP45.8</inactiveLoadInformation>",
                        "WARNING load-inactive SIP45.8"),
                of(
                        "a 7960 whose file is another",
                        ASTERISK,
                        LOAD_45,
                        "¶<loadInformation>P0S3-8-12-00</loadInformation>",
                        "HINT text-phone P0S3-8-12-00"),
                of(
                        "an umlaut for a 7960",
                        SCCP,
                        "<loadInformation>SCCP42.9-4-2SR3-1S</loadInformation>\n <versionStamp>1",
                        "<loadInformation>P00308000500</loadInformation>\n ¶<versionStamp>ö",
                        "WARNING non-ascii ö"),
                of(
                        "TLS without security",
                        ASTERISK,
                        "<transportLayerProtocol>2",
                        "¶<transportLayerProtocol>3",
                        "ERROR tls-security 3"),
                of(
                        "TCP taken for TLS",
                        CM,
                        "<deviceSecurityMode>1",
                        "<deviceSecurityMode>2",
                        "WARNING transport-not-tls 4 @<transportLayerProtocol>"),
                of("no version", SCCP, " <versionStamp>1</versionStamp>\n", "", "HINT version-stamp-missing @<device>"),
                of(
                        "a version too long",
                        SCCP,
                        "<versionStamp>1",
                        "¶<versionStamp>" + "1".repeat(48),
                        "ERROR value-length " + "1".repeat(48)),
                of(
                        "a fourth module",
                        ASTERISK,
                        "<addOnModule idx=\"1\">",
                        "¶<addOnModule idx=\"4\">",
                        "ERROR add-on-index 4"),
                of(
                        "one module twice",
                        ASTERISK,
                        "<addOnModule idx=\"1\">",
                        "<addOnModule idx=\"1\"/>¶<addOnModule idx=\"1\">",
                        "ERROR add-on-index 1"),
                of(
                        "a module's load on an 8841",
                        CM,
                        "<versionStamp>",
                        "<addOnModules><addOnModule idx=\"1\">¶<loadInformation>B015</loadInformation></addOnModule></addOnModules><versionStamp>",
                        "WARNING add-on-load B015"),
                of(
                        "a service of no type",
                        CM,
                        "<phoneService  type=\"1\" category=\"0\">",
                        "¶<phoneService  category=\"0\">",
                        "ERROR phone-service-type"),
                of(
                        "soft keys on a 9971 that takes them",
                        CM,
                        LOAD_88,
                        "<loadInformation>sip9971.9-4-2SR3-1</loadInformation>",
                        new String[0]),
                of(
                        "soft keys on a 9971",
                        ASTERISK,
                        "<dialTemplate>dialplan.xml</dialTemplate>\n  </sipProfile>\n  <commonProfile>\n    <phonePassword>1234</phonePassword>\n  </commonProfile>\n  <loadInformation>SIP45.9-4-2SR3-1S",
                        "¶<softKeyFile>k.xml</softKeyFile>\n  </sipProfile>\n  <loadInformation>sip9971.9-4",
                        "WARNING soft-keys-unused k.xml",
                        "WARNING add-on-load B015-1-0-4 @<loadInformation>B015"),
                of(
                        "a blank in the label of a 7945",
                        ASTERISK,
                        "<phoneLabel>Reception",
                        "¶<phoneLabel>Desk 1",
                        "WARNING phone-label-space Desk 1"),
                of(
                        "ports the wrong way round",
                        ASTERISK,
                        "<stopMediaPort>32766",
                        "¶<stopMediaPort>16384",
                        "ERROR media-ports 16384"));
    }

    static Stream<Mistake> lines() {
        return Stream.of(
                of(
                        "no line",
                        CM,
                        "<featureID>9</featureID>",
                        "<featureID>3</featureID>",
                        "ERROR line-none @<sipLines>"),
                of(
                        "one button twice",
                        ASTERISK,
                        "<line button=\"2\">",
                        "¶<line button=\"1\">",
                        "ERROR line-button-twice 1"),
                of("no button", ASTERISK, "<line button=\"2\">", "¶<line>", "ERROR line-button"),
                of("a button 0", ASTERISK, "<line button=\"2\">", "¶<line button=\"0\">", "ERROR line-button 0"),
                of("no index", ASTERISK, " lineIndex=\"1\"", "", "WARNING line-index @<line button=\"1\">"),
                of(
                        "one index twice",
                        ASTERISK,
                        "<line button=\"2\">\n        <featureID>21",
                        "¶<line button=\"2\" lineIndex=\"1\">\n        <featureID>23",
                        "ERROR line-index-twice 1"),
                of(
                        "no feature",
                        ASTERISK,
                        "<line button=\"2\">\n        <featureID>21</featureID>",
                        "¶<line button=\"2\">",
                        "ERROR line-feature"),
                of(
                        "a feature nobody knows",
                        ASTERISK,
                        "<featureID>21",
                        "¶<featureID>22222",
                        "WARNING line-feature-unknown 22222"),
                of("a line without name", CM, "<name>4711</name>\n", "", "ERROR line-name @<line  button=\"1\""),
                of(
                        "a line without proxy",
                        CM,
                        "<proxy>USECALLMANAGER</proxy>\n",
                        "",
                        "WARNING line-proxy @<line  button=\"1\""),
                of(
                        "a password without a name",
                        ASTERISK,
                        "<authName>201</authName>\n        <authPassword>",
                        "¶<authPassword>",
                        "WARNING line-auth-name"),
                of(
                        "13 characters on a 7945",
                        ASTERISK,
                        "<authPassword>s3cr3t",
                        "¶<authPassword>1234567890123",
                        "WARNING line-password-length"),
                of("busy above the calls", ASTERISK, "<busyTrigger>2", "¶<busyTrigger>5", "ERROR line-busy-trigger 5"),
                of("51 calls on a 7945", ASTERISK, "<maxNumCalls>4", "¶<maxNumCalls>51", "ERROR line-max-calls 51"),
                of(
                        "201 calls on an 8841",
                        CM,
                        "<maxNumCalls>4",
                        "¶¶<maxNumCalls>201",
                        "ERROR value-range 201",
                        "ERROR line-max-calls 201"),
                of(
                        "a speed dial to nobody",
                        CM,
                        "<line  button=\"2\">\n<featureID>2</featureID>\n<featureLabel></featureLabel>\n<speedDialNumber>4712</speedDialNumber>",
                        "¶<line  button=\"2\">\n<featureID>2</featureID>",
                        "WARNING speed-dial-number"),
                of(
                        "a busy lamp of nobody",
                        ASTERISK,
                        "<speedDialNumber>202</speedDialNumber>",
                        "",
                        "WARNING speed-dial-number @<line button=\"2\">"),
                of(
                        "a speed dial beyond 99",
                        CM,
                        "<speedDialIndex>1<",
                        "¶<speedDialIndex>100<",
                        "ERROR value-range 100"),
                of(
                        "a service key to nothing",
                        ASTERISK,
                        "<line button=\"3\">\n        <featureID>20</featureID>\n        <serviceURI>http://192.0.2.10/menu.xml</serviceURI>",
                        "¶<line button=\"3\">\n        <featureID>20</featureID>",
                        "WARNING line-service-uri"),
                of(
                        "no registering",
                        ASTERISK,
                        "<registerWithProxy>true",
                        "¶<registerWithProxy>false",
                        "ERROR register-with-proxy false"));
    }

    static Stream<Mistake> commonFiles() {
        return Stream.of(
                of(
                        "a model nobody has",
                        DEFAULT,
                        "<loadInformation435 model=\"Cisco 7945\">SIP45.9-4-2SR3-1S</loadInformation435>",
                        "¶<loadInformation5>x</loadInformation5>",
                        "WARNING default-model-unknown loadInformation5"),
                of(
                        "a model twice",
                        DEFAULT,
                        "<loadInformation80000",
                        "¶<loadInformation683>sip88xx.1</loadInformation683><loadInformation80000",
                        "ERROR default-model-twice loadInformation683"),
                of(
                        "a load with its ending",
                        DEFAULT,
                        "<loadInformation435 model=\"Cisco 7945\">SIP45.9-4-2SR3-1S<",
                        "¶<loadInformation435 model=\"Cisco 7945\">SIP45.9-4-2SR3-1S.LOADS<",
                        "ERROR load-suffix SIP45.9-4-2SR3-1S.LOADS"),
                of(
                        "true for enabled",
                        DEFAULT,
                        "<autoRegistration>enabled",
                        "¶<autoRegistration>true",
                        "ERROR value-word true"),
                of("a phone's root", DEFAULT, "", "¶<device/>", "ERROR root device"),
                of(
                        "small letters",
                        DIAL,
                        "<TEMPLATE match=\"2",
                        "¶<template match=\"2",
                        "ERROR dial-template-case template"),
                of("no match", DIAL, "<TEMPLATE match=\"2..\"", "¶<TEMPLATE", "ERROR dial-match"),
                of(
                        "a pattern of Asterisk",
                        DIAL,
                        "<TEMPLATE match=\"2..\"",
                        "¶<TEMPLATE match=\"_2XX\"",
                        "WARNING dial-pattern _2XX"),
                of(
                        "no time",
                        DIAL,
                        "<TEMPLATE match=\"2..\" timeout=\"1\"",
                        "¶<TEMPLATE match=\"2..\"",
                        "ERROR dial-timeout"),
                of(
                        "milliseconds",
                        DIAL,
                        "<TEMPLATE match=\"2..\" timeout=\"1\"",
                        "¶<TEMPLATE match=\"2..\" timeout=\"1000\"",
                        "ERROR dial-timeout 1000"),
                of(
                        "a group 6",
                        DIAL,
                        "<TEMPLATE match=\"2..\" timeout=\"1\" rewrite=\"%0\"",
                        "¶<TEMPLATE match=\"2..\" timeout=\"1\" rewrite=\"%6\"",
                        "ERROR dial-rewrite %6"),
                of(
                        "four tones",
                        DIAL,
                        "<TEMPLATE match=\"2..\"",
                        "¶<TEMPLATE tone=\"a\" tone1=\"b\" tone2=\"c\" tone3=\"d\" match=\"2..\"",
                        "ERROR dial-tones 4"),
                of(
                        "a match twice",
                        DIAL,
                        "<TEMPLATE MATCH=\"*\"",
                        "¶<TEMPLATE MATCH=\"2..\" TIMEOUT=\"3\"/><TEMPLATE MATCH=\"*\"",
                        "WARNING dial-twice 2.."),
                of(
                        "no match for the rest",
                        DIAL,
                        "MATCH=\"*\"",
                        "MATCH=\"3*\"",
                        "WARNING dial-no-catch-all @<DIALTEMPLATE>"),
                of(
                        "a hotline",
                        DIAL,
                        "<TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"",
                        "¶<TEMPLATE MATCH=\"\" TIMEOUT=\"0\"",
                        "HINT dial-hotline"),
                of("nothing in it", DIAL, "", "¶<dialTemplate/>", "ERROR dial-empty"),
                of(
                        "a key twice",
                        KEYS,
                        "<softKeyDef keyID=\"Resume\">",
                        "¶<softKeyDef keyID=\"EndCall\"/><softKeyDef keyID=\"Resume\">",
                        "ERROR soft-key-twice EndCall"),
                of(
                        "a key nobody defines",
                        KEYS,
                        "<softKey keyID=\"Null\"/>",
                        "¶<softKey keyID=\"Park\"/>",
                        "ERROR soft-key-undefined Park"),
                of(
                        "17 keys",
                        KEYS,
                        "<softKey keyID=\"Null\"/>",
                        "<softKey keyID=\"Null\"/>".repeat(15) + "¶<softKey keyID=\"Null\"/>",
                        "ERROR soft-key-count 17"),
                of(
                        "a state nobody knows",
                        KEYS,
                        "<softKeySet id=\"Ring In\">",
                        "¶<softKeySet id=\"Ringing\">",
                        "WARNING soft-key-state Ringing"),
                of(
                        "a state twice",
                        KEYS,
                        "<softKeySet id=\"Ring In\">",
                        "¶<softKeySet id=\"Connected\">",
                        "ERROR soft-key-state-twice Connected"),
                of(
                        "no key to end a call",
                        KEYS,
                        "<softKeySet id=\"Connected\"><softKey keyID=\"EndCall\"/>",
                        "¶<softKeySet id=\"Connected\">",
                        "WARNING soft-key-mandatory Connected"),
                of("a feature 17", POLICY, "<id>16", "¶<id>17", "ERROR feature-id 17"),
                of(
                        "a feature without id",
                        POLICY,
                        "<featureDef name=\"Park\"><id>2</id>",
                        "¶<featureDef name=\"Park\">",
                        "ERROR feature-id"),
                of(
                        "a feature twice",
                        POLICY,
                        "<featureDef name=\"Park\"><id>2</id>",
                        "¶<featureDef name=\"Park\"><id>1</id>",
                        "ERROR feature-twice 1"),
                of("a feature half on", POLICY, "<enable>false", "¶<enable>maybe", "ERROR value-boolean maybe"),
                of(
                        "51 rings",
                        RINGS,
                        "</CiscoIPPhoneRingList>",
                        ring().repeat(48) + "¶" + ring() + "</CiscoIPPhoneRingList>",
                        "ERROR ring-count 51"),
                of(
                        "a ring without a name",
                        RINGS,
                        "<Ring>\n    <DisplayName>Bell</DisplayName>",
                        "¶<Ring>",
                        "ERROR ring-name"),
                of(
                        "a file's name too long",
                        RINGS,
                        "<FileName>Bell.rwb",
                        "¶<FileName>BellsOfTheCathedral.raw.rwb",
                        "ERROR ring-file BellsOfTheCathedral.raw.rwb"),
                of(
                        "a path without TFTP:",
                        PICTURES,
                        "<ImageItem Image=\"TFTP:Desktops/320x212x12/tn.png\"",
                        "¶<ImageItem Image=\"Desktops/320x212x12/tn.png\"",
                        "ERROR image-path Desktops/320x212x12/tn.png"),
                of(
                        "51 pictures",
                        PICTURES,
                        "</CiscoIPPhoneImageList>",
                        picture().repeat(49) + "¶" + picture() + "</CiscoIPPhoneImageList>",
                        "ERROR image-count 51"),
                of(
                        "a number in words",
                        "AppDialRules.xml",
                        "<DialRule BeginsWith=\"+49\" NumDigits=\"13\"",
                        "¶<DialRule BeginsWith=\"+49\" NumDigits=\"all\"",
                        "ERROR dial-rule all"),
                of(
                        "a right nobody knows",
                        "flat-profile.xml",
                        "<User_ID_1_ ua=\"ro\">",
                        "¶<User_ID_1_ ua=\"yes\">",
                        "WARNING profile-access yes"),
                of(
                        "a parameter twice",
                        "flat-profile.xml",
                        "<Upgrade_Rule",
                        "¶<Proxy_1_>x</Proxy_1_><Upgrade_Rule",
                        "ERROR duplicate-element Proxy_1_"),
                of(
                        "a secret",
                        "flat-profile.xml",
                        "<Upgrade_Rule",
                        "¶<Password_1_>x</Password_1_><Upgrade_Rule",
                        "HINT secret-in-clear"));
    }

    static Stream<Mistake> texts() {
        return Stream.of(
                of("no colon", TEXT, "proxy1_port: 5060", "¶proxy1_port 5060", "ERROR key-syntax"),
                of("a misspelt key", TEXT, "proxy1_port", "¶proxi1_port", "WARNING key-unknown proxi1_port"),
                of(
                        "a seventh proxy",
                        TEXT,
                        "proxy2_address: UNPROVISIONED",
                        "¶proxy7_address: x",
                        "WARNING key-unknown proxy7_address"),
                of("a key twice", TEXT, "; the rest", "¶proxy1_port: 5061", "WARNING key-twice proxy1_port"),
                of("a tab", TEXT, "phone_prompt: SIP Phone", "¶phone_prompt: SIP\tPhone", "ERROR key-tab SIP?Phone"),
                of(
                        "a prompt too long",
                        TEXT,
                        "phone_prompt: SIP Phone",
                        "¶phone_prompt: SIP Phone of mine",
                        "ERROR value-length SIP Phone of mine"),
                of("a port beyond all", TEXT, "proxy1_port: 5060", "¶proxy1_port: 70000", "ERROR value-range 70000"),
                of(
                        "a load with its ending",
                        TEXT,
                        "image_version: P0S3-8-12-00",
                        "¶image_version: P0S3-8-12-00.loads",
                        "ERROR load-suffix P0S3-8-12-00.loads"),
                of("a password", TEXT, "; the rest", "¶line1_password: hush", "HINT secret-in-clear"),
                of(
                        "a password too long",
                        TEXT,
                        "; the rest",
                        "¶¶phone_password: 01234567890123456789012345678901",
                        "ERROR value-length",
                        "HINT secret-in-clear"),
                of("blanks for the tab", "RINGLIST.DAT", "Chime\t", "¶Chime    ", "ERROR ring-line Chime    Chime.pcm"),
                of("no images", "SIP45.9-4-2SR3-1S.loads", "", "¶# none\n", "WARNING loads-empty"));
    }

    @ParameterizedTest
    @MethodSource({"xml", "fields", "phones", "lines", "commonFiles", "texts"})
    void isFoundWhereItIs(Mistake mistake) {
        var right = Samples.text(mistake.sample());
        assertThat(right).contains(mistake.from());
        var marked = mistake.from().isEmpty() ? mistake.to() : replaceFirst(right, mistake.from(), mistake.to());
        var wanted = new ArrayList<String>();
        var places = places(marked);
        for (int at = 0; at < mistake.findings().size(); at++) {
            var parts = mistake.findings().get(at).split(" @", 2);
            var words = parts[0].split(" ", 2);
            var place = parts.length > 1 ? placeOf(parts[1], marked) : places.get(Math.min(at, places.size() - 1));
            wanted.add(words[0] + ' ' + place + ' ' + words[1]);
        }

        var found = findings(mistake.sample(), marked.replace("¶", ""));
        if (!mistake.from().isEmpty()) {
            found = without(found, findings(mistake.sample(), right));
        }

        assertThat(found.stream().map(Samples::line)).containsExactlyElementsOf(wanted);
        assertThat(found)
                .allSatisfy(it -> assertThat(it.why()).doesNotContain("%s").endsWith("."));
        assertThat(found.toString()).doesNotContain("s3cr3t", "hush", "1234567890123");
    }

    private static List<Finding> findings(String sample, String text) {
        return ConfigCheck.check(Samples.name(sample), text.getBytes(StandardCharsets.UTF_8), Tree.UNKNOWN);
    }

    /** What is new: secrets that stood there before are no finding of the mistake. */
    private static List<Finding> without(List<Finding> found, List<Finding> before) {
        var fresh = new ArrayList<>(found);
        for (var old : before) {
            fresh.stream()
                    .filter(it -> it.rule() == old.rule() && it.value().equals(old.value()))
                    .findFirst()
                    .ifPresent(fresh::remove);
        }
        return fresh;
    }

    private static List<String> places(String marked) {
        var places = new ArrayList<String>();
        int line = 1;
        int column = 1;
        for (int at = 0; at < marked.length(); at++) {
            switch (marked.charAt(at)) {
                case '¶' -> places.add(line + ":" + column);
                case '\n' -> {
                    line++;
                    column = 1;
                }
                default -> column++;
            }
        }
        return places.isEmpty() ? List.of("1:1") : places;
    }

    private static String placeOf(String anchor, String marked) {
        var clean = marked.replace("¶", "");
        int at = anchor.equals("END") ? clean.length() : clean.indexOf(anchor);
        return places(clean.substring(0, at) + '¶').getFirst();
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private static String members(int first, int last) {
        var members = new StringBuilder();
        for (int priority = first; priority <= last; priority++) {
            members.append("<member priority=\"")
                    .append(priority)
                    .append(
                            "\"><callManager><ports><ethernetPhonePort>2000</ethernetPhonePort></ports><processNodeName>a"
                                    + "</processNodeName></callManager></member>");
        }
        return members.toString();
    }

    private static String ring() {
        return "<Ring><DisplayName>x</DisplayName><FileName>x.raw</FileName></Ring>";
    }

    private static String picture() {
        return "<ImageItem Image=\"TFTP:a.png\" URL=\"TFTP:b.png\"/>";
    }
}
