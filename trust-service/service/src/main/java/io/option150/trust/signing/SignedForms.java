package io.option150.trust.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.trust.TrustSettings;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.identity.IdentityLoader;
import io.option150.trust.plain.PlainFile;
import io.option150.trust.plain.PlainFiles;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/** Makes signed forms of stored files. */
@Singleton
class SignedForms {

    private final PlainFiles files;
    private final IdentityLoader identities;
    private final long inMemory;

    /** By the draft's tag: content, signer, digest and the exact requested name, which is signed too. */
    private final Cache<String, SignedForm.InMemory> made;

    SignedForms(PlainFiles files, IdentityLoader identities, TrustSettings settings) {
        this.files = files;
        this.identities = identities;
        this.inMemory = settings.inMemory().asLongValue();
        this.made = Caffeine.newBuilder()
                .maximumWeight(settings.signedCache().asLongValue())
                .weigher((String tag, SignedForm.InMemory form) ->
                        tag.length() + form.header().length() + form.payload().length())
                .executor(Runnable::run)
                .build();
    }

    /**
     * Finds what is to be signed.
     *
     * @return the draft; fails with a problem: 404 when there is no such file, 409 when it has other content than asked,
     *     503 when the file store is away
     */
    Uni<Draft> draft(SignedQuery query) {
        String name = query.name().baseName();
        return Uni.combine()
                .all()
                .unis(files.find(name), identities.fresh())
                .asTuple()
                .map(found -> {
                    PlainFile plain = found.getItem1()
                            .orElseThrow(() -> Problem.notFound("There is no file " + name + " to be signed.")
                                    .exception());
                    query.sha256()
                            .filter(asked -> !asked.equals(plain.sha256()))
                            .ifPresent(asked -> {
                                throw Problem.conflict("%s has the content %s now, not %s."
                                                .formatted(name, plain.sha256(), asked))
                                        .exception();
                            });
                    return new Draft(query, plain, found.getItem2().files());
                });
    }

    /**
     * Signs, on a worker thread.
     *
     * @return the signed form; small files whole, of large ones the header
     */
    Uni<SignedForm> sign(Draft draft) {
        if (draft.plain().size() > inMemory) {
            return signInStore(draft);
        }
        SignedForm.InMemory held = made.getIfPresent(draft.tag());
        return held == null
                ? signInMemory(draft)
                        .invoke(form -> made.put(draft.tag(), form))
                        .map(form -> form)
                : Uni.createFrom().item(held);
    }

    private Uni<SignedForm.InMemory> signInMemory(Draft draft) {
        var signing = draft.begin();
        Buffer payload = Buffer.buffer(Math.toIntExact(draft.plain().size()));
        return files.read(draft.plain(), piece -> {
                    payload.appendBytes(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
                    signing.update(piece);
                })
                .map(_ -> new SignedForm.InMemory(Bytes.copyOf(signing.header()), payload));
    }

    private Uni<SignedForm> signInStore(Draft draft) {
        var signing = draft.begin();
        return files.read(draft.plain(), signing::update)
                .map(_ -> new SignedForm.InStore(Bytes.copyOf(signing.header())));
    }
}
