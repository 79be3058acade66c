package io.option150.demo;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names of one telling, with a random part so that they meet nothing of the suite's own, and the files.
 *
 * @param phone as in {@code SEP0A1B2C3D4E5F}
 * @param oldHome cluster id
 * @param newHome cluster id
 * @param ringList path in the TFTP tree
 */
record Cast(String phone, String oldHome, String newHome, String ringList) {

    /**
     * A new cast.
     *
     * @param ownSuite whether the suite is the demo's own; on another the ring list goes where no phone looks for it
     */
    static Cast random(boolean ownSuite) {
        // 02 marks a locally administered address: no maker's phone has it.
        byte[] mac = new byte[6];
        ThreadLocalRandom.current().nextBytes(mac);
        mac[0] = 2;
        String hex = HexFormat.of().withUpperCase().formatHex(mac);
        String tail = hex.substring(6).toLowerCase(Locale.ROOT);
        return new Cast(
                "SEP" + hex,
                "demo-berlin-" + tail,
                "demo-paris-" + tail,
                ownSuite ? "ringlist.xml" : "demo-" + tail + "/ringlist.xml");
    }

    String config() {
        return phone + ".cnf.xml";
    }

    String identityTrustList() {
        return "ITL" + phone + ".tlv";
    }

    String certificateTrustList() {
        return "CTL" + phone + ".tlv";
    }

    byte[] configOf(String home) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <device>
                  <devicePool><callManagerGroup><members><member priority="0">
                    <callManager><name>%s</name><ports><ethernetPhonePort>2000</ethernetPhonePort></ports></callManager>
                  </member></members></callManagerGroup></devicePool>
                  <loadInformation>sip8841.14-2-1</loadInformation>
                </device>
                """.formatted(home).getBytes(StandardCharsets.UTF_8);
    }

    byte[] trustListOf(String home) {
        return ("the trust list that " + home + " made for " + phone).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ringListNamed(String ring) {
        return """
                <CiscoIPPhoneRingList>
                  <Ring><DisplayName>%1$s</DisplayName><FileName>%1$s.raw</FileName></Ring>
                </CiscoIPPhoneRingList>
                """.formatted(ring).getBytes(StandardCharsets.UTF_8);
    }
}
