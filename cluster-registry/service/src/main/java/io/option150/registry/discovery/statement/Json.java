package io.option150.registry.discovery.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** What is our own, as JSON and back: statements keep it as text, and sets travel to the database so. */
@Singleton
public final class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** Fields of a cluster by the API's names; those that are null are left out. */
    ObjectNode fields(ClusterFields fields) {
        ObjectNode node = mapper.valueToTree(fields);
        node.properties().removeIf(field -> field.getValue().isNull());
        if (node.path("httpPort").asInt(-1) == 0) {
            node.putNull("httpPort");
        }
        return node;
    }

    <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was not written here: " + type, e);
        }
    }
}
