package io.option150.files.config;

import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group of call managers as it is sent.
 *
 * @param members 1 to 5; phones are known to keep the first three
 */
@Schema(requiredProperties = "members", examples = """
        {"members":[{"address":"192.0.2.10","priority":0},{"address":"cm2.example.net","priority":1,"sipPort":5070}]}""")
record GroupForm(@Nullable List<Member> members) {

    /**
     * A call manager.
     *
     * @param address host name, IPv4 or IPv6 address
     * @param priority 0 to 4, the lowest is tried first; left out, its place in the list
     * @param sipPort left out, 5060
     * @param securedSipPort left out, 5061
     * @param sccpPort left out, 2000
     */
    @Schema(name = "CallManagerForm", requiredProperties = "address")
    record Member(
            @Nullable String address,
            @Nullable Integer priority,
            @Nullable Integer sipPort,
            @Nullable Integer securedSipPort,
            @Nullable Integer sccpPort) {

        private CallManager at(int place) {
            return new CallManager(
                    Asked.text(address),
                    or(priority, place),
                    or(sipPort, CallManager.SIP_PORT),
                    or(securedSipPort, CallManager.SECURED_SIP_PORT),
                    or(sccpPort, CallManager.SCCP_PORT));
        }

        private static int or(@Nullable Integer value, int otherwise) {
            return value == null ? otherwise : value;
        }
    }

    CallManagerGroup group(String name) {
        var list = new ArrayList<CallManager>();
        if (members != null) {
            members.forEach(it -> list.add(Asked.body(it).at(list.size())));
        }
        return new CallManagerGroup(name, list);
    }
}
