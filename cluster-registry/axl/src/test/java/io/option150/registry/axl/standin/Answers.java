package io.option150.registry.axl.standin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a stand-in says to a call that is in order. */
final class Answers {

    /** An AXL fault in place of an answer. */
    static final class Refused extends Exception {
        final int code;

        Refused(int code, String text) {
            super(text);
            this.code = code;
        }
    }

    private final StandInSite site;

    Answers(StandInSite site) {
        this.site = site;
    }

    /** @param mostRows more in one answer would be more than 8 MB */
    String to(Call call, long mostRows) throws Refused {
        String inside = switch (call.operation()) {
            case "getCCMVersion" ->
                "<return><componentVersion><version>" + site.release() + "</version></componentVersion></return>";
            case "listPhone" -> phones(call, mostRows);
            case "getPhone" -> phone(call);
            case "listProcessNodeService" -> services();
            case "listProcessNode" -> nodes();
            case "listCallManager" -> callManagers();
            case "listCallManagerGroup" ->
                "<return><callManagerGroup uuid=\"{G}\"><name>Default</name><tftpDefault>true</tftpDefault></callManagerGroup></return>";
            case "getCallManagerGroup" -> group(call);
            case "listRemoteCluster" -> remotes();
            case "listChange" -> changes(call);
            case "applyPhone" -> ordered(call.text("name"), "apply");
            case "doDeviceReset" ->
                ordered(call.text("deviceName"), Boolean.parseBoolean(call.text("isHardReset")) ? "reset" : "restart");
            default -> throw new Refused(-1, "no answer to " + call.operation());
        };
        return envelope("<ns:" + call.operation() + "Response xmlns:ns=\"http://www.cisco.com/AXL/API/" + call.schema()
                + "\">" + inside + "</ns:" + call.operation() + "Response>");
    }

    static String fault(int code, String text) {
        return envelope("<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>" + text
                + "</faultstring><detail><axlError><axlcode>" + code + "</axlcode><axlmessage>" + text
                + "</axlmessage><request>any</request></axlError></detail></soapenv:Fault>");
    }

    private static String envelope(String inside) {
        return "<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                + inside + "</soapenv:Body></soapenv:Envelope>";
    }

    private String phones(Call call, long mostRows) throws Refused {
        // As the real one: without "first", "skip" says nothing.
        long skip = call.has("first") && call.has("skip") ? Long.parseLong(call.text("skip")) : 0;
        long first = call.has("first") ? Long.parseLong(call.text("first")) : Long.MAX_VALUE;
        List<StandInPhone> page = site.page(skip, first);
        if (page.size() > mostRows) {
            throw new Refused(
                    -1,
                    "Query request too large. Total rows matched: " + site.phoneCount()
                            + " rows. Suggestive Row Fetch: less than " + (mostRows + 1) + " rows");
        }
        List<String> tags = call.tags("returnedTags");
        var rows = new StringBuilder();
        page.forEach(phone -> rows.append(row(phone, tags)));
        return "<return>" + rows + "</return>";
    }

    private String phone(Call call) throws Refused {
        StandInPhone phone = site.phone(call.text("uuid"))
                .orElseThrow(() -> new Refused(5007, "Item not valid: The specified Phone was not found"));
        return "<return>" + row(phone, call.tags("returnedTags")) + "</return>";
    }

    private static String row(StandInPhone phone, List<String> tags) {
        Map<String, String> known = Map.of(
                "name", phone.name(),
                "description", phone.description().replace("&", "&amp;").replace("<", "&lt;"),
                "model", "Cisco 8841",
                "protocol", "SIP",
                "devicePoolName", "Default",
                "securityProfileName", "Standard SIP Non-Secure");
        return "<phone uuid=\"" + phone.uuid() + "\">"
                + tags.stream()
                        .map(tag -> "<" + tag + ">" + known.getOrDefault(tag, "") + "</" + tag + ">")
                        .collect(Collectors.joining())
                + "<unknownExtra><deep a=\"b\">said by a newer release</deep></unknownExtra></phone>";
    }

