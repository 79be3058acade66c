package io.option150.registry.discovery.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;

/** The passwords of sources, sealed where they are kept, opened where they are used. */
@Singleton
public class SealedPasswords {

    private final Seal seal;
    private final Vertx vertx;

    SealedPasswords(Seal seal, Vertx vertx) {
        this.seal = seal;
        this.vertx = vertx;
    }

    /** A source's password. It blocks. */
    public String open(Source source) throws NoPasswordException {
        if (source.password().isEmpty()) {
            throw new NoPasswordException("it has no password", null);
        }
        try {
            return seal.open(source.password(), source.sealedFor());
        } catch (Seal.UnopenedException why) {
            throw new NoPasswordException(String.valueOf(why.getMessage()), why);
        }
    }

    /** Whether this is a source's password; none given is the one that it has. One that cannot be opened is another. */
    Uni<Boolean> is(Source source, Optional<String> given) {
        if (given.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> isSame(source, given.get())).toCompletionStage());
    }

    private boolean isSame(Source source, String given) {
        try {
            return MessageDigest.isEqual(open(source).getBytes(UTF_8), given.getBytes(UTF_8));
        } catch (NoPasswordException _) {
            return false;
        }
    }

    /** What was sealed for this purpose. It blocks. */
    public String open(String sealed, String purpose) throws NoPasswordException {
        try {
            return seal.open(sealed, purpose);
        } catch (Seal.UnopenedException why) {
            throw new NoPasswordException(String.valueOf(why.getMessage()), why);
        }
    }

    /** Seals a password for one purpose: it opens for no other. 409 where none can be kept. */
    public Uni<String> seal(String password, String purpose) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> seal.seal(password, purpose))
                        .toCompletionStage());
    }

    /** The password of a form, sealed; empty where it gives none. 409 where none can be kept. */
    Uni<String> seal(String name, SourceForm form) {
        return form.password()
                .map(text -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(
                                        () -> seal.seal(text, Source.sealedFor(name, form.url())))
                                .toCompletionStage()))
                .orElseGet(() -> Uni.createFrom().item(""));
    }
}
