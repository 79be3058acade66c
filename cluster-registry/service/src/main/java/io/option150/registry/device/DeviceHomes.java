package io.option150.registry.device;

import io.option150.registry.call.Checked;
import io.option150.registry.contract.DeviceRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives devices the homes that others found out, with all that a record's making or move brings with it. */
@Singleton
public class DeviceHomes {

    private final Devices devices;
    private final ImportStore store;

    DeviceHomes(Devices devices, ImportStore store) {
        this.devices = devices;
        this.store = store;
    }

    /**
     * A device and the cluster that is to be its home.
     *
     * @param device its name, good by itself
     * @param cluster the cluster's id, good by itself
     */
    public record Home(String device, String cluster) {}

    /** Gives one device its home; 400 where there is no such cluster, 409 where the device, or its phone, has a home. */
    public Uni<DeviceRecord> assign(Home home) {
        return devices.assign(new Checked<>(new DeviceForm(home.device(), home.cluster()), List.of()));
    }

    /**
     * Gives many their homes in one transaction.
     *
     * @param chosen asked for them when no device changes any more until the transaction ends: none may have a home
     * @return how many records were made
     */
    public Uni<Long> assignAll(Function<Mutiny.Session, Uni<List<Home>>> chosen) {
        var tally = new ImportTally(false);
        return store.store(session -> chosen.apply(session).map(DeviceHomes::lines), tally)
                .map(_ -> tally.counts().assigned());
    }

    /**
     * What became of homes that were to be given.
     *
     * @param made new records
     * @param moved devices that were at another home
     * @param refused those that may not be: the cluster is not there, or the phone has another home by another name
     */
    public record Settled(long made, long moved, long refused) {}

    /**
     * Gives many their homes in one transaction, whether they have one or not.
     *
     * @param chosen asked for them when nobody else changes clusters or devices any more until the transaction ends
     * @param last what is done at the end of the same transaction
     * @param statedBy the source of discovery from which they are, as events tell
     */
    public Uni<Settled> settle(
            Function<Mutiny.Session, Uni<List<Home>>> chosen,
            Function<Mutiny.Session, Uni<Void>> last,
            String statedBy) {
        var tally = new ImportTally(false);
        return store.store(session -> chosen.apply(session).map(DeviceHomes::lines), last, statedBy, tally)
                .map(_ -> tally.counts())
                .map(counts -> new Settled(counts.assigned(), counts.moved(), counts.refused()));
    }

    private static List<ImportLine> lines(List<Home> homes) {
        return homes.stream().map(DeviceHomes::line).toList();
    }

    private static ImportLine line(Home home) {
        var form = new DeviceForm(home.device(), home.cluster());
        return new ImportLine(
                1, home.device(), form, List.of(), form.deviceName().phoneKeys());
    }
}
