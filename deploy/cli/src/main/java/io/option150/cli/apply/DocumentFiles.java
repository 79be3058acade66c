package io.option150.cli.apply;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads documents out of files of YAML, in which JSON may stand as well. */
final class DocumentFiles {

    private static final int LONGEST = 1 << 28;
    private static final ObjectMapper YAML = mapper();

    private final InputStream in;
    private final List<Document> documents = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private DocumentFiles(InputStream in) {
        this.in = in;
    }

    /**
     * All documents of these files, in their order.
     *
     * @param files paths of files and folders ({@code .yaml}, {@code .yml} and {@code .json} files in them), {@code -} for standard
     *     input
     * @throws Failure if one cannot be read, is none, or describes what another one describes
     */
    static List<Document> read(List<String> files, InputStream in) throws IOException {
        var reader = new DocumentFiles(in);
        for (var file : files) {
            reader.read(file);
        }
        return reader.documents;
    }

    private void read(String name) throws IOException {
        if (name.equals("-")) {
            read(in, Path.of(""), "standard input");
            return;
        }
        var path = Path.of(name);
        if (Files.isDirectory(path)) {
            try (var entries = Files.list(path)) {
                for (var entry : entries.filter(DocumentFiles::isOne).sorted().toList()) {
                    readFile(entry);
                }
            }
        } else {
            readFile(path);
        }
    }

    private void readFile(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            read(bytes, Objects.requireNonNullElse(file.getParent(), Path.of("")), file.toString());
        }
    }

    private void read(InputStream bytes, Path folder, String file) throws IOException {
        int number = 0;
        try (var found = YAML.readerFor(JsonNode.class).<JsonNode>readValues(bytes)) {
            while (found.hasNextValue()) {
                number++;
                var node = found.nextValue();
                if (node != null && !node.isNull() && !node.isMissingNode()) {
                    add(Document.of(node, folder, file + ", document " + number));
                }
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Failure.wrongUse(file + (at == null ? "" : ", line " + at.getLineNr()) + ": is no YAML: "
                    + e.getOriginalMessage()
                            .lines()
                            .filter(line -> !line.startsWith(" "))
                            .limit(2)
                            .collect(Collectors.joining(": ")));
        }
    }

    private void add(Document document) {
        if (!names.add(document.kind() + " " + document.name())) {
            throw document.wrong("is described twice");
        }
        documents.add(document);
    }

    private static boolean isOne(Path file) {
        var name = file.toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private static ObjectMapper mapper() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setAllowDuplicateKeys(false);
        return new ObjectMapper(YAMLFactory.builder().loaderOptions(options).build());
    }
}
