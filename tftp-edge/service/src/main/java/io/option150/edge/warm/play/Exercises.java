package io.option150.edge.warm.play;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.http.HttpsFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.rehearsal.RehearsedNames;
import io.option150.edge.tls.ServerKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** One exercise for each front that is on. */
@Singleton
final class Exercises {

    private final TftpFront tftp;
    private final HttpFront http;
    private final HttpsFront https;
    private final ServerKeys keys;
    private final RehearsedNames names;

    Exercises(TftpFront tftp, HttpFront http, HttpsFront https, ServerKeys keys, RehearsedNames names) {
        this.tftp = tftp;
        this.http = http;
        this.https = https;
        this.keys = keys;
        this.names = names;
    }

    /** Those of the fronts as they are bound now; they are closed by who asks. */
    List<Exercise> all() throws SSLException {
        List<Exercise> all = new ArrayList<>();
        all.add(new TftpExercise(tftp, names));
        all.add(new HttpExercise("http", http::addresses, () -> true, names, null));
        if (!https.phones().isEmpty()) {
            all.add(new HttpExercise(
                    "https", https::phones, () -> keys.certificate().isPresent(), names, client()));
        }
        return List.copyOf(all);
    }

    /** The client asks its own server, whose certificate others are to judge. */
    private static SslContext client() throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
    }
}
