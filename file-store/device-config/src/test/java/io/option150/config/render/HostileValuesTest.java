package io.option150.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.config.format.ConfigText;
import io.option150.config.format.KeyLine;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Line;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a record: it is refused, or its files are well-formed and hold it as it was. */
class HostileValuesTest {

    private static final List<String> PATHS = List.of(
            "servicesURL",
            "sshUserId",
            "vendorConfig/lldpAssetId",
            "vendorConfig/adminPassword",
            "cnf/phone_label",
            "commonProfile/phonePassword",
            "sipProfile/dialTemplate",
            "devicePool/dateTimeSetting/timeZone");

    @Property(tries = 500)
    void giveWellFormedFilesOrAreRefused(@ForAll("texts") String hostile, @ForAll("places") int place)
            throws MalformedConfig {
        for (var model : List.of("7945", "7960")) {
            for (var protocol : List.of("SIP", "SCCP")) {
                assertWellFormed(model, protocol, hostile, place);
            }
        }
    }

    @Property(tries = 300)
    void ofLinesStandInTheFileAsTheyWere(@ForAll("texts") String hostile) throws MalformedConfig {
        var line = new Line("201", hostile, "", "", Secret.NONE, "");
        try {
            var files = Renderer.render(
                    Inheritance.resolve(Phones.device(Phones.settings("7945", "SIP", ""), line), Phones.records()));
            var label = XmlReader.read(ConfigText.of(files.getFirst().bytes()))
                    .at("sipProfile", "sipLines", "line", "featureLabel")
                    .orElseThrow();
            assertThat(label.text()).isEqualTo(hostile.isEmpty() ? "201" : hostile);
        } catch (RefusedRecord refused) {
            assertThat(refused.refusals()).isNotEmpty();
        }
    }

    private static void assertWellFormed(String model, String protocol, String hostile, int place)
            throws MalformedConfig {
        List<RenderedFile> files;
        try {
            files = render(model, protocol, hostile, place);
        } catch (RefusedRecord refused) {
            assertThat(refused.refusals()).isNotEmpty().allSatisfy(it -> {
                assertThat(it.field()).isNotEmpty();
                assertThat(it.rule()).isNotEmpty();
                assertThat(it.value().length()).isLessThanOrEqualTo(202);
            });
            return;
        }
        for (var file : files) {
            var text = ConfigText.of(file.bytes());
            if (file.name().endsWith(".xml")) {
                assertThat(XmlReader.read(text).is("device")).isTrue();
            } else {
                assertThat(KeyLine.of(text))
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it.key()).isNotEmpty());
            }
        }
    }

    private static List<RenderedFile> render(String model, String protocol, String hostile, int place) {
        var fields = place < PATHS.size() ? Map.of(PATHS.get(place), hostile) : Map.<String, String>of();
        int at = place - PATHS.size();
        var line = new Line(
                at == 0 ? hostile : "201",
                at == 1 ? hostile : "",
                at == 2 ? hostile : "",
                at == 3 ? hostile : "",
                at == 4 ? new Secret(hostile) : Secret.NONE,
                at == 5 ? hostile : "");
        var group = new CallManagerGroup(
                "main", List.of(new CallManager(at == 6 ? hostile : "192.0.2.10", 0, 5060, 5061, 2000)));
        var settings = new Settings(
                at == 7 ? hostile : model,
                at == 8 ? hostile : protocol,
                at == 9 ? hostile : "",
                at == 10 ? hostile : "main",
                fields,
                at == 11 ? hostile : at == 12 ? "<device><x>" + hostile + "</x></device>" : "");
        return Renderer.render(Inheritance.resolve(
                new DeviceRecord(at == 13 ? hostile : Phones.NAME, at == 14 ? hostile : "", settings, List.of(line)),
                Phones.records(group)));
    }

    @Provide
    Arbitrary<Integer> places() {
        // Each as often as the others, which ranges of numbers are not.
        return Arbitraries.of(
                IntStream.rangeClosed(0, PATHS.size() + 14).boxed().toList());
    }

    @Provide
    Arbitrary<String> texts() {
        var parts = Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "]]>",
                "<!--",
                "-->",
                "&amp;",
                "&#0;",
                "<?",
                "{",
                "}",
                "{device.name}",
                "{#for",
                "\n",
                "\r",
                "\t",
                "\0",
                "\u001b",
                "\u0085",
                "\u2028",
                "\uFFFE",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00",
                "ü",
                "http://a",
                "201",
                " ",
                "x".repeat(300),
                "#",
                ";",
                ":",
                "=",
                "\uFEFF",
                "</line>");
        return Arbitraries.oneOf(
                parts.list().ofMinSize(0).ofMaxSize(5).map(it -> String.join("", it)),
                Arbitraries.strings().all().ofMaxLength(40));
    }
}
