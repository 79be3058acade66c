package io.option150.config.render;

import io.quarkus.qute.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A template of this package, read once. */
final class ShippedTemplate {

    private final String name;
    private final Sandbox sandbox;
    private final Template template;

    ShippedTemplate(String name, Sandbox sandbox) {
        this.name = name;
        this.sandbox = sandbox;
        this.template = sandbox.parse(name, text(name));
    }

    String render(Map<String, Object> values) {
        return sandbox.render(template, name, values);
    }

    private static String text(String name) {
        try (var in = ShippedTemplate.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, () -> "part of the jar: " + name).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
