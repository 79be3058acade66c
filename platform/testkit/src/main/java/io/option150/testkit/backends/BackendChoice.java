package io.option150.testkit.backends;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether tests run against containers or embedded servers; {@code option150.test.backends} forces one of them. */
enum BackendChoice {
    CONTAINERS,
    EMBEDDED;

    /**
     * The forced kind if there is one; else containers where an engine answers that has the images, else embedded.
     *
     * @param forced {@code containers}, {@code embedded} or nothing
     * @throws IllegalArgumentException if something else is forced, or containers are and can't be had
     */
    static BackendChoice make(String forced, Map<String, String> environment, Images images) {
        Optional<ContainerEngine> engine = ContainerEngine.find(environment);
        boolean possible = engine.isPresent() && engine.get().has(images.all());
        return switch (forced.toLowerCase(Locale.ROOT)) {
            case "" -> possible ? CONTAINERS : EMBEDDED;
            case "embedded" -> EMBEDDED;
            case "containers" -> {
                if (!possible) {
                    throw new IllegalArgumentException(
                            engine.isPresent()
                                    ? "option150.test.backends=containers, but the container engine lacks one of "
                                            + images.all()
                                    : "option150.test.backends=containers, but no container engine answers");
                }
                yield CONTAINERS;
            }
            default ->
                throw new IllegalArgumentException(
                        "option150.test.backends must be containers or embedded, not \"" + forced + "\"");
        };
    }
}
