package io.option150.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.local.console.SuiteException;
import io.option150.local.settings.Addresses;
import io.option150.local.settings.PortUse;
import io.option150.local.settings.Settings;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** TEST-NET-1 of RFC 5737: no machine has it. */
    private static final String NOBODYS = "192.0.2.1";

    @Test
    void namesEveryTakenPortAndWhoNeedsIt() throws Exception {
        try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK);
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            assertThatThrownBy(() -> PortCheck.check(List.of(
                            new PortUse(PortUse.Protocol.TCP, LOOPBACK, tcp.getLocalPort(), "Kafka"),
                            new PortUse(PortUse.Protocol.UDP, LOOPBACK, udp.getLocalPort(), "tftp-edge, TFTP"))))
                    .isInstanceOfSatisfying(
                            SuiteException.class,
                            refusal -> assertThat(refusal.lines())
                                    .containsExactly(
                                            "TCP 127.0.0.1:%d is taken, Kafka needs it; stop who has it, or shift all ports with OPTION150_PORT_OFFSET=1000"
                                                    .formatted(tcp.getLocalPort()),
                                            "UDP 127.0.0.1:%d is taken, tftp-edge, TFTP needs it; stop who has it, or shift all ports with OPTION150_PORT_OFFSET=1000"
                                                    .formatted(udp.getLocalPort())));
        }
    }

    @Test
    void findsAPortFreeThatOnlyTheOtherProtocolUses() throws Exception {
        try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            PortCheck.check(
                    List.of(new PortUse(PortUse.Protocol.TCP, LOOPBACK, udp.getLocalPort(), "tftp-edge, phone HTTP")));
        }
    }

    @Test
    void leavesOutADefaultAddressThatThisMachineLacks() throws Exception {
        List<String> notes = new ArrayList<>();
        Settings defaults =
                Settings.from(key -> Optional.empty()).withListen(Addresses.parse("listen", "127.0.0.1," + NOBODYS));
        Settings checked = ListenCheck.check(defaults, notes::add);
        assertThat(Addresses.join(checked.listen())).isEqualTo("127.0.0.1");
        assertThat(notes).containsExactly("this machine can't listen on " + NOBODYS + ": left out");
    }

    @Test
    void refusesANamedAddressThatThisMachineLacks() {
        Map<String, String> named = Map.of("option150.listen", "127.0.0.1," + NOBODYS);
        Settings settings = Settings.from(key -> Optional.ofNullable(named.get(key)));
        assertThatThrownBy(() -> ListenCheck.check(settings, note -> {}))
                .isInstanceOf(SuiteException.class)
                .hasMessage("this machine can't listen on " + NOBODYS + ", which OPTION150_LISTEN names");
    }

    @Test
    void refusesADiskThatIsNearlyFull() {
        assertThatThrownBy(() -> DiskCheck.check(Path.of("/data"), 499_999_999))
                .isInstanceOf(SuiteException.class)
                .hasMessage("the disk is nearly full: 499 MB are free for /data, 500 MB are needed");
    }

    @Test
    void asksTheDiskOfAFolderThatIsNotThereYet(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("not/yet/there");
        DiskCheck.check(missing, DiskCheck.NEEDED_BYTES);
        DiskCheck.check(missing);
        assertThat(Files.exists(missing)).isFalse();
    }
}
