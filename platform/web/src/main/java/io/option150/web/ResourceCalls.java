package io.option150.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/**
 * Which methods the resources have for a path, and the types that each answers with, as their annotations say. The framework
 * knows it, too, but not yet when it refuses a call for its method or for what it accepts.
 */
@Singleton
public class ResourceCalls {

    private final RequestMapper<Map<String, Set<String>>> calls;

    ResourceCalls(BeanManager beans) {
        var byPath = new TreeMap<String, Map<String, Set<String>>>();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var resource = bean.getBeanClass();
            if (resource.isAnnotationPresent(Path.class)) {
                Arrays.stream(resource.getMethods()).forEach(method -> add(resource, method, byPath));
            }
        }
        var paths = new ArrayList<RequestMapper.RequestPath<Map<String, Set<String>>>>();
        byPath.forEach((path, methods) ->
                paths.add(new RequestMapper.RequestPath<>(false, new URITemplate(path, false), methods)));
        this.calls = new RequestMapper<>(paths);
    }

    /** The types of answers by HTTP method, none for a path of no resource. */
    Map<String, Set<String>> at(String path) {
        var match = calls.map(path);
        return match == null ? Map.of() : match.value;
    }

    private static void add(Class<?> resource, Method method, Map<String, Map<String, Set<String>>> byPath) {
        for (var annotation : method.getAnnotations()) {
            var http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                var answers = byPath.computeIfAbsent(path(resource, method), _ -> new TreeMap<>());
                types(resource, method)
                        .forEach(type -> answers.computeIfAbsent(http.value(), _ -> new LinkedHashSet<>())
                                .add(type));
                if (http.value().equals(HttpMethod.GET)) {
                    answers.put(HttpMethod.HEAD, Set.copyOf(answers.get(HttpMethod.GET)));
                }
            }
        }
    }

    private static String path(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        return "/" + bare(resource.getAnnotation(Path.class)) + (below == null ? "" : "/" + bare(below));
    }

    private static String bare(Path path) {
        return path.value().replaceAll("^/+|/+$", "");
    }

    private static List<String> types(Class<?> resource, Method method) {
        var own = method.getAnnotation(Produces.class);
        var said = own == null ? resource.getAnnotation(Produces.class) : own;
        return said == null ? List.of(MediaType.APPLICATION_JSON) : List.of(said.value());
    }
}
