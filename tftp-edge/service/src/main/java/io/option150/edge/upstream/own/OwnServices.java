package io.option150.edge.upstream.own;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.HttpGet;
import io.option150.edge.upstream.HttpHead;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.events.TraceParent;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileUrls;
import io.option150.tftp.net.Content;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.http.BoundedBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bytes of own files, from the file store, and their signed forms, from the trust service. */
@Singleton
public final class OwnServices {

    /** By these the trust service says that it makes no such signed form, now and later. */
    private static final Set<Integer> NO_SUCH_FORM = Set.of(400, 404, 410, 415, 422);

    /** By these our services say that what we ask for has changed: the event that says so is on its way to us. */
    private static final Set<Integer> CHANGED = Set.of(404, 409, 410);

    /** Bytes of the answer to a probe: more than a page of one file, or a problem, has. */
    private static final int MAX_PROBE = 256 << 10;

    /** Until the end of the answer to a probe. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClients http;
    private final ContentStore contents;
    private final ServiceSettings settings;

    public OwnServices(HttpClients http, ContentStore contents, ServiceSettings settings) {
        this.http = http;
        this.contents = contents;
        this.settings = settings;
    }

    /** The bytes of this version of a file, fetched and checked by their digest (RES-9). */
    public CompletionStage<FetchAnswer> plain(FileRecord file) {
        // What it does not have any more has changed meanwhile: the event that says so is on its way to us.
        return new Call(
                        "file store",
                        http.ofService(settings.fileStore(), FileUrls.CONTENT + file.sha256()),
                        file.size(),
                        file.sha256(),
                        Set.of())
                .start();
    }

    /** The bytes of this version of a file as another copy of this service holds them, checked by their digest. */
    public CompletionStage<FetchAnswer> ofCopy(URI copy, FileRecord file) {
        return new Call(
                        "other copy",
                        http.ofService(copy, CopyUrls.CONTENT + file.sha256()),
                        file.size(),
                        file.sha256(),
                        Set.of())
                .start();
    }

    /** Whether the file store answers: fails, naming the cause, while it does not. */
    public Uni<Void> probe() {
        return Uni.createFrom()
                .completionStage(() -> http.client()
                        .request(http.ofService(settings.fileStore(), FileUrls.LIST + "?page=0&size=1"))
                        .map(request -> request.idleTimeout(http.idleMillis()))
                        .compose(HttpClientRequest::send)
                        .compose(answer ->
                                BoundedBody.read(answer, MAX_PROBE, PATIENCE).map(_ -> answer.statusCode()))
                        .toCompletionStage())
                .onFailure()
                .transform(away -> new IllegalStateException("the file store is away: " + away.getMessage(), away))
                .invoke(status -> {
                    if (status != 200) {
                        throw new IllegalStateException("the file store is away: it answers HTTP " + status);
                    }
                })
                .replaceWithVoid();
    }

    /** The signed form of this version of a file under the exact requested name (RES-7). */
    public CompletionStage<FetchAnswer> signed(FileRecord file, String requestedName) {
        return new Call(
                        "trust service",
                        http.ofService(settings.trust(), signedForm(file, requestedName)),
                        Content.UNKNOWN,
                        "",
                        NO_SUCH_FORM)
                .start();
    }

    private String signedForm(FileRecord file, String requestedName) {
        String path = TrustPaths.signedForm(requestedName, file.sha256());
        return settings.digest()
                .map(digest ->
                        path + "&" + TrustPaths.DIGEST + "=" + digest.name().toLowerCase(Locale.ROOT))
                .orElse(path);
    }

    /** The bytes of a trust list, checked by their digest. */
    public CompletionStage<FetchAnswer> trustList(TrustListRecord list) {
        // What it does not have any more has changed meanwhile: the event that says so is on its way to us.
        return new Call(
                        "trust service",
                        http.ofService(settings.trust(), TrustPaths.trustList(list.name(), list.sha256())),
                        list.size(),
                        list.sha256(),
                        Set.of())
                .start();
    }

    private final class Call implements HttpGet.Receiver {
        private final String service;
        private final long length;
        private final String sha256;
        private final Set<Integer> lacking;
        private final RequestOptions options;
        private final HttpGet get;
        private final CompletableFuture<FetchAnswer> answer = new CompletableFuture<>();

        Call(String service, RequestOptions options, long length, String sha256, Set<Integer> lacking) {
            this.service = service;
            this.length = length;
            this.sha256 = sha256;
            this.lacking = lacking;
            this.options = options;
            this.get = new HttpGet(http.client(), options, http.idleMillis(), this);
        }

        CompletionStage<FetchAnswer> start() {
            return http.traced("GET " + service, this::send);
        }

        private CompletionStage<FetchAnswer> send() {
            String trace = TraceParent.current();
            if (trace != null) {
                options.putHeader(TraceParent.HEADER, trace);
            }
            get.start();
            return answer;
        }

        @Override
        public void answered(HttpHead head) {
            ContentClaim claim = head.status() == 200 && head.sound() ? begun(head) : null;
            if (claim != null) {
                StoredContent content = claim.content();
                answer.complete(new FetchAnswer.Has(claim, Validators.NONE, ""));
                get.read(content, Long.MAX_VALUE, 0, why -> ended(content, why));
                return;
            }
            get.cancel();
            answer.complete(without(head.status(), "the " + service + " answered HTTP " + head.status()));
        }

        @Override
        public void failed(boolean connected, String why) {
            answer.complete(new FetchAnswer.Unreachable("the " + service + " is away: " + why));
        }

        private FetchAnswer without(int status, String why) {
            if (lacking.contains(status)) {
                return new FetchAnswer.Lacks();
            }
            // It holds other content under that name, or none any more.
            return CHANGED.contains(status) ? new FetchAnswer.Overtaken(why) : new FetchAnswer.Unreachable(why);
        }

        private @Nullable ContentClaim begun(HttpHead head) {
            try {
                ContentClaim claim = contents.start(length < 0 ? head.length() : length);
                claim.content().expect(sha256);
                return claim;
            } catch (NoRoomException e) {
                answer.complete(new FetchAnswer.Unreachable(String.valueOf(e.getMessage())));
                return null;
            }
        }

        private void ended(StoredContent content, @Nullable String why) {
            if (why == null) {
                content.complete();
            } else {
                content.fail("the " + service + " broke off: " + why);
            }
        }
    }
}
