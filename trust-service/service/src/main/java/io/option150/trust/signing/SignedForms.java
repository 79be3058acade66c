package io.option150.trust.signing;

import io.option150.trust.TrustSettings;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.identity.IdentityLoader;
import io.option150.trust.identity.Signatory;
import io.option150.trust.phone.PhoneCertificate;
import io.option150.trust.phone.PhoneCertificates;
import io.option150.trust.plain.PlainFile;
import io.option150.trust.plain.PlainFiles;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes signed and encrypted forms of stored files. */
@Singleton
class SignedForms {

    /** The largest configuration that is encrypted; real ones have some ten thousand bytes. */
    private static final long MOST_CONFIGURATION = 1 << 20;

    private final PlainFiles files;
    private final PhoneCertificates phones;
    private final IdentityLoader identities;
    private final MadeForms made;
    private final long inMemory;

    SignedForms(
            PlainFiles files,
            PhoneCertificates phones,
            IdentityLoader identities,
            MadeForms made,
            TrustSettings settings) {
        this.files = files;
        this.phones = phones;
        this.identities = identities;
        this.made = made;
        this.inMemory = settings.inMemory().asLongValue();
    }

    /**
     * Finds what is to be made.
     *
     * @return the draft; fails with a problem: 404 when there is no such file or no certificate to encrypt it for, 409
     *     when it has other content than asked, 422 when it is too large to be encrypted, 503 when the file store is away
     */
    Uni<Draft> draft(SignedQuery query) {
        return Uni.combine()
                .all()
                .unis(files.find(query.plainName()), phone(query), identities.fresh())
                .asTuple()
                .map(found -> draft(
                        query,
                        found.getItem1(),
                        found.getItem2(),
                        found.getItem3().files()));
    }

    private Uni<Optional<PhoneCertificate>> phone(SignedQuery query) {
        return query.phone()
                .map(phones::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.<PhoneCertificate>empty()));
    }

    private static Draft draft(
            SignedQuery query, Optional<PlainFile> file, Optional<PhoneCertificate> phone, Signatory signatory) {
        PlainFile plain = file.orElseThrow(() ->
                Problem.notFound("There is no file " + query.plainName() + ".").exception());
        query.sha256().filter(asked -> !asked.equals(plain.sha256())).ifPresent(asked -> {
            throw Problem.conflict(
                            "%s has the content %s now, not %s.".formatted(query.plainName(), plain.sha256(), asked))
                    .exception();
        });
        if (query.isEncrypted() && phone.isEmpty()) {
            throw Problem.notFound("There is no %s: no certificate of %s is known."
                            .formatted(query.name(), query.phone().orElseThrow()))
                    .exception();
        }
        if (phone.isPresent() && plain.size() > MOST_CONFIGURATION) {
            throw Problem.of(
                            422,
                            "too-large",
                            "Too large to be encrypted",
                            "%s has %d bytes; a configuration that is encrypted has at most %d."
                                    .formatted(query.plainName(), plain.size(), MOST_CONFIGURATION))
                    .exception();
        }
        return new Draft(query, plain, phone, signatory);
    }

    /**
     * Makes a form, on a worker thread.
     *
     * @return the form; small ones whole, of large ones the header
     */
    Uni<SignedForm> make(Draft draft) {
        if (draft.kind() == Draft.Kind.SIGNED && draft.plain().size() > inMemory) {
            return signInStore(draft);
        }
        return made.find(draft)
                .<Uni<SignedForm>>map(held -> Uni.createFrom().item(held))
                .orElseGet(() -> makeInMemory(draft)
                        .invoke(form -> made.put(draft, form))
                        .map(form -> form));
    }

    private Uni<SignedForm.InMemory> makeInMemory(Draft draft) {
        return switch (draft.kind()) {
            case SIGNED -> signInMemory(draft);
            case ENCRYPTED -> transform(draft, draft::encrypt);
            case SHORT -> transform(draft, draft::shorten);
        };
    }

    private Uni<SignedForm.InMemory> signInMemory(Draft draft) {
        var signing = draft.begin();
        var file = Buffer.buffer(Math.toIntExact(draft.length())).appendBytes(new byte[signing.headerLength()]);
        return files.read(draft.plain(), piece -> {
                    file.appendBytes(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
                    signing.update(piece);
                })
                .map(_ -> new SignedForm.InMemory(file.setBytes(0, signing.header())));
    }

    private Uni<SignedForm.InMemory> transform(Draft draft, UnaryOperator<byte[]> form) {
        var configuration = Buffer.buffer(Math.toIntExact(draft.plain().size()));
        return files.read(
                        draft.plain(),
                        piece -> configuration.appendBytes(
                                piece.array(), piece.arrayOffset() + piece.position(), piece.remaining()))
                .map(_ -> new SignedForm.InMemory(Buffer.buffer(form.apply(configuration.getBytes()))));
    }

    private Uni<SignedForm> signInStore(Draft draft) {
        var signing = draft.begin();
        return files.read(draft.plain(), signing::update)
                .map(_ -> new SignedForm.InStore(Bytes.copyOf(signing.header())));
    }
}
