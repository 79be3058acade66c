package io.option150.registry.axl;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.axl.site.CallManager;
import io.option150.registry.axl.site.CallManagerGroup;
import io.option150.registry.axl.site.ProcessNode;
import io.option150.registry.axl.site.RemoteCluster;
import io.option150.registry.axl.standin.StandInNode;
import io.option150.registry.axl.standin.StandInRemote;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster tells of itself. */
class SiteTest {

    private Cluster cluster;
    private AxlClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        cluster = new Cluster(folder);
        client = cluster.client();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
        assertThat(cluster.standIn.unfit()).isEmpty();
    }

    @Test
    void theNodesThatServePhonesComeByNameAndThePublisherLast() throws Exception {
        cluster.standIn
                .site()
                .nodes(
                        new StandInNode("10.1.0.1", true, true, false),
                        new StandInNode("10.1.0.3", false, true, false),
                        new StandInNode("10.1.0.2", false, true, false),
                        new StandInNode("10.1.0.9", false, false, false));
        assertThat(client.tftpNodes().nodes())
                .extracting(ProcessNode::name)
                .containsExactly("10.1.0.2", "10.1.0.3", "10.1.0.1");
    }

    @Test
    void theReleaseIsToldAndTheNewestSchemaThatFitsIsSpoken() throws Exception {
        cluster.standIn.site().release("14.0.1.13024(2)");
        assertThat(client.version()).isEqualTo("14.0.1.13024(2)");
        assertThat(cluster.standIn.operations()).containsExactly("getCCMVersion 14.0");
    }

    @Test
    void theSchemaIsTriedOutWhereUdsIsOff() throws Exception {
        cluster.standIn.site().release("11.5.1.10000(6)");
        cluster.standIn.uds(false);
        assertThat(client.version()).isEqualTo("11.5.1.10000(6)");
        assertThat(cluster.standIn.operations())
                .containsExactly(
                        "getCCMVersion 15.0",
                        "getCCMVersion 14.0",
                        "getCCMVersion 12.5",
                        "getCCMVersion 12.0",
                        "getCCMVersion 11.5",
                        "getCCMVersion 11.5");
    }

    @Test
    void autoRegistrationIsToldOfEachCallManager() throws Exception {
        cluster.standIn
                .site()
                .nodes(new StandInNode("pub", true, true, true), new StandInNode("sub", false, true, false));
        assertThat(client.callManagers())
                .containsExactly(new CallManager("CM_pub", "pub", true), new CallManager("CM_sub", "sub", false));
    }

    @Test
    void aGroupsMembersComeByTheirPriority() throws Exception {
        cluster.standIn.site().nodes(new StandInNode("a", true, true, false), new StandInNode("b", false, true, false));
        assertThat(client.callManagerGroups())
                .containsExactly(new CallManagerGroup("Default", true, List.of("CM_a", "CM_b")));
    }

    @Test
    void theClustersThatItPointsAtAreTold() throws Exception {
        cluster.standIn
                .site()
                .remotes(
                        new StandInRemote("branch-b", true, List.of("10.2.0.1", "10.2.0.2")),
                        new StandInRemote("old", true, List.of("cucm-a.example.")),
                        new StandInRemote("phones-only", false, List.of()));
        assertThat(client.remoteClusters())
                .containsExactly(
                        new RemoteCluster("branch-b", "", "", true, List.of("10.2.0.1", "10.2.0.2")),
                        new RemoteCluster("old", "", "", true, List.of("cucm-a.example.")),
                        new RemoteCluster("phones-only", "", "", false, List.of()));
    }
}
