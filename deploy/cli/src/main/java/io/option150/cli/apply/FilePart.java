package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files for all phones, compared by their SHA-256. */
final class FilePart implements Part {

    private static final int BUFFER = 1 << 16;

    private final Server server;
    private final List<Change> changes = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /**
     * What is to be stored.
     *
     * @param seen how the file was when it was compared
     * @param isForced whether it is stored though it has errors
     */
    private record Source(Path file, Condition seen, boolean isForced) {}

    FilePart(Server server, List<Document> documents) throws IOException {
        this.server = server;
        for (var document : documents) {
            document.onlyHas("source", "forced");
            var source = document.folder().resolve(document.required("source"));
            if (!Files.isRegularFile(source)) {
                throw document.wrong("spec.source names " + source + ", which is no file");
            }
            members.add(new Member(Kind.FILE, document.name()));
            compare(document.name(), source, document.spec().path("forced").asBoolean());
        }
    }

    private void compare(String name, Path source, boolean isForced) throws IOException {
        var there = find(server, name);
        var from = there == null ? null : there.path("sha256");
        var to = JsonNodeFactory.instance.textNode(sha256(source));
        if (!to.equals(from)) {
            sources.put(
                    name, new Source(source, from == null ? Condition.NEW : Condition.still(from.asText()), isForced));
            changes.add(new Change(
                    Kind.FILE.word(),
                    name,
                    Change.action(there == null),
                    List.of(new Change.Field("sha256", from, to))));
        }
    }

    /** The list is in the order of bytes: the file itself comes before all that begin as it does. */
    static @Nullable JsonNode find(Server server, String name) {
        var first = server.get(ApiPath.of("files").with("prefix", name).with("size", 1))
                .path("items")
                .path(0);
        return first.path("path").asText().equals(name) ? first : null;
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public List<String> apply() throws IOException {
        List<String> refusals = new ArrayList<>();
        for (var source : sources.entrySet()) {
            try (var answer = server.stream(
                    "PUT",
                    ApiPath.of("files")
                            .below(source.getKey())
                            .with("force", source.getValue().isForced() ? "true" : null),
                    "application/octet-stream",
                    BodyPublishers.ofFile(source.getValue().file()),
                    source.getValue().seen())) {
                answer.transferTo(OutputStream.nullOutputStream());
            } catch (Failure refused) {
                if (refused.exit() == Exit.UNREACHABLE) {
                    throw refused;
                }
                refusals.add("File " + source.getKey() + ": " + refused.getMessage());
            }
        }
        return refusals;
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
