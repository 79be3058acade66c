package io.option150.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query parameters that a call has. All others are refused: a mistyped filter that is passed over shows, or changes,
 * more than was meant.
 */
public final class QueryParameters {

    /** By name, in the order of names, for people. */
    private final Map<String, QueryShape> known = new TreeMap<>();

    private QueryParameters() {}

    /** Those of a raw route, which reads them itself; each may stand once. */
    public static QueryParameters of(String... names) {
        var parameters = new QueryParameters();
        for (var name : names) {
            parameters.known.put(name, QueryShape.TEXT);
        }
        return parameters;
    }

    /** Those of a resource's method, and of the beans it takes its parameters in. */
    static QueryParameters of(Method method) {
        var parameters = new QueryParameters();
        for (var parameter : method.getParameters()) {
            parameters.add(parameter, parameter.getName(), parameter.getType());
        }
        return parameters;
    }

    private void add(AnnotatedElement element, String name, Class<?> type) {
        var query = element.getAnnotation(QueryParam.class);
        var rest = element.getAnnotation(RestQuery.class);
        if (query != null) {
            known.put(query.value(), QueryShape.of(type));
        } else if (rest != null) {
            known.put(rest.value().isEmpty() ? name : rest.value(), QueryShape.of(type));
        } else if (element.isAnnotationPresent(BeanParam.class)) {
            for (var field : type.getDeclaredFields()) {
                add(field, field.getName(), field.getType());
            }
        }
    }

    /**
     * Checks a call's.
     *
     * @param names those given
     * @param values of the one of this name, decoded
     * @throws ProblemException 400 with every parameter that is unknown, given too often, or not of its type
     */
    void check(Collection<String> names, Function<String, List<String>> values) {
        var violations = new ArrayList<Violation>();
        for (var name : names) {
            var shape = known.get(name);
            var given = values.apply(name);
            if (shape == null) {
                violations.add(new Violation(name, rule(), String.join(",", given)));
            } else {
                shape.fault(given)
                        .ifPresent(rule -> violations.add(new Violation(name, rule, String.join(",", given))));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
    }

    /** Checks those of a raw route's call, as {@link #check(Collection, Function)} does. */
    public void check(RoutingContext call) {
        var given = call.queryParams();
        if (!given.isEmpty()) {
            check(given.names(), given::getAll);
        }
    }

    private String rule() {
        return "is no parameter of this call; "
                + (known.isEmpty() ? "it has none" : "it has " + String.join(", ", known.keySet()));
    }
}
