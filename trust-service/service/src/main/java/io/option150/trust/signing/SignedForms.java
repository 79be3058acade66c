package io.option150.trust.signing;

import io.option150.trust.TrustSettings;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.identity.CurrentSigners;
import io.option150.trust.identity.FileSigner;
import io.option150.trust.phone.PhoneCertificate;
import io.option150.trust.phone.PhoneCertificates;
import io.option150.trust.plain.PlainFile;
import io.option150.trust.plain.PlainFiles;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes signed and encrypted forms of stored files. */
@Singleton
class SignedForms {

    /** The largest configuration that is encrypted; real ones have some ten thousand bytes. */
    private static final long MOST_CONFIGURATION = 1 << 20;

    private final PlainFiles files;
    private final PhoneCertificates phones;
    private final CurrentSigners signers;
    private final MadeForms made;
    private final long inMemory;

    SignedForms(
            PlainFiles files,
            PhoneCertificates phones,
            CurrentSigners signers,
            MadeForms made,
            TrustSettings settings) {
        this.files = files;
        this.phones = phones;
        this.signers = signers;
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
        // What asks the database comes one after the other: a call has one session.
        return Uni.combine()
                .all()
                .unis(
                        files.find(query.plainName()),
                        phone(query).chain(phone -> signers.now().map(now -> Tuple2.of(phone, now.files()))))
                .with((file, known) -> draft(query, file, known.getItem1(), known.getItem2()));
    }

    private Uni<Optional<PhoneCertificate>> phone(SignedQuery query) {
        return query.phone()
                .map(phones::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.<PhoneCertificate>empty()));
    }

    private static Draft draft(
            SignedQuery query, Optional<PlainFile> file, Optional<PhoneCertificate> phone, FileSigner signer) {
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
        return new Draft(query, plain, phone, signer);
    }

    /**
     * The form of a draft, made on a worker thread unless it was made before.
     *
     * @return small ones whole, of large ones the header
     */
    Uni<SignedForm> get(Draft draft) {
        return made.get(draft, () -> switch (draft.kind()) {
            case SIGNED -> draft.plain().size() > inMemory ? signInStore(draft) : signInMemory(draft);
            case ENCRYPTED -> transform(draft, draft::encrypt);
            case SHORT -> transform(draft, draft::shorten);
        });
    }

    private Uni<SignedForm> signInMemory(Draft draft) {
        var signing = draft.begin();
        var file = Buffer.buffer(Math.toIntExact(draft.length())).appendBytes(new byte[signing.headerLength()]);
        return files.read(draft.plain(), piece -> {
                    append(file, piece);
                    signing.update(piece);
                })
                .map(_ -> new SignedForm.InMemory(file.setBytes(0, signing.header())));
    }

    private Uni<SignedForm> transform(Draft draft, UnaryOperator<byte[]> form) {
        var configuration = Buffer.buffer(Math.toIntExact(draft.plain().size()));
        return files.read(draft.plain(), piece -> append(configuration, piece))
                .map(_ -> new SignedForm.InMemory(Buffer.buffer(form.apply(configuration.getBytes()))));
    }

    private Uni<SignedForm> signInStore(Draft draft) {
        var signing = draft.begin();
        return files.read(draft.plain(), signing::update)
                .map(_ -> new SignedForm.InStore(Bytes.copyOf(signing.header())));
    }

    private static void append(Buffer to, ByteBuffer piece) {
        to.appendBytes(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }
}
