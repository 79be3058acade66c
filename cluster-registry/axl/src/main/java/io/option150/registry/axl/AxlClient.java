package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.site.CallManager;
import io.option150.registry.axl.site.CallManagerGroup;
import io.option150.registry.axl.site.ChangePoint;
import io.option150.registry.axl.site.Changes;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.axl.site.RemoteCluster;
import io.option150.registry.axl.site.TftpNodes;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.SoapRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks a Unified CM by AXL. It only reads. Calls block, one goes out at a time, and each fails with an {@link AxlException} that
 * names the step; what a call returns came whole.
 */
public final class AxlClient implements AutoCloseable {

    /** "The specified item was not found." */
    private static final int NOT_FOUND = 5007;

    /** Groups whose members are asked for, a call each. */
    public static final int MOST_GROUPS = 200;

    private final AxlCalls calls;
    private final PhonePages phones;

    public AxlClient(AxlServer server) {
        this.calls = new AxlCalls(server);
        this.phones = new PhonePages(calls);
    }

    /** The release, such as {@code 12.5.1.11900(146)}. */
    public String version() throws AxlException, InterruptedException {
        List<Element> rows = calls.rows(SoapRequest.of("getCCMVersion"));
        return Rows.required(one("getCCMVersion", rows), "version");
    }

    /** The nodes that serve phones; names are not resolved. */
    public TftpNodes tftpNodes() throws AxlException, InterruptedException {
        return TftpNodes.of(
                calls.rows(
                        SoapRequest.list("listProcessNodeService", "processNodeName", Rows.SERVICE_TAGS),
                        Rows::service),
                calls.rows(SoapRequest.list("listProcessNode", "name", Rows.NODE_TAGS), Rows::node));
    }

    /**
     * Gives out all phones, page by page. The cluster promises no order: one that is added or removed meanwhile can be given
     * twice or be missing, and {@link #changes} tells of it.
     */
    public void phones(Consumer<List<Phone>> pages) throws AxlException, InterruptedException {
        phones.read(pages);
    }

    /** The phone of that UUID; none where it is gone. */
    public Optional<Phone> phone(String uuid) throws AxlException, InterruptedException {
        var request = SoapRequest.of("getPhone", Element.of("uuid", uuid), Element.of("returnedTags", Rows.PHONE_TAGS));
        try {
            return Optional.of(Rows.phone(one("getPhone", calls.rows(request))));
        } catch (AxlException refused) {
            if (refused.failure() instanceof AxlFailure.Fault fault && fault.code() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The call managers, with their auto-registration. */
    public List<CallManager> callManagers() throws AxlException, InterruptedException {
        return calls.rows(SoapRequest.list("listCallManager", "name", Rows.CALL_MANAGER_TAGS), Rows::callManager);
    }

    /** The groups of call managers, the first {@link #MOST_GROUPS}, with their members: a call for each group. */
    public List<CallManagerGroup> callManagerGroups() throws AxlException, InterruptedException {
        var list = SoapRequest.list("listCallManagerGroup", "name", Element.of("name"), Element.of("tftpDefault"));
        List<CallManagerGroup> groups = new ArrayList<>();
        for (Element row : calls.rows(list).stream().limit(MOST_GROUPS).toList()) {
            String name = Rows.required(row, "name");
            groups.add(new CallManagerGroup(name, row.isTrue("tftpDefault"), members(name)));
        }
        return groups;
    }

    private List<String> members(String group) throws AxlException, InterruptedException {
        var request = SoapRequest.of("getCallManagerGroup", Element.of("name", group));
        Element found = one("getCallManagerGroup", calls.rows(request));
        record Member(long priority, String callManager) {}
        List<Member> members = new ArrayList<>();
        for (Element member : found.child("members").stream()
                .flatMap(all -> all.all("member"))
                .toList()) {
            members.add(new Member(Rows.number(member, "priority"), Rows.required(member, "callManagerName")));
        }
        return members.stream()
                .sorted(Comparator.comparingLong(Member::priority))
                .map(Member::callManager)
                .toList();
    }

    /** The clusters that this one knows of. */
    public List<RemoteCluster> remoteClusters() throws AxlException, InterruptedException {
        return calls.rows(SoapRequest.list("listRemoteCluster", "clusterId", Rows.REMOTE_TAGS), Rows::remote);
    }

    /**
     * What was changed since a point; without one, only from where to ask on.
     *
     * @param types such as {@code Phone}, {@code ProcessNode}, {@code RemoteCluster}; empty: all
     */
    public Changes changes(Optional<ChangePoint> since, List<String> types) throws AxlException, InterruptedException {
        return ChangeQueue.read(calls.rows(ChangeQueue.request(since, types)), since);
    }

    private static Element one(String operation, List<Element> rows) throws AxlException {
        if (rows.size() != 1) {
            throw new AxlException(
                    new AxlFailure.Malformed(operation, "it has " + rows.size() + " objects in place of one"));
        }
        return rows.getFirst();
    }

    @Override
    public void close() {
        calls.close();
    }
}
