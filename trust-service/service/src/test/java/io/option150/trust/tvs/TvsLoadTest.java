package io.option150.trust.tvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.TrustServiceTest;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.identity.CurrentSigners;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With {@code -Dlong}: many idle phones and many requests at once. The phones run in the same process and cost as much. */
@QuarkusTest
@TrustServiceTest
@EnabledIfSystemProperty(named = "long", matches = ".*")
@TestProfile(TvsLoadTest.UsualPatience.class)
class TvsLoadTest {

    private static final Logger LOG = Logger.getLogger(TvsLoadTest.class);
    private static final int IDLE = Integer.getInteger("tvs.idle", 8_000);
    private static final int BUSY = 64;
    private static final int AT_ONCE = 16;
    private static final Duration WARMING = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int ANSWER = 25;

    /** Other tests cut off early. */
    public static final class UsualPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.tvs.request-timeout", "10s");
        }
    }

    @Inject
    TvsServer server;

    @Inject
    CurrentSigners identities;

    @Inject
    Vertx vertx;

    @Test
    void manyIdlePhonesDoNotHinderBusyOnes() throws InterruptedException, GeneralSecurityException {
        var request = Buffer.buffer(TvsClient.verification(identities
                .held()
                .orElseThrow()
                .certificate(CertificateUse.CCM_TFTP)
                .getEncoded()));
        NetClient client = vertx.createNetClient(new NetClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm("")
                .setConnectTimeout(60_000));
        var lost = new AtomicLong();
        try {
            long begin = System.nanoTime();
            openIdle(client, request, lost);
            double seconds = (System.nanoTime() - begin) / 1e9;
            LOG.infof("TVS: %d connections with one request each in %.1f s: %.0f/s", IDLE, seconds, IDLE / seconds);
            double rate = busy(client, request);
            LOG.infof("TVS: %.0f requests/s on %d connections beside %d idle ones", rate, BUSY, IDLE);
            assertThat(lost).hasValue(0);
            assertThat(rate).isGreaterThan(2_000);
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void openIdle(NetClient client, Buffer request, AtomicLong lost) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        var open = new CountDownLatch(IDLE);
        for (int one = 0; one < IDLE; one++) {
            places.acquire();
            connect(
                    client,
                    places,
                    new Phone(request, lost, () -> {
                        places.release();
                        open.countDown();
                        return false;
                    }),
                    lost);
        }
        assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private double busy(NetClient client, Buffer request) throws InterruptedException {
        var answers = new AtomicLong();
        var goOn = new AtomicBoolean(true);
        var unused = new AtomicLong();
        var places = new Semaphore(0);
        for (int one = 0; one < BUSY; one++) {
            connect(
                    client,
                    places,
                    new Phone(request, unused, () -> {
                        answers.incrementAndGet();
                        return goOn.get();
                    }),
                    unused);
        }
        Thread.sleep(WARMING);
        long before = answers.get();
        Thread.sleep(MEASURED);
        double rate = (answers.get() - before) / (double) MEASURED.toSeconds();
        goOn.set(false);
        return rate;
    }

    private void connect(NetClient client, Semaphore places, Phone phone, AtomicLong lost) {
        // The last address has a loop for each processor, also when the port was free to choose.
        InetSocketAddress address = server.addresses().getLast();
        client.connect(address.getPort(), address.getAddress().getHostAddress())
                .onSuccess(phone::begin)
                .onFailure(failed -> {
                    LOG.error("cannot connect", failed);
                    lost.incrementAndGet();
                    places.release();
                });
    }

    /** Sends its request, and again after each answer as long as it is told to. */
    private record Phone(Buffer request, AtomicLong lost, BooleanSupplier answered) {

        void begin(NetSocket socket) {
            var gathered = new int[1];
            socket.closeHandler(gone -> lost.incrementAndGet());
            socket.handler(piece -> {
                gathered[0] += piece.length();
                if (gathered[0] >= ANSWER) {
                    gathered[0] = 0;
                    if (answered.getAsBoolean()) {
                        socket.write(request);
                    }
                }
            });
            socket.write(request);
        }
    }
}
