package io.option150.demo;

import java.net.InetAddress;
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

    /** The n-th of the phones that do not work: a name beside {@link #phone}. */
    String troubled(int n) {
        return phone.substring(0, 5)
                + "%010X".formatted((Long.parseLong(phone.substring(5), 16) + n) & 0xFF_FFFF_FFFFL);
    }

    /**
     * The address of the n-th of them in 127.0.0.0/8, another one with each telling: what is asked without a MAC in its name is
     * known to be a phone's by its address.
     */
    InetAddress addressOf(int n) {
        int tail = Integer.parseInt(phone.substring(9), 16);
        return InetAddress.ofLiteral("127.%d.%d.%d".formatted(1 + (tail >> 16 & 0x7F), tail >> 8 & 0xFF, 10 + n));
    }

    /** A load that nobody has at first. */
    String load() {
        return "sip88xx.demo-" + tail();
    }

    /** What the load's {@code .loads} names. */
    String image() {
        return "kern88xx.demo-" + tail() + ".sbn";
    }

    String dialPlan() {
        return "dialplan-" + tail() + ".xml";
    }

    private String tail() {
        return phone.substring(9).toLowerCase(Locale.ROOT);
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
