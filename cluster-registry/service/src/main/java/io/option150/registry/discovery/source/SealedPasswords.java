package io.option150.registry.discovery.source;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

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
