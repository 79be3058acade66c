package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.site.Change;
import io.option150.registry.device.DeviceRefreshes;
import io.option150.registry.device.PhoneNames;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Telling;
import io.option150.registry.discovery.statement.PhoneStatements;
import io.option150.registry.discovery.statement.StatedPhone;
import io.option150.registry.discovery.statement.Statement;
import io.option150.registry.discovery.statement.StatementAuthor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Takes what was changed in a Unified CM: phones that came, went, or have other files now. */
@Singleton
class AxlChanges {

    /** Of more phones than these only the names are refreshed; what came and went is read as a whole. */
    private static final int MOST_ASKED = 300;

    private static final int AT_ONCE = 500;

    private final PhoneStatements phones;
    private final DeviceRefreshes refreshes;
    private final StatementAuthor author;

    AxlChanges(PhoneStatements phones, DeviceRefreshes refreshes, StatementAuthor author) {
        this.phones = phones;
        this.refreshes = refreshes;
        this.author = author;
    }

    void take(AxlClient client, Statement statement, List<Change> changes, Telling telling)
            throws AxlException, InterruptedException {
        // The last word on each counts.
        Map<String, Change.Action> last = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.type().equals("Phone"))
                .forEach(change -> last.merge(change.uuid(), change.action(), AxlChanges::both));
        if (last.isEmpty()) {
            return;
        }
        var known = Waiting.on(() -> phones.names(statement.origin(), last.keySet()));
        var refreshed = new TreeSet<String>();
        if (last.size() > MOST_ASKED) {
            refreshed.addAll(known.values());
            telling.readAnew();
        } else {
            List<StatedPhone> present = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (var uuid : last.keySet()) {
                var phone = client.phone(uuid).filter(found -> PhoneNames.isName(found.name()));
                var before = known.get(uuid);
                phone.ifPresent(found -> present.add(new StatedPhone(found.name(), uuid)));
                if (before != null
                        && phone.filter(found -> found.name().equalsIgnoreCase(before))
                                .isEmpty()) {
                    gone.add(StatedPhone.keyOf(before));
                } else if (before != null && last.get(uuid) != Change.Action.ADDED) {
                    refreshed.add(before);
                }
            }
            AxlPhones.tell(Waiting.on(() -> phones.take(statement, present, gone)), 0, telling);
        }
        refresh(statement, List.copyOf(refreshed));
    }

    private void refresh(Statement statement, List<String> names) throws InterruptedException {
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            Waiting.on(() -> refreshes.refresh(some, session -> author.tell(session, statement)));
        }
    }

    /** One that was added and changed since is not refreshed: nobody holds anything of it. */
    private static Change.Action both(Change.Action first, Change.Action second) {
        return first == Change.Action.ADDED && second == Change.Action.UPDATED ? first : second;
    }
}
