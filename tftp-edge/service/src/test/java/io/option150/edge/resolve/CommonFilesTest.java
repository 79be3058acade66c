package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.upstream.RemoteServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RES-8: with {@code common-files=home} a signed common file comes from the cluster whose signature the phone trusts. */
class CommonFilesTest {

    private static final String DEVICE = "SEP00000000000A";
    private static final String RINGS = "ringlist.xml.sgn";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge("option150.trust.common-files", "home", "option150.trust.digest", "sha512");
        edge.upload("ringlist.xml", "ours");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void aSignedCommonFileComesFromTheAskingPhonesHome() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml", RINGS, "ringlist.xml");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");

        assertThat(edge.ask(RINGS)).isEqualTo(RINGS + " of a / remote");
        assertThat(edge.ask("ringlist.xml")).as("plain").startsWith("ours");
    }

    @Test
    void oursIsServedToPhonesThatNobodyKnowsAndWhereTheHomeHasNoneOrIsAway() throws Exception {
        assertThat(edge.ask(RINGS)).as("unknown phone").startsWith("signed /api/v1/signed/" + RINGS);
        assertThat(edge.ask(RINGS)).contains("digest=sha512");

        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");
        assertThat(edge.ask(RINGS)).as("the home has none").startsWith("signed ");

        edge.timers.pass(120_000);
        edge.ask(DEVICE + ".cnf.xml");
        a.close();
        assertThat(edge.ask(RINGS)).as("the home is away").startsWith("signed ");
    }
}
