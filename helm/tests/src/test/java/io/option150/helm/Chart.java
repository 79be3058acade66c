package io.option150.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The chart under test, and what Helm makes of it. */
final class Chart {

    static final Path FOLDER = Path.of("../option150").toAbsolutePath().normalize();
    static final YAMLMapper YAML = new YAMLMapper();

    /** The library leaves hooks out of what it renders; as plain objects they are held to the same rules as the rest. */
    private static final String HOOK = "helm.sh/hook: ";

    static final String TESTED_HOOK = "tested.helm.sh/hook";

    private static final Path COPY = copyWithoutHooks();

    /** Where Helm looks for a cluster: the library's "template" looks things up, where Helm's own does not. */
    private static final Path KUBECONFIG = Path.of(System.getenv("KUBECONFIG"));

    private static final ClusterApi NO_CLUSTER = ClusterApi.knowingNothing();

    private Chart() {}

    /** The manifests as text, for a release {@code o150} in the namespace {@code phones}; {@code values} as in {@code --set}. */
    static String text(String... values) {
        return text(NO_CLUSTER, values);
    }

    /** The same where this cluster is asked for what the chart looks up. */
    static String text(ClusterApi cluster, String... values) {
        writeKubeConfig(cluster);
        TemplateCommand command = new Helm(COPY).template().withName("o150").withNamespace("phones");
        Arrays.stream(values).map(value -> value.split("=", 2)).forEach(pair -> command.set(pair[0], pair[1]));
        return command.call();
    }

    /** The manifests, each as a tree. */
    static List<JsonNode> render(String... values) {
        return parse(text(values));
    }

    static List<JsonNode> parse(String manifests) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
            return documents.readAll().stream()
                    .filter(document -> document.isObject() && !document.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage() + "\n" + manifests, e);
        }
    }

    static LintResult lint() {
        return new Helm(FOLDER).lint().call();
    }

    /** The one document of this kind and name. */
    static JsonNode find(List<JsonNode> documents, String kind, String name) {
        return documents.stream()
                .filter(document -> kind.equals(document.path("kind").asText())
                        && name.equals(document.at("/metadata/name").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    private static void writeKubeConfig(ClusterApi cluster) {
        try {
            Files.createDirectories(KUBECONFIG.resolveSibling("."));
            Files.writeString(KUBECONFIG, cluster.kubeConfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copyWithoutHooks() {
        Path copy = Path.of("target/chart").toAbsolutePath();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file));
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, Files.readString(file).replace(HOOK, TESTED_HOOK + ": "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
