package io.option150.edge.resolve;

import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Tag;
import io.option150.edge.http.Validators;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.Form;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import io.option150.trust.contract.PhoneConfig;
import io.option150.trust.contract.TrustListRecord;
import io.option150.web.http.EntityTag;
import io.option150.web.http.HttpDate;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What of our own a name stands for. */
sealed interface OwnFile {

    /** A file that really bears the name, else a trust list, else the plain file whose signed form is asked for (RES-2). */
    static Optional<OwnFile> of(ClassifiedName name, View view) {
        Optional<OwnFile> bearer = view.files().find(name.name().value()).map(Stored::new);
        if (bearer.isPresent()) {
            return bearer;
        }
        return name.form() == Form.PLAIN
                ? view.trustLists().find(name).map(TrustList::new)
                : view.files().find(name.base()).flatMap(file -> signed(name, file, view));
    }

    /** Without a phone's certificate there is no encrypted form: others may have one. */
    private static Optional<OwnFile> signed(ClassifiedName name, FileRecord file, View view) {
        Optional<String> device = PhoneConfig.phone(name.base());
        Optional<String> certificate = device.flatMap(view::phoneCertificate);
        return name.form() == Form.ENCRYPTED && certificate.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signed(file, view.signer(), device, certificate.orElse("")));
    }

    /** The name under which we have it. */
    String path();

    /** Who gives it, for people: a sentence's beginning that {@link #path} ends. */
    String giver();

    CacheKey key(ClassifiedName name);

    /** What the bytes depend on. */
    Set<Tag> tags();

    /** What HTTP clients tell versions apart by. */
    Validators validators();

    /** Fetches the bytes under the exact requested name. */
    CompletionStage<FetchAnswer> fetch(OwnServices services, String requestedName);

    /** A file, served as it is. */
    record Stored(FileRecord file) implements OwnFile {

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public String giver() {
            return "the file store has ";
        }

        @Override
        public CacheKey key(ClassifiedName name) {
            return new CacheKey.Own(file.sha256(), file.path());
        }

        @Override
        public Set<Tag> tags() {
            return Set.of(Tag.ofPath(file.path()), new Tag.Bytes(file.sha256()));
        }

        @Override
        public Validators validators() {
            return OwnFile.validators(file.sha256(), file.modified());
        }

        @Override
        public CompletionStage<FetchAnswer> fetch(OwnServices services, String requestedName) {
            return services.plain(file);
        }
    }

    /**
     * The signed or encrypted form of a file.
     *
     * @param phone whose configuration it is; empty for all other files
     * @param certificate fingerprint of that phone's certificate; empty where none is known
     */
    record Signed(FileRecord file, String signer, Optional<String> phone, String certificate) implements OwnFile {

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public String giver() {
            return "the trust service signs ";
        }

        @Override
        public CacheKey key(ClassifiedName name) {
            return new CacheKey.Signed(
                    file.sha256(), signer, certificate, name.name().value());
        }

        @Override
        public Set<Tag> tags() {
            Set<Tag> tags =
                    new HashSet<>(Set.of(Tag.ofPath(file.path()), new Tag.Bytes(file.sha256()), new Tag.Signer()));
            phone.ifPresent(device -> tags.add(new Tag.Device(device)));
            return tags;
        }

        /** A signature is another one each time it is made. */
        @Override
        public Validators validators() {
            return Validators.NONE;
        }

        @Override
        public CompletionStage<FetchAnswer> fetch(OwnServices services, String requestedName) {
            return services.signed(file, requestedName);
        }
    }

    /** Our cluster's trust list, under its own name or a device's. */
    record TrustList(TrustListRecord trustList) implements OwnFile {

        @Override
        public String path() {
            return trustList.name();
        }

        @Override
        public String giver() {
            return "the trust service has ";
        }

        @Override
        public CacheKey key(ClassifiedName name) {
            return new CacheKey.Own(trustList.sha256(), trustList.name());
        }

        @Override
        public Set<Tag> tags() {
            return Set.of(Tag.ofPath(trustList.name()), new Tag.Bytes(trustList.sha256()));
        }

        @Override
        public Validators validators() {
            return OwnFile.validators(trustList.sha256(), trustList.built());
        }

        @Override
        public CompletionStage<FetchAnswer> fetch(OwnServices services, String requestedName) {
            return services.trustList(trustList);
        }
    }

    private static Validators validators(String sha256, Instant modified) {
        return new Validators(new EntityTag(false, sha256).toString(), HttpDate.format(modified));
    }
}
