package io.option150.edge.resolve;

import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.ContentStore;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.FileName;
import io.option150.edge.name.Form;
import io.option150.edge.name.NameTable;
import io.option150.edge.name.RefusedNameException;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import io.option150.trust.contract.PhoneConfig;
import io.option150.trust.contract.TrustListRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What a copy is to hold of our own before anybody asks: lists, small files, and the signed form of each under its own name. */
@Singleton
final class WantedFiles {

    private static final Logger LOG = Logger.getLogger(WantedFiles.class);

    private final View view;
    private final NameTable names;

    WantedFiles(View view, NameTable names) {
        this.view = view;
        this.names = names;
    }

    /**
     * One of them.
     *
     * @param name by which phones ask for it
     */
    record Wanted(OwnFile match, CacheKey key, String name) {}

    /** Grows with every change of what they are made of. */
    long changes() {
        return view.fileTable().changes()
                + view.trustListTable().changes()
                + view.certificateTable().changes()
                + view.phoneCertificateTable().changes();
    }

    /** All of them: what phones cannot do without comes first. */
    List<Wanted> all() {
        List<Wanted> plain = new ArrayList<>();
        List<Wanted> signed = new ArrayList<>();
        for (TrustListRecord list : view.trustLists().all()) {
            add(plain, list.name());
        }
        for (FileRecord file : view.files().all()) {
            if (file.size() > ContentStore.SMALL) {
                continue;
            }
            boolean secret = isSecret(file.path());
            if (!secret) {
                add(plain, file.path());
            }
            // Without a certificate that signs, nothing is signed.
            if (Form.of(file.path()) == Form.PLAIN && !view.signer().isEmpty()) {
                add(signed, file.path() + Form.SIGNED.suffix());
                if (secret) {
                    add(signed, file.path() + Form.ENCRYPTED.suffix());
                }
            }
        }
        plain.addAll(signed);
        return plain;
    }

    /** What is encrypted on its way to the phone does not lie on a disk in the clear. */
    private boolean isSecret(String path) {
        return PhoneConfig.phone(path).flatMap(view::phoneCertificate).isPresent();
    }

    private void add(List<Wanted> all, String name) {
        try {
            ClassifiedName file = names.classify(FileName.parse(name), view::owner);
            OwnFile.of(file, view).ifPresent(match -> all.add(new Wanted(match, match.key(file), name)));
        } catch (RefusedNameException tooLong) {
            LOG.debugf("No phone can ask for it: %s", tooLong.getMessage());
        }
    }
}
