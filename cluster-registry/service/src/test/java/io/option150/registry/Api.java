package io.option150.registry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The API as an admin's client sees it. */
public final class Api {

    public static final String CLUSTERS = "/api/v1/clusters";
    public static final String DEVICES = "/api/v1/devices";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Api() {}

    /** A call with the admin's token. */
    public static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN).contentType(ContentType.JSON);
    }

    /** Fills in a JSON text's {@code '} for quotes, so that tests stay readable. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    /** A remote cluster with one address, all else by default. */
    public static ClusterRecord remote(String id, String address) {
        return created(
                        CLUSTERS,
                        json("{'clusterId':'%s','role':'remote','tftpAddresses':['%s']}".formatted(id, address)))
                .as(ClusterRecord.class);
    }

    /** A device with its home. */
    public static DeviceRecord device(String name, String clusterId) {
        return created(DEVICES, json("{'name':'%s','clusterId':'%s'}".formatted(name, clusterId)))
                .as(DeviceRecord.class);
    }

    private static Response created(String path, String body) {
        return admin().body(body).post(path).then().statusCode(201).extract().response();
    }

    public static ClusterRecord cluster(String id) {
        return admin().get(CLUSTERS + "/" + id).then().statusCode(200).extract().as(ClusterRecord.class);
    }

    public static DeviceRecord device(String name) {
        return admin().get(DEVICES + "/" + name)
                .then()
                .statusCode(200)
                .extract()
                .as(DeviceRecord.class);
    }

    /** Expects a problem document of this status. */
    public static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    /** Removes every device, every remote cluster, and gives the local one its first name and state. */
    public static void clean() {
        var devices = items(DEVICES);
        while (!devices.isEmpty()) {
            for (var device : devices) {
                admin().delete(DEVICES + "/" + device.get("name").textValue());
            }
            devices = items(DEVICES);
        }
        for (var cluster : items(CLUSTERS)) {
            // None may be named by another when it goes.
            var id = cluster.get("clusterId").textValue();
            if (cluster.get("role").textValue().equals("local")) {
                admin().body(json("{'clusterId':'local','fqdn':'','description':'','tftpEnabled':true,"
                                + "'manualOverride':false,'tftpAddresses':[],'secure':false,'order':100,'tftpPort':69,"
                                + "'httpPort':6970,'peers':[]}"))
                        .put(CLUSTERS + "/" + id)
                        .then()
                        .statusCode(200);
            } else {
                admin().body(json("{'tftpEnabled':false,'manualOverride':false,'tftpAddresses':[],'peers':[]}"))
                        .put(CLUSTERS + "/" + id)
                        .then()
                        .statusCode(200);
            }
        }
        for (var cluster : items(CLUSTERS)) {
            if (cluster.get("role").textValue().equals("remote")) {
                admin().delete(CLUSTERS + "/" + cluster.get("clusterId").textValue())
                        .then()
                        .statusCode(204);
            }
        }
    }

    /** Everything on the first page of a list. */
    public static JsonNode items(String path) {
        return read(admin().queryParam("size", 1000)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("items");
    }

    /** A JSON text as a tree. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
