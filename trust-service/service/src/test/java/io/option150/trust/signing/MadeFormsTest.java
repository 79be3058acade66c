package io.option150.trust.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.trust.Settings;
import io.option150.trust.TrustSettings.SignatureDigest;
import io.option150.trust.identity.FileSigner;
import io.option150.trust.identity.TestFileSigner;
import io.option150.trust.plain.PlainFile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MadeFormsTest {

    private static final int MOST = 10_000;
    private static final Instant STORED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CONTENT = "a".repeat(64);
    private static final FileSigner SIGNER = TestFileSigner.make();

    private final MadeForms made = new MadeForms(
            Settings.with(Map.of("option150.trust.signed-cache", Integer.toString(MOST))), new SimpleMeterRegistry());

    private final AtomicInteger makings = new AtomicInteger();

    @Test
    void theSameDraftIsMadeOnce() {
        SignedForm first = get(draft("a.xml.sgn", CONTENT, null, SIGNER), 10);

        assertThat(get(draft("a.xml.sgn", CONTENT, null, SIGNER), 10)).isSameAs(first);
        assertThat(makings).hasValue(1);
    }

    @Test
    void whoAsksWhileItIsMadeWaitsForIt() {
        var making = new CompletableFuture<SignedForm>();
        List<CompletableFuture<SignedForm>> edges = Stream.generate(() -> made.get(
                                draft("a.xml.sgn", CONTENT, null, SIGNER), () -> {
                                    makings.incrementAndGet();
                                    return Uni.createFrom().completionStage(making);
                                })
                        .subscribeAsCompletionStage())
                .limit(20)
                .toList();
        edges.getFirst().cancel(true);
        assertThat(edges.subList(1, 20)).noneMatch(CompletableFuture::isDone);

        making.complete(form(10));

        assertThat(edges.subList(1, 20)).allSatisfy(edge -> assertThat(edge).isCompleted());
        assertThat(makings).hasValue(1);
    }

    @Test
    void aFailureIsToldAndNotKept() {
        var draft = draft("a.xml.sgn", CONTENT, null, SIGNER);
        var failing = made.get(draft, () -> Uni.createFrom().failure(new IOException("away")));

        assertThat(failing.subscribeAsCompletionStage()).isCompletedExceptionally();
        assertThat(get(draft, 10)).isNotNull();
    }

    @Test
    void contentDigestAndTheExactRequestedNameTellFormsApart() {
        get(draft("a.xml.sgn", CONTENT, "sha1", SIGNER), 10);

        for (Draft other : List.of(
                draft("a.xml.sgn", "b".repeat(64), "sha1", SIGNER),
                draft("a.xml.sgn", CONTENT, "sha512", SIGNER),
                draft("A.xml.sgn", CONTENT, "sha1", SIGNER),
                draft("x/a.xml.sgn", CONTENT, "sha1", SIGNER))) {
            get(other, 10);
        }
        assertThat(makings).hasValue(5);
    }

    @Test
    void afterARotationNothingOfTheFormerSignerIsFound() {
        get(draft("a.xml.sgn", CONTENT, null, SIGNER), 10);
        get(draft("a.xml.sgn", CONTENT, null, TestFileSigner.make()), 10);

        assertThat(makings).hasValue(2);
    }

    @Test
    void noMoreIsHeldThanTheSettingSays() {
        for (int one = 0; one < 100; one++) {
            get(draft(one + ".sgn", CONTENT, null, SIGNER), MOST / 10);
        }
        makings.set(0);
        for (int one = 99; one >= 0; one--) {
            get(draft(one + ".sgn", CONTENT, null, SIGNER), MOST / 10);
        }

        assertThat(makings.get()).isGreaterThanOrEqualTo(91);
    }

    private SignedForm get(Draft draft, int length) {
        return made.get(draft, () -> {
                    makings.incrementAndGet();
                    return Uni.createFrom().item(form(length));
                })
                .await()
                .indefinitely();
    }

    private static Draft draft(String name, String sha256, @Nullable String digest, FileSigner signatory) {
        return new Draft(
                SignedQuery.parse(name, null, digest, SignatureDigest.SHA1),
                new PlainFile(sha256, 1, STORED),
                Optional.empty(),
                signatory);
    }

    private static SignedForm form(int length) {
        return new SignedForm.InMemory(Buffer.buffer(new byte[length]));
    }
}
