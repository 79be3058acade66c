package io.option150.trust.formats.tvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TvsPropertiesTest {

    @Property
    void anyBytesGiveAMessageOrAFaultWithinTheInput(@ForAll byte[] input) {
        assertTotal(input);
    }

    @Property
    void anyElementsGiveAMessageOrAFaultWithinTheInput(
            @ForAll @IntRange(min = 1, max = 4) int type, @ForAll @Size(max = 255) byte[] elements) {
        byte[] input = Arrays.copyOf(
                new byte[] {0x57, 1, (byte) type, 0, 0, 0, 0, 1, 0, (byte) elements.length}, 10 + elements.length);
        System.arraycopy(elements, 0, input, 10, elements.length);
        assertTotal(input);
    }

    @Property
    void anyMessageWithBytesReplacedGivesAMessageOrAFaultWithinTheInput(
            @ForAll("messages") TvsMessage message,
            @ForAll @IntRange(max = 2000) int at,
            @ForAll @Size(min = 1, max = 4) byte[] put) {
        byte[] input = TvsWriter.encode(message);
        int from = at % input.length;
        System.arraycopy(put, 0, input, from, Math.min(put.length, input.length - from));
        assertTotal(input);
    }

    @Property
    void everyMessageComesBackAsItWas(@ForAll("messages") TvsMessage message) throws MalformedException {
        byte[] written = TvsWriter.encode(message);

        assertThat(TvsReader.length(Arrays.copyOf(written, TvsReader.HEADER))).isEqualTo(written.length);
        assertThat(TvsReader.decode(written)).isEqualTo(message);
    }

    @Property
    void everyCutIsToldAsOne(@ForAll("messages") TvsMessage message, @ForAll @IntRange(max = 2000) int at) {
        byte[] written = TvsWriter.encode(message);
        try {
            TvsReader.decode(Arrays.copyOf(written, at % written.length));
            throw new AssertionError("a cut message was read");
        } catch (MalformedException fault) {
            assertThat(fault.truncated()).isTrue();
        }
    }

    @Provide
    Arbitrary<TvsMessage> messages() {
        Arbitrary<TvsSession> sessions =
                Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(id -> new TvsSession(1, id));
        Arbitrary<DeviceName> devices = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(name -> new DeviceName(name + "-SEP.0_1"));
        Arbitrary<Bytes> certificates =
                Arbitraries.of("ccmtftp", "ec", "tvs", "app").map(TvsPropertiesTest::der);
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .withChars(" .é;,0")
                .ofMaxLength(300)
                .map(name -> "CN=" + name);
        Arbitrary<SerialNumber> serials = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(160).subtract(BigInteger.ONE))
                .map(SerialNumber::of);
        Arbitrary<Vouch> vouches = Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 255)
                                .map(Function::new)
                                .list()
                                .ofMaxSize(30),
                        Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(Duration::ofSeconds))
                .as(Vouch::new);
        return Arbitraries.oneOf(
                Combinators.combine(sessions, devices, certificates).as(TvsMessage.VerificationRequest::new),
                Combinators.combine(sessions, vouches).as(TvsMessage.VerificationResponse::new),
                Combinators.combine(sessions, devices, names.optional(), names, serials)
                        .as(TvsMessage.QueryRequest::new),
                Combinators.combine(sessions, certificates, vouches).as(TvsMessage.QueryResponse::new),
                Combinators.combine(
                                sessions,
                                Arbitraries.of(TvsType.VERIFICATION_RESPONSE, TvsType.QUERY_RESPONSE),
                                Arbitraries.integers().between(1, 255))
                        .as(TvsMessage.Refusal::new));
    }

    private static Bytes der(String name) {
        try {
            return Bytes.copyOf(Vectors.certificate(name).getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(name, broken);
        }
    }

    private static void assertTotal(byte[] input) {
        try {
            TvsMessage message = TvsReader.decode(input);
            assertThat(TvsReader.decode(TvsWriter.encode(message))).isEqualTo(message);
        } catch (MalformedException fault) {
            assertThat(fault.offset()).isBetween(0, input.length);
            assertThat(fault.expected()).isNotBlank();
        }
    }
}
