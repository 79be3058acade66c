package io.option150.registry.axl;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.axl.site.Change;
import io.option150.registry.axl.site.ChangePoint;
import io.option150.registry.axl.site.Changes;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.axl.standin.StandInPhone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeQueueTest {

    private static final List<String> PHONES = List.of("Phone");

    private Cluster cluster;
    private AxlClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        cluster = new Cluster(folder);
        client = cluster.client();
        cluster.standIn.site().add(7);
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
        assertThat(cluster.standIn.unfit()).isEmpty();
    }

    private ChangePoint now() throws Exception {
        Changes first = client.changes(Optional.empty(), PHONES);
        assertThat(first.gap()).isFalse();
        assertThat(first.changes()).isEmpty();
        return first.next();
    }

    @Test
    void changesSinceAPointAreToldOnce() throws Exception {
        ChangePoint start = now();
        StandInPhone added = cluster.standIn.site().add(8);
        cluster.standIn.site().changeElsewhere();
        cluster.standIn.site().touch(added);
        cluster.standIn.site().remove(added);

        Changes changes = client.changes(Optional.of(start), PHONES);
        assertThat(changes.gap()).isFalse();
        assertThat(changes.changes())
                .containsExactly(
                        new Change(2, "Phone", added.uuid(), Change.Action.ADDED),
                        new Change(4, "Phone", added.uuid(), Change.Action.UPDATED),
                        new Change(5, "Phone", added.uuid(), Change.Action.REMOVED));
        assertThat(client.changes(Optional.of(changes.next()), PHONES).changes())
                .isEmpty();
    }

    @Test
    void allKindsAreToldWhereNoneIsNamed() throws Exception {
        ChangePoint start = now();
        cluster.standIn.site().changeElsewhere();
        assertThat(client.changes(Optional.of(start), List.of()).changes())
                .extracting(Change::type)
                .containsExactly("Line");
    }

    @Test
    void aRebuiltQueueIsAGap() throws Exception {
        ChangePoint start = now();
        cluster.standIn.site().rebuildQueue();
        Changes changes = client.changes(Optional.of(start), PHONES);
        assertThat(changes.gap()).isTrue();
        assertThat(client.changes(Optional.of(changes.next()), PHONES).gap()).isFalse();
    }

    @Test
    void forgottenChangesAreAGap() throws Exception {
        ChangePoint start = now();
        cluster.standIn.site().add(9);
        cluster.standIn.site().forgetChanges();
        assertThat(client.changes(Optional.of(start), PHONES).gap()).isTrue();
    }

    @Test
    void aQueueThatWentBackIsAGap() throws Exception {
        ChangePoint now = now();
        var ahead = new ChangePoint(now.queueId(), now.changeId() + 10);
        assertThat(client.changes(Optional.of(ahead), PHONES).gap()).isTrue();
    }

    @Test
    void aChangedPhoneIsFoundByItsUuidAndOneThatIsGoneIsNot() throws Exception {
        StandInPhone phone = cluster.standIn.site().add(10);
        assertThat(client.phone(phone.uuid())).map(Phone::name).contains("SEP00000000000A");
        cluster.standIn.site().remove(phone);
        assertThat(client.phone(phone.uuid())).isEmpty();
    }
}
