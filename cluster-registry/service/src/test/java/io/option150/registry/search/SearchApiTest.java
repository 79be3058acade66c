package io.option150.registry.search;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registry finds by a part of a name. */
@RegistryTest
class SearchApiTest {

    private static final String SEARCH = "/api/v1/search";
    private static final String OURS = SEARCH + "/cluster-registry";
    private static final String PHONE = "SEP0011AA22BB33";

    @BeforeEach
    void clean() {
        Api.clean();
        remote("found-a", "192.0.2.91");
        device(PHONE, "found-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0011aa22bb33", "00:11:AA:22:BB:33", "0011.aa22", "00-11-aa-22", "sep0011aa", "11 AA 22"})
    void aPhoneIsFoundByItsMacAddressInAnyWriting(String q) {
        find(OURS, q)
                .body("items.kind", contains("phone"))
                .body("items.key", contains(PHONE))
                .body("items.note", contains("found-a"));
    }

    @Test
    void aClusterIsFoundByItsNameAndByAnAddressOfItsServers() {
        find(OURS, "FOUND-").body("items.findAll { it.kind == 'cluster' }.key", contains("found-a"));
        find(OURS, "192.0.2.91").body("items.key", contains("found-a"));
        find(OURS, "192.0.2.92").body("items", empty());
    }

    @Test
    void noMoreThanEightOfAKindAreTold() {
        for (int i = 10; i < 20; i++) {
            device("SEP0011AA22CC" + i, "found-a");
        }
        find(OURS, "22CC").body("items", hasSize(8));
    }

    @Test
    void ofAllServicesWhoIsAwayIsNamed() {
        find(SEARCH, "0011aa22bb33")
                .body("items.service", contains("cluster-registry"))
                .body("items.key", contains(PHONE))
                .body("missing.service", contains("file-store", "trust-service"));
    }

    @Test
    void whatIsTooShortOrOfAnotherServiceIsRefused() {
        for (var path : new String[] {OURS, SEARCH}) {
            problem(admin().queryParam("q", "a").get(path), 400)
                    .body("violations.field", hasItem("q"))
                    .body("violations[0].value", equalTo("a"));
            problem(admin().get(path), 400);
            given().queryParam("q", "aa").get(path).then().statusCode(401);
        }
        problem(admin().queryParam("q", "aa").get(SEARCH + "/nobody"), 404);
        problem(admin().queryParam("size", "1").queryParam("q", "aa").get(SEARCH), 400);
    }

    private static ValidatableResponse find(String path, String q) {
        return admin().queryParam("q", q).get(path).then().statusCode(200);
    }
}
