package io.option150.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.option150.audit.Audit;
import io.option150.testkit.RealBackends;
import io.option150.trust.KeyFolder;
import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.TrustKeyFile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start here is a copy's: the same database, an identity of its own in memory. */
@QuarkusTest
@WithTestResource(
        value = RealBackends.class,
        initArgs = @ResourceArg(name = "database", value = "trust_service"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = KeyFolder.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class FirstStartTest {

    @Inject
    Audit audit;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Certificates certificates;

    @Inject
    RetiredKeys retired;

    @Inject
    TrustSettings settings;

    @Inject
    CertificateIssuer issuer;

    @Inject
    AgroalDataSource database;

    @Inject
    Vertx vertx;

    @TempDir
    Path folder;

    @BeforeEach
    void emptyTheDatabase() throws SQLException {
        // In the order in which the relay reads them: neither waits for what the other holds.
        execute("truncate outbox, certificate, sealed_key");
    }

    @Test
    void theCertificateSurvivesARestart() {
        FileSigner first = start("trust.key");

        FileSigner second = start("trust.key");

        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.sgn().id()).isEqualTo(first.sgn().id());
    }

    @Test
    void anInstallationThatHasOneCertificateKeepsItAndGetsTheOthers() throws SQLException {
        FileSigner first = start("trust.key");
        execute("delete from sealed_key where fingerprint <> '" + first.fingerprint() + "'");
        execute("delete from certificate where own_use <> 'CCM_TFTP'");

        FileSigner second = start("trust.key");

        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(count("sealed_key")).isEqualTo(CertificateUse.values().length);
    }

    @Test
    void copiesThatStartAtOnceMakeOneCertificate() throws Exception {
        int copies = 4;
        var together = new CyclicBarrier(copies);
        Set<String> fingerprints = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(copies)) {
            var starts = IntStream.range(0, copies)
                    .mapToObj(_ -> threads.submit(() -> {
                        together.await();
                        return start("trust.key");
                    }))
                    .toList();
            for (Future<FileSigner> start : starts) {
                fingerprints.add(start.get().fingerprint().hex());
            }
        }

        assertThat(fingerprints).hasSize(1);
        assertThat(count("certificate")).isEqualTo(CertificateUse.values().length);
        assertThat(count("sealed_key")).isEqualTo(CertificateUse.values().length);
    }

    @Test
    void aMissingKeyFileEndsTheStartAndMakesNothing() throws SQLException, IOException {
        start("trust.key");
        Files.delete(folder.resolve("trust.key"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> start("trust.key"))
                .withMessageContaining("option150.trust.key-file")
                .withMessageContaining("is missing");
        assertThat(count("certificate")).isEqualTo(CertificateUse.values().length);
        assertThat(folder.resolve("trust.key")).doesNotExist();
    }

    @Test
    void anotherKeyFileEndsTheStartAndChangesNothing() throws SQLException {
        FileSigner first = start("trust.key");
        TrustKeyFile.at(folder.resolve("other.key")).readOrMake();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> start("other.key"))
                .withMessageContaining("holds another key than the one in use")
                .withMessageContaining(first.fingerprint().hex());
        assertThat(count("certificate")).isEqualTo(CertificateUse.values().length);
        assertThat(start("trust.key").certificate()).isEqualTo(first.certificate());
    }

    @Test
    void nothingThatIsMissingIsMadeUnderAnotherKeyFile() throws SQLException {
        FileSigner first = start("trust.key");
        execute("delete from sealed_key where fingerprint <> '" + first.fingerprint() + "'");
        execute("delete from certificate where own_use <> 'CCM_TFTP'");
        TrustKeyFile.at(folder.resolve("other.key")).readOrMake();

        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start("other.key"));
        assertThat(count("sealed_key")).isOne();
        assertThat(start("trust.key").certificate()).isEqualTo(first.certificate());
    }

    @Test
    void noKeyStandsInTheDatabaseInTheClear() throws SQLException {
        start("trust.key");

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select ciphertext from sealed_key")) {
            assertThat(rows.next()).isTrue();
            do {
                // Every PKCS#8 key names its algorithm: 1.2.840.113549.1.1.1 (RSA) or 1.2.840.10045.2.1 (EC).
                assertThat(HexFormat.of().formatHex(rows.getBytes(1)))
                        .doesNotContain("2a864886f70d0101")
                        .doesNotContain("2a8648ce3d0201");
            } while (rows.next());
        }
    }

    private FileSigner start(String file) {
        var keyFile = TrustKeyFile.at(folder.resolve(file));
        var store = new IdentityStore(sessions, audit, certificates, retired, keyFile, vertx, settings);
        var signers = new CurrentSigners(store);
        new FirstStart(store, issuer, keyFile, signers).start(new StartupEvent());
        return signers.held().orElseThrow().files();
    }

    private long count(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
