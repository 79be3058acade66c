package io.option150.edge.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.resolve.Voices.Word;
import io.option150.edge.seen.facts.FileFacts;
import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhonesSeen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written field by field is what the contract's records would be written as. */
class ReportJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void itIsTheContractsShape() throws Exception {
        Instant ended = Instant.parse("2026-11-30T08:00:01.002003Z");
        SeenPhone full = new SeenPhone("SEP001122AABBCC", "192.0.2.7", 0);
        full.add(new Gathered(
                record(ended, 2_000, "/SEP001122AABBCC.cnf.xml", "served", "remote", "branch-a", "\u00e4 \"quoted\"\n"),
                50_000,
                1_428,
                false,
                8_000,
                "ab".repeat(32),
                facts(),
                () -> List.of(new Voice("own", Word.NO), new Voice("branch-a", Word.YES), new Voice("b", Word.SILENT)),
                2));
        full.add(new Gathered(
                record(ended, 3_000, "x".repeat(300), "silent", "none", "", ""),
                0,
                0,
                false,
                -1,
                "",
                FileFacts.NONE,
                List::of,
                0));
        full.leave(3);
        SeenPhone bare = new SeenPhone("", "2001:db8::1", 0);
        bare.add(new Gathered(
                record(Instant.parse("2026-11-30T08:00:00.000007Z"), 0, "", "served", "none", "", ""),
                0,
                0,
                true,
                -1,
                "",
                FileFacts.NONE,
                List::of,
                0));

        ReportJson report = new ReportJson(JSON, "edge \"1\"");
        report.add(full);
        int some = report.length();
        report.add(bare);
        String text = report.end();
        assertThat(some).isBetween(500, text.length());

        PhonesSeen read = JSON.readValue(text, PhonesSeen.class);
        JsonNode written = JSON.readTree(text);
        assertThat(read.edgeId()).isEqualTo("edge \"1\"");
        assertThat(JSON.readTree(JSON.writeValueAsString(read)))
                .as("as its records are written")
                .isEqualTo(written);
        List<PhoneRequest> requests = read.phones().getFirst().requests();
        assertThat(read.phones().getFirst().left()).isEqualTo(3);
        assertThat(requests).extracting(PhoneRequest::outcome).containsExactly("failed", "served");
        assertThat(requests.getFirst().name()).hasSize(255);
        assertThat(requests.getLast().time()).isEqualTo(Instant.parse("2026-11-30T07:59:59.002003Z"));
        assertThat(requests.getLast().name()).isEqualTo("SEP001122AABBCC.cnf.xml");
        assertThat(requests.getLast().detail()).isEqualTo("\u00e4 \"quoted\"\n");
        assertThat(requests.getLast().facts()).isEqualTo(facts().names());
        assertThat(requests.getLast().answers())
                .containsExactly(
                        new PhoneRequest.Answer("own", "no"),
                        new PhoneRequest.Answer("branch-a", "yes"),
                        new PhoneRequest.Answer("b", "silent"));
        assertThat(read.phones().getLast().requests().getFirst().outcome()).isEqualTo("silent");
    }

    private static FileFacts facts() {
        return new FileFacts(
                new ContentFacts(
                        "configuration",
                        List.of(new ContentFacts.Named("loadInformation", "sip78xx.12-8-1.loads")),
                        2,
                        "",
                        List.of(new ContentFacts.CallManager("192.0.2.10", 5060, "udp"))),
                "CN=a 0102030405060708");
    }

    private static RequestRecord record(
            Instant time, long millis, String name, String outcome, String source, String cluster, String detail) {
        return new RequestRecord(
                time, "tftp", "192.0.2.7", "", name, "device", outcome, source, cluster, "", 8_000, millis, 1, detail);
    }
}
