package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void secretsOfXmlHaveStars() {
        assertThat(mask("<device><sshPassword>hush</sshPassword><name>desk</name></device>"))
                .isEqualTo("<device><sshPassword>***</sshPassword><name>desk</name></device>");
        assertThat(mask("<authPassword a=\"1\">hu<!-- -->sh</authPassword >"))
                .isEqualTo("<authPassword a=\"1\">***</authPassword >");
        assertThat(mask("<phonePassword><![CDATA[hu<sh]]></phonePassword>"))
                .isEqualTo("<phonePassword>***</phonePassword>");
        assertThat(mask("<adminPassword>\n hush\n</adminPassword>\n<b/>"))
                .as("the same lines")
                .isEqualTo("<adminPassword>***\n\n</adminPassword>\n<b/>");
        assertThat(mask("<Password_1_ ua=\"na\">hush</Password_1_>"))
                .isEqualTo("<Password_1_ ua=\"na\">***</Password_1_>");
    }

    @Test
    void whatIsEmptyOrNoSecretStays() {
        for (var text : new String[] {
            "<sshPassword></sshPassword>",
            "<sshPassword> </sshPassword>",
            "<sshPassword/>",
            "<name>hush</name>",
            "no XML",
            "<pswdPersistent>1</pswdPersistent>",
            "<authPassword>never closed",
            ""
        }) {
            assertThat(mask(text)).isEqualTo(text);
        }
    }

    @Test
    void secretsOfLinesHaveStars() {
        assertThat(SecretMask.of(
                        "SIP001122334455.cnf",
                        "line1_name: 201\nline1_password: \"hush\"\n phone_password:x\nline2_password: \"\"\n"))
                .isEqualTo(
                        "line1_name: 201\nline1_password: \"***\"\n phone_password: \"***\"\nline2_password: \"\"\n");
    }

    @Test
    void aLongTextIsNoTrouble() {
        var text = "<a>" + "x & y ".repeat(150_000) + "</a>" + "<a>".repeat(50_000) + "<!--".repeat(1000);
        assertThat(mask(text)).isEqualTo(text);
    }

    private static String mask(String text) {
        return SecretMask.of("SEP001122334455.cnf.xml", text);
    }
}
