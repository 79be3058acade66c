package io.option150.edge.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Settings;
import io.option150.edge.name.NameSettings;
import io.option150.events.Version;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.trust.contract.TrustListRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What listeners hear, who drop what they hold of it. */
class ViewTest {

    private static final Instant THEN = Instant.EPOCH;

    private final List<String> heard = new ArrayList<>();
    private final View view = new View(Settings.of(NameSettings.class), List.of(new ViewListener() {
        @Override
        public void deviceTouched(String device) {
            heard.add(device);
        }

        @Override
        public void fileChanged(String path, @Nullable FileRecord before, @Nullable FileRecord after) {
            heard.add(path);
        }

        @Override
        public void trustListChanged(String name, @Nullable TrustListRecord before) {
            heard.add(name);
        }
    }));

    /** Held files outlive it: the file store may be away by then. */
    @Test
    void whatANewEpochTellsAgainAsItWasIsNoNews() {
        for (int epoch = 1; epoch <= 2; epoch++) {
            tell(epoch, 1);
        }
        assertThat(heard).containsExactly("ringlist.xml", "ITLFile.tlv", "SEP001122AABBCC");
    }

    /** A refresh is a new record of an unchanged home. */
    @Test
    void anotherSequenceIsNewsWhateverElseIsAsItWas() {
        tell(1, 1);
        heard.clear();
        tell(1, 2);
        assertThat(heard).containsExactly("ringlist.xml", "ITLFile.tlv", "SEP001122AABBCC");
    }

    @Test
    void whatGoesIsNewsOnce() {
        tell(1, 1);
        heard.clear();
        for (int epoch = 2; epoch <= 3; epoch++) {
            view.fileTable().take("ringlist.xml", new Told<>(new Version(epoch, 2), null));
            view.deviceTable().take("SEP001122AABBCC", new Told<>(new Version(epoch, 2), null));
        }
        assertThat(heard).containsExactly("ringlist.xml", "SEP001122AABBCC");
    }

    private void tell(long epoch, long sequence) {
        Version version = new Version(epoch, sequence);
        view.fileTable()
                .take(
                        "ringlist.xml",
                        new Told<>(
                                version, new FileRecord("ringlist.xml", 3, "aa", 1, FileForm.PLAIN, THEN, sequence)));
        view.trustListTable()
                .take("ITLFile.tlv", new Told<>(version, new TrustListRecord("ITLFile.tlv", "bb", 3, THEN, sequence)));
        view.deviceTable()
                .take("SEP001122AABBCC", new Told<>(version, new DeviceRecord("SEP001122AABBCC", "a", sequence)));
    }
}
