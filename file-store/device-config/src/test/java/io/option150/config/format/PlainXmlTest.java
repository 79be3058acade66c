package io.option150.config.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser is what the parser tells, to the letter and place; it reads what files are made of. */
class PlainXmlTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final List<String> PARTS = List.of(
            "<a>",
            "</a>",
            "<b c=\"d\">",
            "</b>",
            "<e/>",
            "<f g=\"&lt;\" h=\"\"/>",
            "x",
            " ",
            "\n",
            "ü",
            "&amp;",
            "&quot;",
            "&#13;",
            "]]>",
            ">",
            "\t",
            "<",
            "&",
            "\"",
            "<!-- -->",
            "\uD83D\uDE00",
            "\u0085",
            "\u2028",
            "\uFFFE",
            "\u0000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a></a>\n\n",
                "\n\n<a/>",
                "<a>\n  <b c=\"1 &gt; 2\" d-e.f=\"ü>\">x &amp;&lt;&gt;&quot;&apos; y</b>\n\t<b/>z\n</a>",
                DECLARATION + "<device>\n  <versionStamp>1</versionStamp>\n</device>\n",
                "<a>\u0085\u2028\uD7FF</a>"
            })
    void isReadWithoutTheParser(String text) throws MalformedConfig {
        assertThat(PlainXml.read(text)).contains(XmlReader.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "x",
                "<a",
                "<a>",
                "<a></b>",
                "</a>",
                "<a/><a/>",
                "<a/>x",
                " <a/>",
                "<a b='c'/>",
                "<a  b=\"c\"/>",
                "<a b=\"c\" b=\"d\"/>",
                "<a b=\"c\"d=\"e\"/>",
                "<a b=\"<\"/>",
                "<a b=\"\n\"/>",
                "<a b=\"\t\"/>",
                "<a b=\"",
                "<a b/>",
                "<a>]]></a>",
                "<a>&#13;</a>",
                "<a>&x;</a>",
                "<a>&amp</a>",
                "<a>\r</a>",
                "<a>\u0000</a>",
                "<a>\uFFFE</a>",
                "<a>\uD83D\uDE00</a>",
                "<x:a/>",
                "<1/>",
                "<a><!-- --></a>",
                "<!DOCTYPE a><a/>",
                "<a/ >",
                "<a></a >",
                "<a b=\">\n\"></a>",
                "<a b=\"\" b=\">\"></a>",
                "<a><b ></a>",
                "<a><b/ ></a>",
                "<?xml version=\"1.0\"?>\n<a/>"
            })
    void isLeftToTheParserWhereItHasMoreOrAFault(String text) {
        assertThat(PlainXml.read(text)).isEmpty();
    }

    @Test
    void isLeftToTheParserBeyondBounds() {
        assertThat(PlainXml.read("<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS - 1) + "</a>"))
                .isPresent();
        assertThat(PlainXml.read("<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS) + "</a>"))
                .isEmpty();
        assertThat(PlainXml.read(nested(XmlReader.MAX_DEPTH))).isPresent();
        assertThat(PlainXml.read(nested(XmlReader.MAX_DEPTH + 1))).isEmpty();
        assertThat(PlainXml.read("<a" + attributes(XmlReader.MAX_ATTRIBUTES) + "/>"))
                .isPresent();
        assertThat(PlainXml.read("<a" + attributes(XmlReader.MAX_ATTRIBUTES + 1) + "/>"))
                .isEmpty();
        assertThat(PlainXml.read("<" + "a".repeat(100) + "/>")).isPresent();
        assertThat(PlainXml.read("<" + "a".repeat(101) + "/>")).isEmpty();
    }

    @Test
    void namesThatShareAPlaceAreToldApart() {
        // Their hashes are the same.
        var root = PlainXml.read("<r><Aa/><BB/><Aa/></r>").orElseThrow();

        assertThat(root.children()).extracting(Element::name).containsExactly("Aa", "BB", "Aa");
    }

    @Property(tries = 3_000)
    void ofAnyPartsIsWhatTheParserTells(@ForAll long seed) throws MalformedConfig {
        var random = new Random(seed);
        var text = new StringBuilder("<a>");
        for (int part = random.nextInt(8); part > 0; part--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        assertSame(text + "</a>");
    }

    @Property(tries = 2_000)
    void ofAChangedTemplateIsWhatTheParserTells(@ForAll long seed) throws MalformedConfig {
        var random = new Random(seed);
        var text = new StringBuilder(template());
        for (int change = random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(text.length());
            text.setCharAt(at, "<>&\"/= \nax1-.:".charAt(random.nextInt(14)));
        }
        assertSame(text.toString());
    }

    @Test
    void ofATemplateIsRead() throws MalformedConfig {
        assertThat(PlainXml.read(template())).contains(XmlReader.parse(template()));
    }

    private static void assertSame(String text) throws MalformedConfig {
        var plain = PlainXml.read(text);
        if (plain.isPresent()) {
            assertThat(plain).contains(XmlReader.parse(text));
        }
    }

    private static String template() {
        try (var in = PlainXmlTest.class.getResourceAsStream("/io/option150/config/render/sip.cnf.xml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\s*\\{[#/][^}]*}", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static String attributes(int count) {
        var all = new StringBuilder();
        for (int number = 0; number < count; number++) {
            all.append(" a").append(number).append("=\"\"");
        }
        return all.toString();
    }
}
