package io.option150.registry.axl.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stand-in has to tell; may be changed while it is asked. */
public final class StandInSite {

    /** A change, as its queue has it. */
    record Entry(long id, String type, String uuid, char action) {}

    private final Map<String, StandInPhone> phones = new LinkedHashMap<>();
    private final List<Entry> changes = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private List<StandInNode> nodes = List.of();
    private List<StandInRemote> remotes = List.of();
    private String release = "12.5.1.11900(146)";
    private String queue = "{queue-1}";
    private long firstChange = 1;
    private long nextChange = 1;

    public synchronized StandInSite release(String newRelease) {
        release = newRelease;
        return this;
    }

    public synchronized StandInSite nodes(StandInNode... newNodes) {
        nodes = List.of(newNodes);
        return this;
    }

    public synchronized StandInSite remotes(StandInRemote... newRemotes) {
        remotes = List.of(newRemotes);
        return this;
    }

    /** Phones numbered from a number on. No changes are told of them. */
    public synchronized StandInSite phones(long from, int count) {
        for (long number = from; number < from + count; number++) {
            StandInPhone phone = StandInPhone.numbered(number);
            phones.put(phone.uuid(), phone);
        }
        return this;
    }

    public synchronized StandInPhone add(long number) {
        StandInPhone phone = StandInPhone.numbered(number);
        phones.put(phone.uuid(), phone);
        changes.add(new Entry(nextChange++, "Phone", phone.uuid(), 'a'));
        return phone;
    }

    public synchronized void touch(StandInPhone phone) {
        changes.add(new Entry(nextChange++, "Phone", phone.uuid(), 'u'));
    }

    public synchronized void remove(StandInPhone phone) {
        phones.remove(phone.uuid());
        changes.add(new Entry(nextChange++, "Phone", phone.uuid(), 'r'));
    }

    /** A change of something that is no phone. */
    public synchronized void changeElsewhere() {
        changes.add(new Entry(nextChange++, "Line", "{00000000-0000-0000-0000-00000000000A}", 'u'));
    }

    /** As after a restart of the cluster's database: another queue, without what the old one held. */
    public synchronized void rebuildQueue() {
        queue = "{queue-after-" + nextChange + "}";
        changes.clear();
        firstChange = 1;
        nextChange = 1;
    }

    /** Forgets all changes so far. */
    public synchronized void forgetChanges() {
        changes.clear();
        firstChange = nextChange;
    }

    synchronized String release() {
        return release;
    }

    synchronized List<StandInNode> nodes() {
        return nodes;
    }

    synchronized List<StandInRemote> remotes() {
        return remotes;
    }

    synchronized int phoneCount() {
        return phones.size();
    }

    synchronized List<StandInPhone> page(long skip, long first) {
        return phones.values().stream().skip(skip).limit(first).toList();
    }

    synchronized Optional<StandInPhone> phone(String uuid) {
        return Optional.ofNullable(phones.get(uuid));
    }

    synchronized Optional<StandInPhone> named(String name) {
        return phones.values().stream()
                .filter(phone -> phone.name().equals(name))
                .findFirst();
    }

    synchronized void order(String order) {
        orders.add(order);
    }

    /** What phones were told to do, in order: {@code apply}, {@code restart} or {@code reset}, and the phone's name. */
    public synchronized List<String> orders() {
        return List.copyOf(orders);
    }

    synchronized String queueInfo() {
        return "<queueInfo><firstChangeId>%d</firstChangeId><lastChangeId>%d</lastChangeId><nextStartChangeId>%d</nextStartChangeId><queueId>%s</queueId></queueInfo>"
                .formatted(firstChange, nextChange - 1, nextChange, queue);
    }

    synchronized Stream<Entry> changesFrom(long id) {
        return List.copyOf(changes).stream().filter(entry -> entry.id() >= id);
    }
}
