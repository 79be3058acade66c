package io.option150.trust.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TrustPathsTest {

    @Test
    void aSignedFormIsAskedByNameAndContent() {
        assertThat(TrustPaths.signedForm("United_States/g3-tones.xml.sgn", "ab12"))
                .isEqualTo("/api/v1/signed/United_States/g3-tones.xml.sgn?sha256=ab12");
    }

    @Test
    void anyNameSurvivesTheWay() {
        String name = "a b/c+d/100%?x=é.xml.sgn";

        var uri = URI.create("http://localhost" + TrustPaths.signedForm(name, "ab12"));

        assertThat(uri.getPath()).isEqualTo("/api/v1/signed/" + name);
        assertThat(uri.getQuery()).isEqualTo("sha256=ab12");
    }
}
