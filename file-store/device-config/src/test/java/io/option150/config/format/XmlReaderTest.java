package io.option150.config.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlReaderTest {

    @Test
    void prefixesNeedNoDeclaration() throws MalformedConfig {
        var root = read("<device xsi:type=\"axl:XIPPhone\" Uuid='{1}'><axl:a/></device>");

        assertThat(root.name()).isEqualTo("device");
        assertThat(root.attributes())
                .containsExactly(new Attribute("xsi:type", "axl:XIPPhone"), new Attribute("Uuid", "{1}"));
        assertThat(root.attribute("uuid")).contains("{1}");
        assertThat(root.attribute("id")).isEmpty();
        assertThat(root.children()).extracting(Element::name).containsExactly("axl:a");
    }

    @Test
    void textIsWhatStandsDirectlyInAnElement() throws MalformedConfig {
        var root = read("<a> x &amp; <b>y</b><!-- no --><![CDATA[<z>]]></a>");

        assertThat(root.text()).isEqualTo(" x & <z>");
        assertThat(root.value()).isEqualTo("x & <z>");
        assertThat(root.valueAt("B")).isEqualTo("y");
        assertThat(root.valueAt("b", "c")).isEmpty();
        assertThat(root.all()).extracting(Element::name).containsExactly("a", "b");
    }

    @Test
    void eachElementIsWhereItsTagBegins() throws MalformedConfig {
        var text = new StringBuilder("<?xml version=\"1.0\"?>\r\n<a>\r");
        for (int line = 0; line < 20_000; line++) {
            text.append("  <!-- <b> -->ü <b c='1'\n d=\">\">x</b>\r\n");
        }

        var root = read(text + "</a>");

        assertThat(root.place()).isEqualTo(new Place(2, 1));
        for (int index = 0; index < 20_000; index++) {
            assertThat(root.children().get(index).place()).isEqualTo(new Place(3 + 2 * index, 17));
        }
    }

    @Test
    void whatIsBoundedIsRefusedBeyondIt() throws MalformedConfig {
        assertThat(read(nested(XmlReader.MAX_DEPTH)).all()).hasSize(XmlReader.MAX_DEPTH);
        assertFault(nested(XmlReader.MAX_DEPTH + 1), Fault.TOO_LARGE, new Place(1, 1 + 3 * XmlReader.MAX_DEPTH));
        assertThat(read("<a " + attributes(XmlReader.MAX_ATTRIBUTES) + "/>").attributes())
                .hasSize(XmlReader.MAX_ATTRIBUTES);
        assertFault("<a " + attributes(XmlReader.MAX_ATTRIBUTES + 1) + "/>", Fault.TOO_LARGE, new Place(1, 1));
        assertThat(read("<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS - 1) + "</a>")
                        .children())
                .hasSize(XmlReader.MAX_ELEMENTS - 1);
        assertFault(
                "<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS) + "</a>",
                Fault.TOO_LARGE,
                new Place(1, 4 * XmlReader.MAX_ELEMENTS));
    }

    @Test
    void entitiesAreNotFollowed() {
        assertFault(
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<a>&b;</a>", Fault.DOCTYPE, new Place(1, 1));
        assertFault("<a>\n &b;</a>", Fault.AMPERSAND, new Place(2, 2));
        assertFault("<a b='x&y'/>", Fault.AMPERSAND, new Place(1, 8));
    }

    @Test
    void aFaultNamesWhatWasOpen() {
        assertThatThrownBy(() -> read("<a><b>\n</a>")).isInstanceOfSatisfying(MalformedConfig.class, fault -> {
            assertThat(fault.fault()).isEqualTo(Fault.NOT_CLOSED);
            assertThat(fault.place()).isEqualTo(new Place(2, 1));
            assertThat(fault.open()).containsExactly("a", "b");
            assertThat(fault)
                    .hasMessage("NOT_CLOSED at line 2, column 1 in [a, b]")
                    .hasCauseInstanceOf(Exception.class);
        });
    }

    @Test
    void faultsAreToldApart() {
        assertFault("<a>", Fault.CUT, new Place(1, 4));
        assertFault("<a", Fault.CUT, new Place(1, 3));
        assertFault("<a><b></b>\n", Fault.CUT, new Place(2, 1));
        assertFault("<!-- x -->", Fault.CUT, new Place(1, 11));
        assertFault("<a></b>", Fault.NOT_CLOSED, new Place(1, 4));
        assertFault("<a>&</a>", Fault.AMPERSAND, new Place(1, 4));
        assertFault("<a>&amp;<b></a>", Fault.NOT_CLOSED, new Place(1, 12));
        assertFault("x", Fault.NO_XML, new Place(1, 1));
        assertFault("\n\n x", Fault.NO_XML, new Place(3, 2));
        assertFault("", Fault.EMPTY, new Place(1, 1));
        assertFault("\n<?xml version='1.0'?><a/>", Fault.LATE_DECLARATION, new Place(2, 1));
        assertThat(fault("<a b=1/>").fault()).isEqualTo(Fault.SYNTAX);
        assertThat(fault("<a b='1' b='2'/>").fault()).isEqualTo(Fault.SYNTAX);
        assertThat(fault("<a/><b/>").fault()).isEqualTo(Fault.SYNTAX);
        assertThat(fault("<a/>x").fault()).isEqualTo(Fault.SYNTAX);
        assertThat(fault("<1/>").fault()).isEqualTo(Fault.SYNTAX);
    }

    @Test
    void codingsAreThoseThatPhonesMayHave() throws MalformedConfig {
        var text = "<?xml version='1.0' encoding='ISO-8859-1'?><a>ü</a>";

        assertThat(XmlReader.read(ConfigText.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                        .value())
                .isEqualTo("ü");
        assertThat(ConfigText.of(text.getBytes(StandardCharsets.ISO_8859_1)).coding())
                .isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(ConfigText.of("\uFEFF<a/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ConfigText("<a/>", StandardCharsets.UTF_8, true));
        assertThat(read("<?xml version=\"1.0\" encoding=\"utf8\"?><a>ü</a>").value())
                .isEqualTo("ü");
        assertFault("<?xml version='1.0' encoding='UTF-16'?><a/>", Fault.ENCODING, new Place(1, 1));
        assertFault("\uFEFF<?xml version='1.0' encoding='UTF-32'?><a/>", Fault.ENCODING, new Place(1, 1));
        assertThatThrownBy(() -> ConfigText.of("a\r\nbü".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        MalformedConfig.class, it -> assertThat(it.place()).isEqualTo(new Place(2, 2)));
    }

    @Test
    void linesEndAsTheyLike() throws MalformedConfig {
        assertThat(ConfigText.of("a\r\nb\rc\nd".getBytes(StandardCharsets.UTF_8))
                        .lines())
                .isEqualTo(List.of("a", "b", "c", "d"));
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            text.append('a').append(at).append("='' ");
        }
        return text.toString();
    }

    private static Element read(String text) throws MalformedConfig {
        return XmlReader.read(ConfigText.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MalformedConfig fault(String text) {
        try {
            throw new AssertionError("is read: " + read(text));
        } catch (MalformedConfig fault) {
            return fault;
        }
    }

    private static void assertFault(String text, Fault expected, Place place) {
        var fault = fault(text);

        assertThat(fault.fault()).isEqualTo(expected);
        assertThat(fault.place()).isEqualTo(place);
    }
}
