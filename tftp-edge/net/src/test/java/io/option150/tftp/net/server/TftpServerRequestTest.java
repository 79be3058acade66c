package io.option150.tftp.net.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.Content;
import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server makes of requests, good and bad. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class TftpServerRequestTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private ServerFixture fixture;
    private RawPeer client;

    private final Transport transport;

    TftpServerRequestTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() throws Exception {
        fixture = ServerFixture.onLoopback(transport);
        client = RawPeer.onLoopback();
    }

    @AfterEach
    void stop() {
        client.close();
        fixture.close();
    }

    @Test
    void theHandlerSeesTheRequestAsItWasSent() throws Exception {
        client.ask(fixture.address(), "..\\Locale//x y", Map.of("TSIZE", "0"));

        ReadRequest request = ServerFixture.next(fixture.requests, "request");

        assertThat(request)
                .returns("..\\Locale//x y", ReadRequest::fileName)
                .returns(Mode.OCTET, ReadRequest::mode)
                .returns(Map.of("tsize", "0"), ReadRequest::options)
                .returns(client.address(), ReadRequest::client)
                .returns(fixture.address(), ReadRequest::local);
    }

    @ParameterizedTest
    @CsvSource({
        "00026100 6f6374657400,        2, WRITE_REQUEST,  read-only server",
        "00016100 6d61696c00,          4, BAD_MODE,       mode is neither octet nor netascii",
        "00016100 00,                  4, BAD_MODE,       mode is neither octet nor netascii",
        "000161,                       4, MALFORMED,      string without its ending NUL",
        "0001,                         4, MALFORMED,      string without its ending NUL",
        "0001610062006f6374657400,     4, BAD_MODE,       mode is neither octet nor netascii",
        "0009,                         4, MALFORMED,      unknown opcode",
        "ffff00000000,                 4, MALFORMED,      unknown opcode",
    })
    void whatIsNoReadRequestGetsTheErrorOfTheRfc(String hex, int code, DropReason reason, String message)
            throws Exception {
        client.send(fixture.address(), HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(code, message));
        assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(reason);
        assertThat(fixture.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',            MALFORMED",
        "00,            MALFORMED",
        "0003000161,    UNEXPECTED",
        "00040001,      UNKNOWN_TRANSFER",
        "0004,          UNKNOWN_TRANSFER",
        "0005000061,    UNKNOWN_TRANSFER",
        "00060000,      UNEXPECTED",
    })
    void whatBelongsToNoTransferIsCountedAndNotAnswered(String hex, DropReason reason) throws Exception {
        client.send(fixture.address(), HexFormat.of().parseHex(hex));

        assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(reason);
        client.assertSilence(MOMENT);
    }

    @Test
    void aMissingFileIsError1() throws Exception {
        client.ask(fixture.address(), "missing", Map.of("blksize", "1428"));

        assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(1, "File not found"));
        TransferReport report = fixture.nextReport();
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(report.detail()).isEqualTo("File not found");
        assertThat(fixture.server.activeTransfers()).isZero();
    }

    @Test
    void aRefusalKeepsItsCodeAndComesBackWithItsTag() throws Exception {
        answer("secret", new Reply.Refuse(ErrorCode.ACCESS_VIOLATION, "name leads out of the tree", "tag"));
        client.ask(fixture.address(), "secret", Map.of());

        assertThat(client.receive(Packet.Error.class).code()).isEqualTo(2);
        TransferReport report = fixture.nextReport();
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.tag()).isEqualTo("tag");
    }

    @Test
    void aLongMessageIsCutAndItsControlCharactersReplaced() throws Exception {
        answer("long", new Reply.Refuse(ErrorCode.NOT_DEFINED, "line\none\0" + "x".repeat(5000)));
        client.ask(fixture.address(), "long", Map.of());

        Packet.Error error = client.receive(Packet.Error.class);

        assertThat(error.message()).startsWith("line?one?xxx").hasSize(120).endsWith("…");
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void silenceSendsNothingAndTheNextRequestIsANewOne() throws Exception {
        answer("slow", new Reply.Silence("cluster is away"));
        client.ask(fixture.address(), "slow", Map.of());
        assertThat(fixture.nextReport())
                .returns(Outcome.SILENT, TransferReport::outcome)
                .returns("cluster is away", TransferReport::detail);

        fixture.replies.remove("slow");
        fixture.add("slow", 3);
        client.ask(fixture.address(), "slow", Map.of());

        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(3);
        assertThat(fixture.requests).hasSize(2);
    }

    @Test
    void aHandlerThatFailsIsError0() throws Exception {
        fixture.replies.put("broken", CompletableFuture.failedFuture(new IllegalStateException("no database")));
        client.ask(fixture.address(), "broken", Map.of());

        assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(0, "internal error"));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aHandlerThatThrowsIsError0() throws Exception {
        try (TftpServer server = TftpServer.start(
                ServerFixture.config(transport, fixture.address().getAddress()),
                request -> {
                    throw new IllegalStateException("broken handler");
                },
                ServerObserver.NONE)) {
            client.ask(server.addresses().getFirst(), "any", Map.of());

            assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(0, "internal error"));
        }
    }

    @Test
    void aRepeatedRequestIsTheSameWhileItsAnswerIsAwaited() throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        fixture.replies.put("slow", reply);
        client.ask(fixture.address(), "slow", Map.of());
        client.ask(fixture.address(), "slow", Map.of());
        client.ask(fixture.address(), "slow", Map.of());
        ServerFixture.next(fixture.requests, "request");
        client.assertSilence(MOMENT);

        reply.complete(new Reply.Send(new BytesContent(new byte[3])));

        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(1);
        assertThat(fixture.requests).as("further requests to the handler").isEmpty();
        client.answer(new Packet.Ack(1));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
        assertThat(fixture.reports).isEmpty();
    }

    @Test
    void aRepeatedRequestDoesNotSetARunningTransferBack() throws Exception {
        fixture.add("file", 2000);
        client.ask(fixture.address(), "file", Map.of());
        client.receive(Packet.Data.class);
        client.answer(new Packet.Ack(1));
        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(2);

        client.ask(fixture.address(), "file", Map.of());
        client.send(fixture.address(), new Packet.Ack(2));

        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(3);
        assertThat(fixture.requests).hasSize(1);
    }

    @Test
    void aClientThatWasSilentAndAsksAgainBeginsAnew() throws Exception {
        fixture.add("file", 2000);
        client.ask(fixture.address(), "file", Map.of("timeout", "60"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        client.receive(Packet.Data.class);
        client.assertSilence(Duration.ofMillis(500));

        client.ask(fixture.address(), "file", Map.of());

        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(1);
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    void anotherNameFromTheSamePortTakesThePlaceOfTheFirst() throws Exception {
        fixture.add("first", 2000);
        byte[] second = fixture.add("second", 300);
        client.ask(fixture.address(), "first", Map.of());
        client.receive(Packet.Data.class);
        client.ask(fixture.address(), "second", Map.of());

        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(second));
        assertThat(fixture.nextReport())
                .returns(Outcome.ABORTED, TransferReport::outcome)
                .returns("client asked for something else, or began anew", TransferReport::detail);
    }

    /** RFC 2347: what is negotiated belongs to the request; who asks anew would take 1,400-byte blocks for broken ones. */
    @ParameterizedTest
    @CsvSource({
        "blksize=600 timeout=60,                    blksize=600 timeout=60",
        "blksize=1400 timeout=60 windowsize=4,      blksize=1400 timeout=60 windowsize=4",
        "blksize=1400 timeout=59,                   blksize=1400 timeout=59",
        "timeout=60,                                timeout=60",
        "blksize=1400 timeout=60 multicast=1,       blksize=1400 timeout=60",
    })
    void otherOptionsFromTheSamePortBeginAnew(String asked, String granted) throws Exception {
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", options("blksize=1400 timeout=60"));
        assertThat(client.receive(Packet.Oack.class).options()).containsEntry("blksize", "1400");

        client.ask(fixture.address(), "file", options(asked));

        assertThat(client.receive(Packet.Oack.class).options()).isEqualTo(options(granted));
        assertThat(fixture.nextReport())
                .returns(Outcome.ABORTED, TransferReport::outcome)
                .returns("client asked for something else, or began anew", TransferReport::detail);
        assertThat(fixture.server.activeTransfers()).isEqualTo(1);
    }

    @Test
    void aClientThatGivesItsOptionsUpGetsPlainBlocks() throws Exception {
        byte[] bytes = fixture.add("file", 700);
        client.ask(fixture.address(), "file", options("blksize=1400 timeout=60"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(700);

        client.ask(fixture.address(), "file", Map.of());

        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(bytes, 0, 512));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.ABORTED);
        client.answer(new Packet.Ack(1));
        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(bytes, 512, 188));
        client.answer(new Packet.Ack(2));
        assertThat(fixture.nextReport())
                .returns(Outcome.SERVED, TransferReport::outcome)
                .returns(512, TransferReport::blksize);
    }

    @Test
    void anotherModeOrCaseOfTheNameBeginsAnew() throws Exception {
        fixture.add("file", 700);
        fixture.add("FILE", 3);
        client.ask(fixture.address(), "file", Map.of());
        client.receive(Packet.Data.class);

        client.send(fixture.address(), new Packet.Rrq("file", Mode.NETASCII, Map.of()));
        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(1);
        assertThat(fixture.nextReport().request().mode()).isEqualTo(Mode.OCTET);

        client.ask(fixture.address(), "FILE", Map.of());
        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(3);
        assertThat(fixture.nextReport().request().mode()).isEqualTo(Mode.NETASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000166696c6500 6f6374657400 74696d656f757400363000 626c6b73697a65003134303000",
                "000166696c6500 4f4354455400 424c4b53495a45003134303000 74696d656f757400363000",
            })
    void optionsInAnotherOrderOrCaseAreTheSameRequest(String repeat) throws Exception {
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", options("blksize=1400 timeout=60"));
        client.receive(Packet.Oack.class);

        client.send(fixture.address(), HexFormat.of().parseHex(repeat.replace(" ", "")));

        client.assertSilence(MOMENT);
        assertThat(fixture.requests).hasSize(1);
        assertThat(fixture.reports).isEmpty();
    }

    @Test
    void otherOptionsWhileTheAnswerIsAwaitedTakeThePlaceOfTheFirst() throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        fixture.replies.put("slow", reply);
        client.ask(fixture.address(), "slow", options("blksize=1400 timeout=60"));
        client.ask(fixture.address(), "slow", options("blksize=600 timeout=60"));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.ABORTED);

        reply.complete(new Reply.Send(new BytesContent(new byte[3])));

        assertThat(client.receive(Packet.Oack.class).options()).isEqualTo(options("blksize=600 timeout=60"));
        client.assertSilence(MOMENT);
    }

    @Test
    void aLateAnswerToARequestThatIsOverGivesItsClaimBack() throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        fixture.replies.put("slow", reply);
        client.ask(fixture.address(), "slow", Map.of());
        ServerFixture.next(fixture.requests, "request");
        client.ask(fixture.address(), "missing", Map.of());
        client.receive(Packet.Error.class);

        GrowingContent content = new GrowingContent(0);
        Content.Claim claim = content.claim();
        assertThat(content.isAbandoned()).isFalse();
        reply.complete(new Reply.Send(content, claim, null));

        await("claim given back").atMost(20, SECONDS).until(content::isAbandoned);
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String each : text.split(" ", -1)) {
            options.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return options;
    }

    private void answer(String name, Reply reply) {
        fixture.replies.put(name, CompletableFuture.completedFuture(reply));
    }
}
