package io.option150.files.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class PercentEncodingTest {

    @Property
    void whatIsEncodedComesBack(@ForAll @CharRange(from = '\0', to = '\ud7ff') String text) {
        var encoded = PercentEncoding.encode(text);
        assertThat(encoded).matches("[-._~!$&'()*+,;=:@/A-Za-z0-9%]*");
        assertThat(PercentEncoding.decode(encoded)).isEqualTo(text);
    }

    @Example
    void anEscapeIsDecodedOnceAndAPlusIsAPlus() {
        assertThat(PercentEncoding.decode("a%2525+%2f")).isEqualTo("a%25+/");
    }

    @Example
    void whatIsNoEscapeOrNoUtf8IsRefused() {
        for (var text : List.of("%", "a%2", "%zz", "%ff", "%c3", "%c0%af", "%ed%a0%80")) {
            assertThatThrownBy(() -> PercentEncoding.decode(text)).isInstanceOf(ProblemException.class);
        }
    }
}
