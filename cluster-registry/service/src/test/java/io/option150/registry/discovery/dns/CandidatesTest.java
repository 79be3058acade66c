package io.option150.registry.discovery.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.dns.DnsRecordType;
import io.option150.registry.discovery.dns.StandInNameServer.Trouble;
import io.option150.registry.discovery.source.SourceFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found by names, of good name servers and others. */
class CandidatesTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration ALL = Duration.ofSeconds(5);
    private static final String SERVICE = "_cisco-uds._tcp.branch.example";

    private final List<String> notes = new ArrayList<>();
    private StandInNameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StandInNameServer()
                .srv(SERVICE, "cucm-1.branch.example")
                .srv(SERVICE, "cucm-2.branch.example")
                .a("cucm-1.branch.example", "192.0.2.1")
                .a("cucm-2.branch.example", "2001:db8::2")
                .alias("CiscoCM1.branch.example", "tftp.branch.example", "192.0.2.3");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private List<Candidate> found(InetSocketAddress... servers) throws SourceFailedException, InterruptedException {
        try (var lookups = new Lookups(List.of(servers), PATIENCE, ALL)) {
            return new Candidates(lookups, notes::add).of("branch.example");
        }
    }

    private List<String> addresses() throws SourceFailedException, InterruptedException {
        return found(server.address()).stream().map(Candidate::address).toList();
    }

    private Answer services() throws SourceFailedException, InterruptedException {
        try (var lookups = new Lookups(List.of(server.address()), PATIENCE, ALL)) {
            return lookups.ask(SERVICE, DnsRecordType.SRV);
        }
    }

    @Test
    void hostsWithUdsAndTheNameThatPhonesAskAreFound() throws Exception {
        assertThat(found(server.address()))
                .containsExactly(
                        new Candidate("192.0.2.1", "cucm-1.branch.example", SERVICE),
                        new Candidate("2001:db8::2", "cucm-2.branch.example", SERVICE),
                        new Candidate("192.0.2.3", "CiscoCM1.branch.example", "CiscoCM1.branch.example"));
        assertThat(notes).isEmpty();
    }

    @Test
    void anAddressThatTwoNamesHaveIsOneCandidate() throws Exception {
        server.a("cucm-1.branch.example", "192.0.2.3");
        assertThat(addresses()).containsExactly("192.0.2.1", "192.0.2.3", "2001:db8::2");
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        try (var empty = new StandInNameServer()) {
            assertThat(found(empty.address())).isEmpty();
        }
        assertThat(notes)
                .containsExactly("DNS: there is neither " + SERVICE + " (SRV) nor CiscoCM1.branch.example (A, AAAA).");
    }

    @Test
    void aHostWithoutAddressIsTold() throws Exception {
        server.srv(SERVICE, "cucm-9.branch.example");
        assertThat(addresses()).hasSize(3);
        assertThat(notes).containsExactly("DNS: cucm-9.branch.example, which " + SERVICE + " names, has no address.");
    }

    @Test
    void aCutAnswerIsAskedForByTcp() throws Exception {
        server.with(Trouble.CUT);
        assertThat(addresses()).containsExactly("192.0.2.1", "2001:db8::2", "192.0.2.3");
        assertThat(server.asked()).contains(SERVICE + " 33 udp", SERVICE + " 33 tcp");
        assertThat(notes).isEmpty();
    }

    @Test
    void aCutAnswerWithoutTcpIsNoAnswerThatThereIsNothing() throws Exception {
        server.with(Trouble.CUT_WITHOUT_TCP);
        found(server.address());
        assertThat(notes)
                .contains("DNS: the answer for " + SERVICE + " was cut off: there may be more than is told here.");
    }

    @Test
    void aSilentServerIsGivenUpAndTheNextIsAsked() throws Exception {
        server.with(Trouble.SILENT);
        long begun = System.nanoTime();
        assertThatThrownBy(() -> found(server.address()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageStartingWith("DNS: " + SERVICE + " SRV: ")
                .hasMessageContaining(String.valueOf(server.address().getPort()));
        // The promise is the bound: twice the patience, and room for a slow machine.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(PATIENCE.multipliedBy(2).plusSeconds(2));
        try (var good = new StandInNameServer().a("CiscoCM1.branch.example", "192.0.2.7")) {
            assertThat(found(server.address(), good.address()))
                    .containsExactly(new Candidate("192.0.2.7", "CiscoCM1.branch.example", "CiscoCM1.branch.example"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"OTHER_NUMBER", "OTHER_QUESTION", "SHORT_RECORDS", "NAME_IN_CIRCLES", "REFUSED"})
    void whatIsNoAnswerFails(Trouble trouble) throws Exception {
        server.with(trouble);
        assertThatThrownBy(this::services)
                .isInstanceOf(SourceFailedException.class)
                .hasMessageStartingWith("DNS: " + SERVICE + " SRV: ");
    }

    @Test
    void recordsOfOthersDoNotCount() throws Exception {
        server.with(Trouble.OTHER_OWNER);
        assertThat(found(server.address())).isEmpty();
    }

    @Test
    void addressesThatNoHostHasDoNotCount() throws Exception {
        server.a("CiscoCM1.branch.example", "224.0.0.1").a("CiscoCM1.branch.example", "255.255.255.255");
        assertThat(addresses()).containsExactly("192.0.2.1", "2001:db8::2", "192.0.2.3");
    }

    @Test
    void thereIsABoundOnWhatIsProbed() throws Exception {
        for (int i = 10; i < 60; i++) {
            server.a("cucm-1.branch.example", "192.0.2." + i);
        }
        assertThat(addresses()).hasSize(Candidates.MOST);
        assertThat(notes).anyMatch(note -> note.contains("there are more than"));
    }

    @Test
    void nameServersAreAddresses() {
        assertThat(NameServers.parse("192.0.2.53"))
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.53"), 53));
        assertThat(NameServers.parse("[2001:db8::53]:5353"))
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("2001:db8::53"), 5353));
        for (var wrong :
                List.of("", "ns.example", "192.0.2.53:0", "192.0.2.53:65536", "2001:db8::53", "192.0.2.53:x")) {
            assertThatThrownBy(() -> NameServers.parse(wrong))
                    .hasMessageStartingWith("option150.discovery.name-server must be")
                    .hasMessageEndingWith("got " + wrong);
        }
    }
}
