package io.option150.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;

/**
 * Types that are no part of Kubernetes itself, the Prometheus operator's and those of the Gateway API, as fabric8 makes them from
 * their definitions, read so that a field which they do not know is refused.
 */
final class OperatorTypes {

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1/PodMonitor", PodMonitor.class,
            "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class,
            "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** The types collect what they do not know; here it is an error. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private OperatorTypes() {}

    static boolean has(String type) {
        return TYPES.containsKey(type);
    }

    /** Fails on a field or a type of value that the operator does not know. */
    static void check(String type, JsonNode document) {
        try {
            MAPPER.treeToValue(document, TYPES.get(type));
        } catch (JsonProcessingException e) {
            throw new AssertionError(type + " " + document.at("/metadata/name") + ": " + e.getOriginalMessage(), e);
        }
    }
}
