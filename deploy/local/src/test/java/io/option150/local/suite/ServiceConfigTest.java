package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.local.data.DataFolder;
import io.option150.local.data.Secrets;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceConfigTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    private DataFolder folder() {
        return new DataFolder(parent.resolve("data"));
    }

    private Secrets secrets() throws Exception {
        folder().open(false);
        return Secrets.of(folder());
    }

    private ServiceConfig config() throws Exception {
        Map<String, String> values = Map.of("option150.port-offset", "100", "option150.listen", "127.0.0.1,::1");
        Settings settings = Settings.from(key -> Optional.ofNullable(values.get(key)));
        return new ServiceConfig(settings, folder(), secrets());
    }

    @Test
    void tellsTheEdgeItsAddressesAndTheOtherServices() throws Exception {
        assertThat(config().keys(ServiceName.EDGE))
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.http.port", "8181")
                .containsEntry("kafka.bootstrap.servers", "127.0.0.1:19192")
                .containsEntry("option150.tftp.listen", "127.0.0.1,::1")
                .containsEntry("option150.tftp.port", "7069")
                .containsEntry("option150.http.port", "7070")
                .containsEntry("option150.https.port", "7071")
                .containsEntry("option150.https.soft-port", "7072")
                .containsEntry(
                        "option150.https.handover-file",
                        config().keys(ServiceName.TRUST).get("option150.trust.handover-file"))
                .containsEntry("option150.registry.url", "http://127.0.0.1:8182")
                .containsEntry("option150.file-store.url", "http://127.0.0.1:8183")
                .containsEntry("option150.trust.url", "http://127.0.0.1:8184")
                .containsEntry("option150.cache.directory", folder().cache().toString())
                .doesNotContainKey("quarkus.datasource.jdbc.url");
    }

    @Test
    void tellsTheRegistryWhereTheOtherServicesAre() throws Exception {
        assertThat(config().keys(ServiceName.REGISTRY))
                .containsEntry("option150.file-store.url", "http://127.0.0.1:8183")
                .containsEntry("option150.trust.url", "http://127.0.0.1:8184")
                .containsEntry("option150.tftp-edge.url", "http://127.0.0.1:8181");
    }

    @Test
    void tellsTheRegistryItsDatabaseAndTheEdgesAddresses() throws Exception {
        assertThat(config().keys(ServiceName.REGISTRY))
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:15532/cluster_registry")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:15532/cluster_registry")
                .containsEntry("quarkus.datasource.username", "cluster_registry")
                .containsEntry("option150.edge.listen", "127.0.0.1,::1")
                .containsEntry("option150.edge.tftp-port", "7069")
                .containsEntry("option150.edge.http-port", "7070");
    }

    @Test
    void tellsTheFileStoreOnWhichDiskItsDatabaseIs() throws Exception {
        assertThat(config().environment(ServiceName.FILES))
                .containsEntry(
                        "OPTION150_FILES_STORAGE_DIRECTORY", folder().root().toString());
    }

    @Test
    void namesBackendsThatSomebodyElseRuns() throws Exception {
        Map<String, String> values =
                Map.of("option150.postgres", "db.example:5432", "option150.kafka", "k1:9092,[2001:db8::1]:9092");
        Settings settings = Settings.from(key -> Optional.ofNullable(values.get(key)));
        ServiceConfig config = new ServiceConfig(settings, folder(), secrets());
        assertThat(config.keys(ServiceName.FILES))
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example:5432/file_store")
                .containsEntry("kafka.bootstrap.servers", "k1:9092,[2001:db8::1]:9092");
        assertThat(config.environment(ServiceName.FILES)).doesNotContainKey("OPTION150_FILES_STORAGE_DIRECTORY");
    }

    @Test
    void tellsTheTrustServiceWherePhonesAskIt() throws Exception {
        assertThat(config().keys(ServiceName.TRUST))
                .containsEntry("option150.tvs.listen", "127.0.0.1,::1")
                .containsEntry("option150.tvs.port", "2545");
    }

    @Test
    void handsPasswordsOverWhereOtherUsersCannotSeeThem() throws Exception {
        for (ServiceName service : ServiceName.values()) {
            List<String> command =
                    ServiceCommand.of(service, Path.of("/opt/option150"), folder(), config().keys(service), List.of());
            for (Secrets.Role role : Secrets.Role.values()) {
                assertThat(String.join(" ", command)).doesNotContain(secrets().password(role));
            }
        }
        assertThat(config().environment(ServiceName.TRUST))
                .containsExactly(
                        Map.entry("QUARKUS_DATASOURCE_PASSWORD", secrets().password(Secrets.Role.TRUST_SERVICE)));
        assertThat(config().environment(ServiceName.EDGE)).containsOnlyKeys("OPTION150_WARM_UP_LIMIT");
    }

    @Test
    void runsTheEdgeWithTheFullCompilerAndTheRestQuickToStart() throws Exception {
        assertThat(command(ServiceName.EDGE)).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(command(ServiceName.FILES))
                .contains("-XX:TieredStopAtLevel=1", "io.option150.local.child.ServiceMain")
                .anyMatch(word ->
                        word.startsWith("/opt/option150/file-store/service/target/quarkus-app/quarkus-run.jar"));
    }

    private List<String> command(ServiceName service) throws Exception {
        return ServiceCommand.of(service, Path.of("/opt/option150"), folder(), config().keys(service), List.of());
    }
}
