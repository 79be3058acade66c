package io.option150.trust.formats.enc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.formats.Vectors;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class ShortConfigTest {

    private static final X509Certificate PHONE = Vectors.certificate("phone");

    @Test
    void itSaysWhatTheFullConfigurationSaysRightBelowItsRoot() {
        String xml = shortened("""
                <?xml version="1.0" encoding="UTF-8"?>
                <device>
                  <vendorConfig><loadInformation>not this one</loadInformation></vendorConfig>
                  <loadInformation model="8861"> sip88xx.14-1 &amp; </loadInformation>
                  <ipAddressMode>0</ipAddressMode>
                  <capfAuthMode></capfAuthMode>
                  <capfList><capf><phonePort>3804</phonePort><name>a&lt;b</name></capf></capfList>
                  <password>4711</password>
                </device>
                """);

        assertThat(xml)
                .contains("<loadInformation>sip88xx.14-1 &amp;</loadInformation>")
                .contains("<ipAddressMode>0</ipAddressMode>")
                .contains("<capfList><capf><phonePort>3804</phonePort><name>a&lt;b</name></capf></capfList>")
                .contains("<certHash>" + ShortConfig.certHash(PHONE) + "</certHash>")
                .doesNotContain("not this one", "capfAuthMode", "4711");
    }

    @Test
    void whatIsNoXmlOrAsksForOtherFilesGivesTheLeast() {
        String least = new String(ShortConfig.of(PHONE).toXml(), UTF_8);

        assertThat(shortened("no xml")).isEqualTo(least);
        assertThat(shortened("")).isEqualTo(least);
        assertThat(shortened("<device><loadInformation>cut")).isEqualTo(least);
        assertThat(shortened("""
                <!DOCTYPE device [<!ENTITY all SYSTEM "file:///etc/hostname">]>
                <device><loadInformation>&all;</loadInformation></device>""")).isEqualTo(least);
    }

    private static String shortened(String fullConfig) {
        return new String(ShortConfig.of(PHONE, fullConfig.getBytes(UTF_8)).toXml(), UTF_8);
    }
}
