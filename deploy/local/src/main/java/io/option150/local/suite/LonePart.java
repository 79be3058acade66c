package io.option150.local.suite;

import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.Secrets;
import io.option150.local.preflight.ListenCheck;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One part of a suite whose parts an init system starts, watches and stops, each for itself. */
public final class LonePart {

    /** The part that is started here; all others are started by the arguments that are made here. */
    public static final String POSTGRESQL = "postgresql";

    private final Settings settings;
    private final DataFolder folder;
    private final Secrets secrets;

    private LonePart(Settings settings, DataFolder folder, Secrets secrets) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
    }

    /** The names of all parts. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(POSTGRESQL, KafkaProcess.PART));
        Arrays.stream(ServiceName.values()).map(ServiceName::id).forEach(names::add);
        return names;
    }

    /**
     * Opens the data folder, with the tokens and passwords in it; what is missing is made. Parts that start together must not
     * do so at the same time.
     *
     * @throws SuiteException if the folder can't be used
     */
    public static LonePart in(Settings wanted) throws IOException, SuiteException {
        Settings settings = ListenCheck.check(wanted, _ -> {});
        DataFolder folder = new DataFolder(settings.data());
        folder.open(false);
        return new LonePart(settings, folder, Secrets.of(folder));
    }

    /** Starts PostgreSQL as a daemon and returns once the services can use it. */
    public void startPostgres() throws IOException, SQLException, InterruptedException {
        Backends.startPostgres(settings, folder, secrets, folder.logs().resolve("postgresql.log"));
    }

    /** What {@code java} is to be called with for a part; passwords are among it. */
    public List<String> arguments(String part) {
        return part.equals(KafkaProcess.PART)
                ? ServiceCommand.aloneOfKafka(folder, settings.ports())
                : arguments(Arrays.stream(ServiceName.values())
                        .filter(service -> service.id().equals(part))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no part " + part)));
    }

    private List<String> arguments(ServiceName service) {
        ServiceConfig config = new ServiceConfig(settings, folder, secrets);
        Map<String, String> keys = new TreeMap<>(config.keys(service));
        keys.putAll(config.secretKeys(service));
        return ServiceCommand.aloneOf(service, settings.home(), folder, keys);
    }
}
