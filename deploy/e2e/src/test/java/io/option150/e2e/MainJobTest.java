package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the suite is for: each phone gets its files from the right cluster, at once after a change. */
@ExtendWith(SharedSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Suite suite;
    private final Admin admin;
    private final RemoteServer a;
    private final RemoteServer b;
    private final RemoteServer bHttp;

    MainJobTest(Suite suite) throws Exception {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.a = RemoteServer.tftpdHpa("127.0.0.2");
        this.b = RemoteServer.dnsmasq("127.0.0.3");
        this.bHttp = RemoteServer.nginx(b);
    }

    @BeforeAll
    void createClusters() throws Exception {
        admin.createCluster("branch-a", a.address(), a.port(), "null");
        admin.createCluster("branch-b", b.address(), b.port(), Integer.toString(bHttp.port()));
    }

    @AfterAll
    void stopServers() throws Exception {
        admin.removeCluster("branch-a");
        admin.removeCluster("branch-b");
        a.close();
        bHttp.close();
        b.close();
    }

    @ParameterizedTest
    @EnumSource(Phone.class)
    void aPhoneIsServedByItsHomeAndAfterAMoveByTheOther(Phone phone) throws Exception {
        var device = "SEP%012X".formatted(phone.name().hashCode() & 0xffff_ffffL);
        var file = device + ".cnf.xml";
        var fromA = ("<device>a " + phone + "</device>").getBytes(UTF_8);
        var fromB = "<device>b</device>\n".repeat(2_000).getBytes(UTF_8);
        a.put(file, fromA);
        b.put(file, fromB);
        admin.createDevice(device, "branch-a");
        Await.until(
                "served by branch-a", AT_ONCE, () -> phone.fetch(suite, file).is(fromA));

        admin.move(device, "branch-a", "branch-b");
        Await.until(
                "served by branch-b", AT_ONCE, () -> phone.fetch(suite, file).is(fromB));
        // What was true once stays true: no copy of the old file comes back.
        for (var other : EnumSet.allOf(Phone.class)) {
            assertThat(other.fetch(suite, file).is(fromB)).as("%s", other).isTrue();
        }
    }

    @Test
    void aPhoneIsServedOverIpv6() throws Exception {
        var bytes = "six".getBytes(UTF_8);
        admin.upload("six.xml", bytes);
        Await.until(
                "served over IPv6",
                AT_ONCE,
                () -> Phone.CURL_TFTP.fetch(suite, "::1", "six.xml").is(bytes));
    }

    @ParameterizedTest
    @EnumSource(Phone.class)
    void anUploadIsServedPlainAndSignedWithoutARestart(Phone phone) throws Exception {
        var ringlist = "<CiscoIPPhoneRingList><!-- %s --></CiscoIPPhoneRingList>"
                .formatted(phone)
                .getBytes(UTF_8);
        admin.upload("ringlist.xml", ringlist);
        Await.until(
                "served plain",
                AT_ONCE,
                () -> phone.fetch(suite, "ringlist.xml").is(ringlist));
        Await.until(
                "served signed",
                AT_ONCE,
                () -> SignedFile.isSignedFormOf(
                        phone.fetch(suite, "ringlist.xml.sgn").bytes(), ringlist));

        var signed = SignedFile.parse(phone.fetch(suite, "Ringlist.xml.sgn").bytes());
        assertThat(signed.payload()).isEqualTo(ringlist);
        assertThat(signed.fileName()).isEqualTo("Ringlist.xml.sgn");
        assertThat(signed.isSignedBy(SignedFile.certificate(admin))).isTrue();
    }

    @Test
    void whatAPhoneAskedAndGotCanBeLookedUp() throws Exception {
        var bytes = "asked".getBytes(UTF_8);
        a.put("SEP00AA00AA00AA.cnf.xml", bytes);
        admin.createDevice("SEP00AA00AA00AA", "branch-a");
        Await.until(
                "served",
                AT_ONCE,
                () -> Phone.CURL_TFTP.fetch(suite, "SEP00AA00AA00AA.cnf.xml").is(bytes));
        Await.until("in the list of requests", AT_ONCE, () -> {
            var items = admin.json(Admin.EDGE, "/api/v1/requests?device=SEP00AA00AA00AA")
                    .get("items");
            return !items.isEmpty() && items.get(0).toString().contains("branch-a");
        });
        assertThat(suite.logs()).contains("SEP00AA00AA00AA.cnf.xml");
    }
}
