package io.option150.edge.drain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Main class of a container's stop hook: has the edge of this container drain and waits for it. Knows nothing but the JDK,
 * so that it starts at once and needs little beside the edge.
 */
public final class DrainCommand {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private DrainCommand() {}

    /**
     * Arguments: base URL of the edge's API, file with the admin's token, and for {@code https} a PEM file with the certificates
     * to believe. Status 0: the edge is free to leave.
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: DrainCommand <base URL> <file with the admin's token> [<PEM file of a CA>]");
            System.exit(USAGE);
        }
        try {
            if (arguments.length > 2) {
                HttpsURLConnection.setDefaultSSLSocketFactory(trusting(Path.of(arguments[2])));
            }
            System.out.println(drain(
                    URI.create(arguments[0]),
                    Files.readString(Path.of(arguments[1])).strip()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("not drained: " + e);
            System.exit(FAILED);
        }
    }

    /** Believes the certificates of a PEM file, and nobody else. */
    static SSLSocketFactory trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), ca);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Returns the edge's answer once it is there; the edge itself sees to it that this does not take for ever. */
    static String drain(URI edge, String token) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create(edge + "/api/v1/service/drain").toURL().openConnection();
        try {
            call.setRequestMethod("POST");
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setFixedLengthStreamingMode(0);
            call.setDoOutput(true);
            call.setRequestProperty("Authorization", "Bearer " + token);
            call.getOutputStream().close();
            if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP " + call.getResponseCode());
            }
            try (InputStream body = call.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            call.disconnect();
        }
    }
}
