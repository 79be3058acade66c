package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.registry.callmanager.Ami.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real Asterisk is asked, at which a phone simulator (SIPp) has registered. */
@EnabledIfSystemProperty(named = "long", matches = ".*")
class AsteriskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String REGISTERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scenario name="registers">
              <send retrans="500"><![CDATA[
            REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:1001@[remote_ip]>;tag=[call_number]
            To: <sip:1001@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 1 REGISTER
            Contact: <sip:1001@[local_ip]:[local_port]>
            Max-Forwards: 70
            Expires: 300
            User-Agent: Cisco-CP7975G/9.4.2
            Content-Length: 0

            ]]></send>
              <recv response="100" optional="true"/>
              <recv response="200"/>
            </scenario>
            """;

    private static final String IS_NOTIFIED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scenario name="is notified">
              <recv request="NOTIFY">
                <action><ereg regexp="check-sync" search_in="hdr" header="Event:" check_it="true" assign_to="1"/></action>
              </recv>
              <Reference variables="1"/>
              <send><![CDATA[
            SIP/2.0 200 OK
            [last_Via:]
            [last_From:]
            [last_To:];tag=[call_number]
            [last_Call-ID:]
            [last_CSeq:]
            Content-Length: 0

            ]]></send>
            </scenario>
            """;

    @Test
    void aRegisteredPhoneIsToldToFetch(@TempDir Path folder) throws Exception {
        try (var asterisk = RealAsterisk.start(folder, "1001")) {
            int phonePort = RealAsterisk.free();
            var registers = sipp(folder, "registers", REGISTERS, phonePort, "127.0.0.1:" + asterisk.sipPort);
            assertThat(registers.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(registers.exitValue()).as(output(folder, "registers")).isZero();

            var phone = sipp(folder, "notified", IS_NOTIFIED, phonePort, "");
            try {
                var ami = new Ami(asterisk.ami(), RealAsterisk.USERNAME, RealAsterisk.SECRET, Channel.PJSIP, PATIENCE);
                assertThat(ami.ask(phone("1001"), Wish.CHECK)).isEqualTo(new Answer(true, "NOTIFY sent"));
                assertThat(ami.ask(phone("1002"), Wish.CHECK))
                        .isEqualTo(new Answer(false, "Unable to retrieve endpoint 1002"));
                assertThat(phone.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(phone.exitValue()).as(output(folder, "notified")).isZero();
            } finally {
                phone.destroy();
            }
            var other = new Ami(asterisk.ami(), RealAsterisk.USERNAME, "wrong", Channel.PJSIP, PATIENCE);
            assertThatExceptionOfType(NotAskedException.class)
                    .isThrownBy(() -> other.ask(phone("1001"), Wish.CHECK))
                    .withMessageContaining("Authentication failed");
        }
    }

    private static AskedPhone phone(String endpoint) {
        return new AskedPhone("SEP001122334455", endpoint, Optional.empty());
    }

    private static Process sipp(Path folder, String name, String scenario, int port, String server) {
        try {
            var file = Files.writeString(folder.resolve(name + ".xml"), scenario, UTF_8);
            var command = new ArrayList<>(
                    List.of("sipp", "-sf", file.toString(), "-i", "127.0.0.1", "-p", "" + port, "-m", "1", "-nostdin"));
            if (!server.isEmpty()) {
                command.add(server);
            }
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException noSipp) {
            return Assumptions.abort("there is no sipp (sip-tester): " + noSipp.getMessage());
        }
    }

    private static String output(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"), UTF_8);
    }
}
