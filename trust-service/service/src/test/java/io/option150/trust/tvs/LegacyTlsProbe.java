package io.option150.trust.tvs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.identity.TestKeys;
import io.option150.trust.verification.CurrentTrust;
import io.option150.trust.verification.TvsSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import javax.net.ssl.SSLException;

/** A TVS, or a phone of the 7900 series, in a process of its own: what Java forbids is read once a process. */
final class LegacyTlsProbe {

    static final int HANDSHAKE_REFUSED = 3;

    private LegacyTlsProbe() {}

    /**
     * {@code serve true|false}: our TVS with the switch on or off; prints its port, and ends with its input. {@code phone
     * <port>}: exit code 0 after an answer over TLS 1.0, {@value #HANDSHAKE_REFUSED} when the TVS refuses that.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            System.out.println(serve(arguments[1]));
            while (System.in.read() >= 0) {
                // Until whoever started us goes.
            }
            System.exit(0);
        }
        LegacyTls.allow();
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        try (var phone = TvsClient.of7900To(server)) {
            boolean answered =
                    phone.verify(phone.serverCertificate().getEncoded()).equals("2 1");
            System.exit(answered && phone.protocol().equals("TLSv1") ? 0 : 1);
        } catch (SSLException refused) {
            System.exit(HANDSHAKE_REFUSED);
        }
    }

    private static int serve(String legacyTls) {
        var values = Map.of(
                "option150.tvs.listen", "127.0.0.1", "option150.tvs.port", "0", "option150.tvs.legacy-tls", legacyTls);
        TvsSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "probe", 100))
                .withMapping(TvsSettings.class)
                .build()
                .getConfigMapping(TvsSettings.class);
        var server = new TvsServer(
                settings,
                new TvsTls(new TestKeys(CertificateUse.TVS), settings),
                new TvsAnswers(new CurrentTrust()),
                new TvsMetrics(new SimpleMeterRegistry()),
                Vertx.vertx());
        server.start(new StartupEvent());
        return server.addresses().getFirst().getPort();
    }
}
