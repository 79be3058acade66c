package io.option150.files.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.StoreTest;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers with the token of an OpenID Connect provider. */
@StoreTest
@TestProfile(ProviderTest.WithProvider.class)
class ProviderTest {

    /** OIDC is on. */
    public static final class WithProvider implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    // It goes over to HTTP/2, whose refusals must have no header Connection.
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    @Test
    void theProvidersRolesStandForOurs() throws Exception {
        var viewer = Provider.token("default-roles-voice", "option150-viewer");
        assertThat(call("GET", viewer).statusCode()).isEqualTo(404);
        assertThat(call("PUT", viewer).statusCode()).isEqualTo(403);

        var operator = Provider.token("option150-operator");
        assertThat(call("PUT", operator).statusCode()).isEqualTo(201);
        assertThat(call("GET", Provider.token("option150-admin")).statusCode()).isEqualTo(200);
        assertThat(call("DELETE", operator).statusCode()).isEqualTo(204);
    }

    @Test
    void rolesOfOurNamesCountForNothing() throws Exception {
        var answer = call("GET", Provider.token("admin", "operator", "viewer", "service"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("otto").contains("viewer");
    }

    @Test
    void onlyGoodTokensAreTaken() throws Exception {
        var soon = Instant.now().plusSeconds(300);
        refused(Provider.token(Provider.key(), "option150", soon, "option150-admin"));
        refused(Provider.token(Provider.own(), "another", soon, "option150-admin"));
        refused(Provider.token(Provider.own(), "option150", Instant.now().minusSeconds(3600), "option150-admin"));
        refused("no-such-token-0123456789");
        refused("a.b.c");
    }

    @Test
    void ourOwnTokensGoOnToWork() throws Exception {
        assertThat(call("GET", TestTokens.ADMIN).statusCode()).isEqualTo(404);
        assertThat(call("PUT", TestTokens.VIEWER).statusCode()).isEqualTo(403);
    }

    private void refused(String token) throws IOException, InterruptedException {
        var answer = call("GET", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"option150\"");
        assertThat(answer.body()).contains("\"status\":401");
    }

    private HttpResponse<String> call(String method, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/files/provider.xml"))
                .header("Authorization", "Bearer " + token)
                .method(method, method.equals("PUT") ? BodyPublishers.ofString("x") : BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
