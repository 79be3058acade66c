package io.option150.files.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider: its discovery document and keys over HTTP, and tokens signed (RS256) by the key there. What
 * it says is what Keycloak's realm {@code voice} says.
 */
public final class Provider implements QuarkusTestResourceLifecycleManager {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final KeyPair KEY = key();

    private static volatile String issuer = "";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort() + "/realms/voice";
        server.createContext(
                "/realms/voice/.well-known/openid-configuration", call -> answer(call, """
                {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token",
                 "authorization_endpoint":"%1$s/auth","id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer)));
        server.createContext("/realms/voice/certs", call -> answer(call, keys()));
        server.start();
        return Map.of(
                "option150.auth.oidc.enabled", "true",
                "option150.auth.oidc.issuer", issuer,
                "option150.auth.oidc.audience", "option150");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** A token as Keycloak makes them. */
    static String token(KeyPair signer, String audience, Instant expires, String... roles) {
        var claims = """
                {"iss":"%s","sub":"4711","preferred_username":"otto","aud":"%s","iat":%d,"exp":%d,"typ":"Bearer",
                 "realm_access":{"roles":["%s"]}}
                """.formatted(
                        issuer,
                        audience,
                        expires.getEpochSecond() - 300,
                        expires.getEpochSecond(),
                        String.join("\",\"", roles));
        var signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"one\"}") + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token with these roles. */
    static String token(String... roles) {
        return token(KEY, "option150", Instant.now().plusSeconds(300), roles);
    }

    /** The provider's key. */
    static KeyPair own() {
        return KEY;
    }

    /** A key that is not the provider's. */
    static KeyPair key() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keys() {
        var key = (RSAPublicKey) KEY.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"one","n":"%s","e":"%s"}]}
                """.formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private static void answer(HttpExchange call, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        try (var body = call.getResponseBody()) {
            body.write(bytes);
        }
    }
}
