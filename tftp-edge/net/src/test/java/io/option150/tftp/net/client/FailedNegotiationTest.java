package io.option150.tftp.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.protocol.Decoded;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that dislike options, each in its way: they are asked once more without any, and never taken to have said no. */
class FailedNegotiationTest {
    private static final FetchOptions QUICK =
            FetchOptions.DEFAULT.withPatience(Duration.ofSeconds(2), 5, Duration.ofSeconds(20));
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final CollectingSink sink = new CollectingSink();

    /** ERRORs that the server was told. */
    private final List<Packet.Error> told = new ArrayList<>();

    private TftpClient client;
    private RawPeer server;

    @BeforeEach
    void start() throws Exception {
        client = TftpClient.start();
        server = RawPeer.onLoopback();
        client.get(server.address(), "a", QUICK, sink);
        assertThat(server.receive(Packet.Rrq.class).options()).hasSize(3);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 5, 8, 99})
    void anErrorThatIsNotAboutTheFile(int code) throws Exception {
        server.answer(new Packet.Error(code, "no options here"));

        servesPlain();

        assertThat(told).as("an ERROR is not answered").isEmpty();
        assertThat(sink.length()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, 3",
        "multicast, ''",
        "rollover, 0",
        "tsize, ' 12'",
        "tsize, '12 '",
        "tsize, ''",
        "tsize, -1",
        "tsize, 0x0c",
        "tsize, 99999999999999999999",
        "blksize, 9000",
        "blksize, 0",
        "blksize, '512 '",
        "blksize, large",
        "windowsize, 5",
        "windowsize, 0",
    })
    void anOackThatMayNotBeBelieved(String name, String value) throws Exception {
        server.answer(new Packet.Oack(Map.of(name, value)));

        servesPlain();

        assertThat(told).extracting(Packet.Error::code).containsExactly(ErrorCode.OPTIONS_REFUSED.number());
        assertThat(told.getFirst().message()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"00067473697a65, 8", "00067473697a650031, 8", "0006ffff, 8", "0005,", "000500,"})
    void anAnswerThatCannotBeRead(String hex, Integer answer) throws Exception {
        server.send(server.latest(), HexFormat.of().parseHex(hex));

        servesPlain();

        assertThat(told).extracting(Packet.Error::code).isEqualTo(answer == null ? List.of() : List.of(answer));
    }

    @Test
    void blocksOfTheSizeAskedForWithoutAnOack() throws Exception {
        server.answer(new Packet.Data(1, ByteBuffer.allocate(1428)));

        servesPlain();

        assertThat(told).extracting(Packet.Error::code).containsExactly(ErrorCode.ILLEGAL_OPERATION.number());
    }

    @Test
    void anErrorAfterTheOptionsWereGranted() throws Exception {
        server.answer(new Packet.Oack(Map.of("tsize", "5", "windowsize", "4")));
        assertThat(server.receive(Packet.Ack.class).block()).isZero();
        server.answer(new Packet.Error(4, "window?"));

        servesPlain();

        assertThat(sink.length()).isEqualTo(5);
    }

    @Test
    void aLengthToldBeforeHoldsForWhatComesThen() throws Exception {
        server.answer(new Packet.Oack(Map.of("tsize", "6")));
        server.receive(Packet.Ack.class);
        server.answer(new Packet.Error(0, "sorry"));
        plainRequest();
        server.answer(plain());

        assertThat(sink.failure()).isEqualTo(new FetchFailure.Broken("file of 5 bytes, told 6"));
    }

    /** Some send all options back as they came. */
    @Test
    void anOackThatIsAnEcho() throws Exception {
        server.answer(new Packet.Oack(Map.of("tsize", "0", "blksize", "1428", "windowsize", "4")));
        assertThat(server.receive(Packet.Ack.class).block()).isZero();
        server.answer(plain());

        assertThat(sink.file()).asString().isEqualTo("plain");
        assertThat(sink.length()).isEqualTo(-1);
    }

    @Test
    void aLengthOfZeroIsToldWhenItIsTrue() throws Exception {
        server.answer(new Packet.Oack(Map.of("tsize", "0")));
        server.receive(Packet.Ack.class);
        server.answer(new Packet.Data(1, ByteBuffer.allocate(0)));

        assertThat(sink.file()).isEmpty();
        assertThat(sink.length()).isZero();
    }

    @Test
    void whatIsLateFromTheFirstAnswerDoesNotDisturb() throws Exception {
        InetSocketAddress first = server.latest();
        server.answer(new Packet.Oack(Map.of("timeout", "3")));
        plainRequest();
        InetSocketAddress second = server.latest();
        server.send(first, new Packet.Oack(Map.of("timeout", "3")));
        server.send(first, new Packet.Error(0, "gone"));
        server.send(second, plain());

        assertThat(sink.file()).asString().isEqualTo("plain");
    }

    @Test
    void aNoIsANo() throws Exception {
        server.answer(new Packet.Error(ErrorCode.FILE_NOT_FOUND.number(), "File not found"));

        assertThat(sink.failure()).isEqualTo(new FetchFailure.NotFound("File not found"));
        server.assertSilence(MOMENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 7})
    void aRefusalOfTheFileIsNotAboutTheOptions(int code) throws Exception {
        server.answer(new Packet.Error(code, "keep out"));

        assertThat(sink.failure()).isEqualTo(new FetchFailure.Refused(code, "keep out"));
        server.assertSilence(MOMENT);
    }

    @Test
    void aNoWithoutOptionsIsANo() throws Exception {
        server.answer(new Packet.Error(4, "what?"));
        plainRequest();
        server.answer(new Packet.Error(ErrorCode.FILE_NOT_FOUND.number(), "File not found"));

        assertThat(sink.failure()).isInstanceOf(FetchFailure.NotFound.class);
    }

    /** RES-5: a failure is never a no. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void whoDislikesThePlainRequestTooHasFailed(int code) throws Exception {
        server.answer(new Packet.Error(code, "no"));
        plainRequest();
        server.answer(new Packet.Error(code, "no"));

        assertThat(sink.failure()).isEqualTo(new FetchFailure.Refused(code, "no"));
        server.assertSilence(MOMENT);
    }

    @Test
    void whoGrantsOptionsThatNobodyAskedForTwiceHasFailed() throws Exception {
        server.answer(new Packet.Oack(Map.of("timeout", "3")));
        plainRequest();
        server.answer(new Packet.Oack(Map.of("timeout", "3")));

        assertThat(sink.failure()).isInstanceOf(FetchFailure.Broken.class);
    }

    private void servesPlain() throws Exception {
        InetSocketAddress before = server.latest();
        plainRequest();
        assertThat(server.latest()).as("a transfer of its own").isNotEqualTo(before);
        server.answer(plain());

        assertThat(server.receive(Packet.Ack.class).block()).isEqualTo(1);
        assertThat(sink.file()).asString().isEqualTo("plain");
    }

    private void plainRequest() throws Exception {
        Decoded packet = server.receive();
        while (packet instanceof Packet.Error error) {
            told.add(error);
            packet = server.receive();
        }
        assertThat(packet).isEqualTo(new Packet.Rrq("a", Mode.OCTET, Map.of()));
    }

    private static Packet.Data plain() {
        return new Packet.Data(1, ByteBuffer.wrap("plain".getBytes(StandardCharsets.US_ASCII)));
    }
}
