package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.option150.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The Debian package on a machine with nothing but Debian: installed, started by systemd, serving port 69, coming back, removed.
 * {@code -Dlong}; needs root, debootstrap, and Debian's packages from the network.
 */
@EnabledIfSystemProperty(named = "long", matches = ".*")
class DebianPackageTest {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Test
    void isInstalledServesPort69ComesBackAndGoes() throws Exception {
        assumeTrue(
                DebianMachine.run("sh", "-c", "test $(id -u) = 0 && command -v debootstrap")
                                .status()
                        == 0,
                "only root can make a machine, with debootstrap");
        var work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "debian-");
        var root = work.resolve("root");
        try {
            var release = DebianMachine.run(
                    "env",
                    "OPTION150_BUILD=never",
                    Path.of("../../option150").toAbsolutePath().normalize().toString(),
                    "release",
                    work.resolve("dist").toString());
            assertThat(release.status()).as(release.said()).isZero();
            assertThat(DebianMachine.run("sh", "-c", "cd '" + work.resolve("dist") + "' && sha256sum -c SHA256SUMS")
                            .status())
                    .isZero();
            DebianMachine.make(root);
            try (var found = Files.newDirectoryStream(work.resolve("dist"), "*.deb")) {
                Files.copy(
                        found.iterator().next(),
                        root.resolve("root/option150.deb"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            try (var machine = DebianMachine.boot(root)) {
                walk(machine);
            }
        } finally {
            DebianMachine.run("rm", "-rf", work.toString());
        }
    }

    private static void walk(DebianMachine machine) throws Exception {
        machine.must("DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /root/option150.deb");
        machine.must("systemctl start option150");
        for (var part :
                new String[] {"postgresql", "kafka", "cluster-registry", "file-store", "trust-service", "tftp-edge"}) {
            assertThat(machine.must("systemctl show -p User --value option150-" + part)
                            .strip())
                    .isEqualTo("option150");
            assertThat(machine.must("systemctl is-active option150-" + part).strip())
                    .isEqualTo("active");
        }
        assertThat(machine.must("systemctl show -p StatusText --value option150-tftp-edge")
                        .strip())
                .isEqualTo("ready");
        assertThat(machine.must("option150 status")).contains("option150-tftp-edge.service");
        assertThat(machine.run("option150 up").said()).contains("systemctl start option150");
        assertThat(machine.must("stat -c '%a %G' /etc/option150/option150.env").strip())
                .isEqualTo("640 option150");
        // A password is where its owner alone reads it, and on no command line.
        assertThat(machine.must("ps -eo args")).doesNotContain("datasource.password");
        assertThat(machine.must("stat -c '%a %U' /run/option150/file-store/file-store.args")
                        .strip())
                .isEqualTo("600 option150");

        machine.must("cd /root && printf '<CiscoIPPhoneRingList/>' > ringlist.xml && option150 file put ringlist.xml");
        Await.until("a phone gets its file from port 69", Duration.ofSeconds(10), () -> served(machine));

        var killed = process(machine);
        machine.must("systemctl kill -s KILL option150-tftp-edge");
        Await.until("the edge is back", BACK_WITHIN, () -> !process(machine).equals(killed) && served(machine));
        machine.must("systemctl restart option150");
        Await.until("all are back", BACK_WITHIN, () -> served(machine));

        assertThat(machine.must("DEBIAN_FRONTEND=noninteractive apt-get remove -y option150"))
                .contains("/var/lib/option150")
                .contains("/etc/option150");
        machine.must("test -f /var/lib/option150/version && test -f /etc/option150/option150.env");
        assertThat(machine.must("ps -eo user")).doesNotContain("option150");
        machine.must("DEBIAN_FRONTEND=noninteractive apt-get purge -y option150");
        machine.must("test ! -e /var/lib/option150 && test ! -e /etc/option150 && ! getent passwd option150");
    }

    private static String process(DebianMachine machine) throws Exception {
        return machine.must("systemctl show -p MainPID --value option150-tftp-edge")
                .strip();
    }

    private static boolean served(DebianMachine machine) throws Exception {
        return machine.run("curl -s -m 5 tftp://127.0.0.1/ringlist.xml").said().equals("<CiscoIPPhoneRingList/>");
    }
}
