package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.registry.callmanager.Ami.Channel;
import io.option150.registry.callmanager.standin.AmiStandIn;
import io.option150.registry.callmanager.standin.EventSocketStandIn;
import io.option150.registry.callmanager.standin.SipPhone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallManagersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String DEVICE = "SEP001122334455";

    @Test
    void asteriskSendsCheckSyncToAnEndpoint() throws Exception {
        try (var asterisk = AmiStandIn.start("1001")) {
            var pjsip = ami(asterisk, AmiStandIn.SECRET, Channel.PJSIP);
            assertThat(pjsip.ask(phone("1001"), Wish.CHECK)).isEqualTo(new Answer(true, "NOTIFY sent"));
            assertThat(pjsip.ask(phone("1002"), Wish.CHECK))
                    .isEqualTo(new Answer(false, "Unable to retrieve endpoint 1002"));
            var sip = ami(asterisk, AmiStandIn.SECRET, Channel.SIP);
            assertThat(sip.ask(phone("1001"), Wish.CHECK)).isEqualTo(new Answer(true, "Notify Sent"));
            assertThat(sip.ask(phone("1002"), Wish.CHECK).isTaken()).isFalse();
            assertThat(asterisk.orders())
                    .containsExactly("PJSIPNotify 1001 Event=check-sync", "SIPnotify 1001 Event=check-sync");
            assertThat(asterisk.faults()).isEmpty();
        }
    }

    @Test
    void chanSccpAnswersInALineOfItsOwn() throws Exception {
        try (var asterisk = AmiStandIn.start(DEVICE)) {
            var sccp = ami(asterisk, AmiStandIn.SECRET, Channel.SCCP);
            for (var wish : Wish.values()) {
                assertThat(sccp.ask(phone("any"), wish).isTaken()).isTrue();
            }
            var other = new AskedPhone("SEP000000000000", "any", Optional.empty());
            assertThat(sccp.ask(other, Wish.CHECK)).isEqualTo(new Answer(false, "Device not found"));
            assertThat(asterisk.orders())
                    .containsExactly(
                            "SCCPDeviceRestart " + DEVICE + " applyconfig",
                            "SCCPDeviceRestart " + DEVICE + " restart",
                            "SCCPDeviceRestart " + DEVICE + " reset");
            assertThat(asterisk.faults()).isEmpty();
        }
    }

    @Test
    void anAccountThatIsRefusedIsToldSo() {
        try (var asterisk = AmiStandIn.start("1001")) {
            assertNotAsked(ami(asterisk, "wrong", Channel.PJSIP), "refuses the account: Authentication failed");
        }
        try (var freeswitch = EventSocketStandIn.start()) {
            assertNotAsked(
                    new EventSocket(freeswitch.address(), "wrong", "internal", PATIENCE),
                    "refuses the password: -ERR invalid");
        }
    }

    @Test
    void freeswitchSendsCheckSyncAndRestarts() throws Exception {
        try (var freeswitch = EventSocketStandIn.start("1001@example.org")) {
            var socket = new EventSocket(freeswitch.address(), EventSocketStandIn.PASSWORD, "internal", PATIENCE);
            assertThat(socket.ask(phone("1001@example.org"), Wish.CHECK)).isEqualTo(new Answer(true, "+OK done"));
            assertThat(socket.ask(phone("1001@example.org"), Wish.RESTART).isTaken())
                    .isTrue();
            assertThat(socket.ask(phone("1002@example.org"), Wish.CHECK).isTaken())
                    .isFalse();
            var other = new EventSocket(freeswitch.address(), EventSocketStandIn.PASSWORD, "external", PATIENCE);
            assertThat(other.ask(phone("1001@example.org"), Wish.CHECK).text()).isEqualTo("Invalid Profile [external]");
            assertThat(freeswitch.orders())
                    .containsExactly(
                            "api sofia profile internal check_sync 1001@example.org",
                            "api sofia profile internal flush_inbound_reg 1001@example.org reboot");
            assertThat(freeswitch.faults()).isEmpty();
        }
    }

    @Test
    void aPhoneIsAskedBySipAgainTillItAnswers() throws Exception {
        try (var phone = SipPhone.start("200 OK", 1)) {
            var asked = new AskedPhone(DEVICE, "1001", Optional.of(phone.address()));
            assertThat(new SipNotify(PATIENCE).ask(asked, Wish.CHECK)).isEqualTo(new Answer(true, "200 OK"));
            assertThat(phone.requests()).hasSize(2).allMatch(phone.requests().getFirst()::equals);
            var request = phone.requests().getFirst();
            assertThat(request)
                    .startsWith("NOTIFY sip:1001@127.0.0.1:" + phone.address().getPort() + " SIP/2.0\r\n")
                    .contains("\r\nEvent: check-sync\r\n", "\r\nCSeq: 1 NOTIFY\r\n", ";branch=z9hG4bK", ";rport\r\n")
                    .containsPattern("\r\nFrom: <sip:127\\.0\\.0\\.1:\\d+>;tag=[0-9a-f]+\r\n")
                    .endsWith("\r\nContent-Length: 0\r\n\r\n");
        }
        try (var phone = SipPhone.start("489 Bad Event", 0)) {
            var asked = new AskedPhone(DEVICE, "1001", Optional.of(phone.address()));
            assertThat(new SipNotify(PATIENCE).ask(asked, Wish.CHECK)).isEqualTo(new Answer(false, "489 Bad Event"));
        }
    }

    @Test
    void aPhoneThatIsSilentOrNowhereIsGivenUp() throws IOException {
        try (var phone = SipPhone.start("200 OK", 1_000)) {
            var asked = new AskedPhone(DEVICE, "1001", Optional.of(phone.address()));
            assertThatExceptionOfType(NotAskedException.class)
                    .isThrownBy(() -> new SipNotify(Duration.ofSeconds(1)).ask(asked, Wish.CHECK))
                    .withMessageContaining("no answer in 1 s");
            assertThat(phone.requests()).hasSizeGreaterThan(1);
        }
        assertNotAsked(new SipNotify(PATIENCE), "not known where this phone is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-x\r\n",
                "Asterisk Call Manager/9\r\n",
                "Asterisk Call Manager/9\r\nResponse: Success\r\n",
                "Content-Type: auth/request\n\nContent-Type: command/reply\nReply-Text: +OK\n\nContent-Type: api/response\nContent-Length: 99999999\n\n",
                "Content-Type: auth/request\n\nno key\n\n",
                "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n"
            })
    void whoSpeaksAnythingElseIsNoCallManager(String said) throws IOException {
        try (var server = speaking(said)) {
            var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            assertNotAsked(new Ami(address, "a", "b", Channel.PJSIP, PATIENCE), address.getHostString());
            assertNotAsked(new EventSocket(address, "b", "internal", PATIENCE), address.getHostString());
        }
    }

    @Test
    void noStrangerIsListenedToForEver() throws IOException {
        var endless = new byte[3 << 20];
        new Random(1).nextBytes(endless);
        for (var text : new String[] {
            "Asterisk Call Manager/9\r\n" + "x".repeat(100_000),
            "Asterisk Call Manager/9\r\n" + "Event: x\r\n\r\n".repeat(2_000),
            "Asterisk Call Manager/9\r\n" + "x: y\r\n".repeat(2_000),
            "Content-Type: auth/request\n" + "x: y\n".repeat(2_000),
            new String(endless, java.nio.charset.StandardCharsets.ISO_8859_1)
        }) {
            try (var server = speaking(text)) {
                var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
                assertNotAsked(new Ami(address, "a", "b", Channel.PJSIP, PATIENCE), address.getHostString());
                assertNotAsked(new EventSocket(address, "b", "internal", PATIENCE), address.getHostString());
            }
        }
    }

    @Test
    void whoSaysNothingIsGivenUp() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            var soon = Duration.ofMillis(300);
            assertNotAsked(new Ami(address, "a", "b", Channel.PJSIP, soon), address.getHostString());
            assertNotAsked(new EventSocket(address, "b", "internal", soon), address.getHostString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nAction: Command", "-x", "a;b", "a\n\nexit"})
    void whatCouldEndALineIsNoName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> phone(name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventSocket(new InetSocketAddress(1), "x", name, PATIENCE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ami(new InetSocketAddress(1), "a\r\nb", "x", Channel.SIP, PATIENCE));
    }

    private static AskedPhone phone(String endpoint) {
        return new AskedPhone(DEVICE, endpoint, Optional.empty());
    }

    private static Ami ami(AmiStandIn asterisk, String secret, Channel channel) {
        return new Ami(asterisk.address(), AmiStandIn.USERNAME, secret, channel, PATIENCE);
    }

    private static void assertNotAsked(CallManager callManager, String why) {
        assertThatExceptionOfType(NotAskedException.class)
                .isThrownBy(() -> callManager.ask(phone("1001"), Wish.CHECK))
                .withMessageContaining(why);
    }

    /** A server that says this to everybody, and hangs up. */
    private static ServerSocket speaking(String said) throws IOException {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(said.getBytes(UTF_8));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            }
        });
        return server;
    }
}
