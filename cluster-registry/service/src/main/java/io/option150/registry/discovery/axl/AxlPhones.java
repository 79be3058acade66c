package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.site.Changes;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.device.PhoneNames;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Telling;
import io.option150.registry.discovery.statement.PhoneStatements;
import io.option150.registry.discovery.statement.PhoneStatements.Known;
import io.option150.registry.discovery.statement.StatedPhone;
import io.option150.registry.discovery.statement.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The phones of a Unified CM, read page by page. */
@Singleton
class AxlPhones {

    private static final int AT_ONCE = 2_000;

    /** More than these are not asked for one by one. */
    private static final int MOST_ASKED = 500;

    private final PhoneStatements phones;

    AxlPhones(PhoneStatements phones) {
        this.phones = phones;
    }

    /** Reads and takes all. */
    void read(AxlClient client, Statement statement, Telling telling) throws AxlException, InterruptedException {
        try {
            client.phones(page -> take(page, statement, telling));
        } catch (CancellationException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedException();
            stopped.initCause(interrupted);
            throw stopped;
        }
    }

    /**
     * Marks as gone those that were not read. While phones are added and removed, pages shift, and one can be missing that is
     * there: then each is asked for.
     *
     * @param meanwhile what was changed while they were read
     */
    void loseMissing(AxlClient client, Statement statement, Changes meanwhile, Telling telling)
            throws AxlException, InterruptedException {
        var missing = Waiting.on(() -> phones.missing(statement));
        boolean isStill = !meanwhile.gap()
                && meanwhile.changes().stream()
                        .noneMatch(change -> change.type().equals("Phone"));
        if (!isStill && missing.size() > MOST_ASKED) {
            telling.note(
                    missing.size() + " phones were not among those that were read, but phones were changed meanwhile:"
                            + " they are looked at in the next run.");
            return;
        }
        List<String> gone = new ArrayList<>();
        for (var phone : missing) {
            if (isStill || isGone(client, phone)) {
                gone.add(phone.key());
            }
        }
        for (int from = 0; from < gone.size(); from += AT_ONCE) {
            var some = gone.subList(from, Math.min(gone.size(), from + AT_ONCE));
            tell(Waiting.on(() -> phones.take(statement, List.of(), some)), 0, telling);
        }
    }

    private static boolean isGone(AxlClient client, Known phone) throws AxlException, InterruptedException {
        var there = client.phone(phone.uuid());
        // Under another name it is another device to us.
        return there.isEmpty() || !there.get().name().equalsIgnoreCase(phone.key());
    }

    private void take(List<Phone> page, Statement statement, Telling telling) {
        // Templates and the like are listed among phones; none can ask for a file by such a name.
        var stated = page.stream()
                .filter(phone -> PhoneNames.isName(phone.name()))
                .map(phone -> new StatedPhone(phone.name(), phone.uuid()))
                .toList();
        try {
            tell(Waiting.on(() -> phones.take(statement, stated, List.of())), stated.size(), telling);
        } catch (InterruptedException stopped) {
            var cancelled = new CancellationException();
            cancelled.initCause(stopped);
            throw cancelled;
        }
    }

    static void tell(PhoneStatements.Settled settled, int stated, Telling telling) {
        telling.phones(stated, settled.added(), settled.moved(), settled.gone(), settled.proposed());
        if (settled.refused() > 0) {
            telling.note(
                    settled.refused() + " phones get no record: their cluster is not known here, or another name of"
                            + " the same phone is at home elsewhere (RES-2).");
        }
    }
}