    private String ordered(String device, String order) throws Refused {
        StandInPhone phone = site.named(device)
                .orElseThrow(() -> new Refused(5007, "Item not valid: The specified " + device + " was not found"));
        site.order(order + " " + device);
        return "<return>" + phone.uuid() + "</return>";
    }

    private String services() {
        return site.nodes().stream()
                .map(node -> service(node, "Cisco CallManager", true) + service(node, "Cisco Tftp", node.tftp()))
                .collect(Collectors.joining("", "<return>", "</return>"));
    }

    private static String service(StandInNode node, String service, boolean on) {
        return "<processNodeService uuid=\"{S}\"><processNodeName uuid=\"{N}\">" + node.name()
                + "</processNodeName><service>" + service + "</service><enable>" + on + "</enable><isActive>" + on
                + "</isActive></processNodeService>";
    }

    private String nodes() {
        return site.nodes().stream()
                .map(node -> "<processNode uuid=\"{N}\"><name>" + node.name() + "</name><ipv6Name/><nodeUsage>"
                        + (node.publisher() ? "Publisher" : "Subscriber")
                        + "</nodeUsage><processNodeRole>CUCM Voice/Video</processNodeRole></processNode>")
                .collect(Collectors.joining(
                        "",
                        "<return><processNode uuid=\"{E}\"><name>EnterpriseWideData</name></processNode>",
                        "</return>"));
    }

    private String callManagers() {
        return site.nodes().stream()
                .map(node -> "<callManager uuid=\"{C}\"><name>CM_" + node.name() + "</name><processNodeName>"
                        + node.name() + "</processNodeName><autoRegistration><autoRegistrationEnabled>"
                        + node.autoRegistration() + "</autoRegistrationEnabled></autoRegistration></callManager>")
                .collect(Collectors.joining("", "<return>", "</return>"));
    }

    private String group(Call call) {
        List<StandInNode> nodes = site.nodes();
        // The last one first: the order is that of the priorities.
        return IntStream.range(0, nodes.size())
                .mapToObj(index -> "<member uuid=\"{M}\"><callManagerName>CM_"
                        + nodes.get(nodes.size() - 1 - index).name() + "</callManagerName><priority>"
                        + (nodes.size() - 1 - index) + "</priority></member>")
                .collect(Collectors.joining(
                        "",
                        "<return><callManagerGroup uuid=\"{G}\"><name>" + call.text("name") + "</name><members>",
                        "</members></callManagerGroup></return>"));
    }

    private String remotes() {
        return site.remotes().stream()
                .map(remote -> "<remoteCluster uuid=\"{R}\"><clusterId>" + remote.clusterId()
                        + "</clusterId><description/><fullyQualifiedName/><tftp><enabled>" + remote.tftp()
                        + "</enabled>"
                        + addresses(remote) + "</tftp></remoteCluster>")
                .collect(Collectors.joining("", "<return>", "</return>"));
    }

    private static String addresses(StandInRemote remote) {
        Map<String, String> addresses = new TreeMap<>();
        for (int index = 0; index < 3; index++) {
            addresses.put(
                    "remoteIpAddress" + (index + 1),
                    index < remote.tftpAddresses().size()
                            ? remote.tftpAddresses().get(index)
                            : "");
        }
        return addresses.entrySet().stream()
                .map(field -> "<" + field.getKey() + ">" + field.getValue() + "</" + field.getKey() + ">")
                .collect(Collectors.joining());
    }

    private String changes(Call call) {
        if (!call.has("startChangeId")) {
            return site.queueInfo() + "<changes/>";
        }
        List<String> types = call.texts("objectList");
        return site.queueInfo()
                + site.changesFrom(Long.parseLong(call.text("startChangeId")))
                        .filter(entry -> types.isEmpty() || types.contains(entry.type()))
                        .map(entry -> "<change uuid=\"" + entry.uuid() + "\" type=\"" + entry.type() + "\"><id>"
                                + entry.id() + "</id><action>" + entry.action()
                                + "</action><serviceType>AXL</serviceType><doGet>true</doGet><changedTags/></change>")
                        .collect(Collectors.joining("", "<changes>", "</changes>"));
    }
}
