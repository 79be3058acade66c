package io.option150.edge.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.files.contract.FileRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RES-1: exact match first, then one without regard to case, if that is on. */
class OwnFilesTest {

    private static final FileRecord UPPER = Records.file("RINGLIST.XML", new byte[] {1}, 1);
    private static final FileRecord LOWER = Records.file("ringlist.xml", new byte[] {2}, 2);

    @Test
    void res1ExactMatchComesFirst() {
        OwnFiles files = files(true, UPPER, LOWER);

        assertThat(files.find("ringlist.xml")).contains(LOWER);
        assertThat(files.find("RINGLIST.XML")).contains(UPPER);
    }

    @Test
    void res1ThenOneThatDiffersInCaseAloneTheSameOnEveryEdge() {
        for (List<FileRecord> order : List.of(List.of(UPPER, LOWER), List.of(LOWER, UPPER))) {
            OwnFiles files = files(true, order.toArray(FileRecord[]::new));
            assertThat(files.find("RingList.xml")).contains(UPPER);
            files.remove("RINGLIST.XML");
            assertThat(files.find("RingList.xml")).contains(LOWER);
            assertThat(files.find("RINGLIST.XML")).contains(LOWER);
            files.remove("ringlist.xml");
            assertThat(files.find("RingList.xml")).isEmpty();
            assertThat(files.size()).isZero();
        }
    }

    @Test
    void res1CaseCountsWhenTheSwitchIsOff() {
        assertThat(files(false, LOWER).find("RINGLIST.XML")).isEmpty();
        assertThat(files(false, LOWER).find("ringlist.xml")).contains(LOWER);
    }

    private static OwnFiles files(boolean foldCase, FileRecord... records) {
        OwnFiles files = new OwnFiles(foldCase);
        for (FileRecord file : records) {
            files.put(file);
        }
        return files;
    }
}
