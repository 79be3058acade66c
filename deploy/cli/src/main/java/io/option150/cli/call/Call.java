package io.option150.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Format;
import io.option150.cli.output.Out;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import io.option150.cli.server.Servers;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes: which server, by which token, printed how. */
public final class Call implements AutoCloseable {

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "admin address, such as https://option150.example:8082 (OPTION150_SERVER; else the suite on this machine)")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "file with the caller's token (OPTION150_TOKEN: the token or its file; else that of the suite on this machine)")
    private @Nullable Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "certificates (PEM) that the server's must come from (else those that Java trusts)")
    private @Nullable Path caFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json or yaml; json and yaml are the API's own documents")
    private Format format = Format.table;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    boolean help;

    private @Nullable Server server;

    public Call(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The server that is meant. */
    public Server server() {
        var found = server;
        if (found == null) {
            found = Servers.of(surroundings.environment(), surroundings.home(), url, tokenFile, caFile);
            server = found;
        }
        return found;
    }

    /** Lets go of the server, if one was called. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    public Out out() {
        return new Out(surroundings.out(), surroundings.err(), surroundings.terminal(), format);
    }

    public InputStream in() {
        return surroundings.in();
    }

    /** Prints a document. */
    public int show(JsonNode document) {
        out().one(document);
        return Exit.DONE;
    }

    /** Prints a list over all its pages. */
    public int list(ApiPath path, Table table) {
        return list(server().all(path), table);
    }

    /** Prints these entries as a list. */
    public int list(List<JsonNode> items, Table table) {
        var document = Json.object();
        document.putArray("items").addAll(items);
        document.put("total", items.size());
        out().list(document, items, table);
        return Exit.DONE;
    }

    /** Removes a thing, and says so. */
    public void remove(ApiPath path, String what) {
        server().call("DELETE", path, null);
        out().done(what + " removed");
    }
}
