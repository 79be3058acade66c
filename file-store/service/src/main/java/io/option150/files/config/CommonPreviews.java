package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.common.CommonFile;
import io.option150.config.record.RefusedRecord;
import io.option150.files.check.ConfigChecks;
import io.option150.files.check.FindingView;
import io.option150.files.record.CommonFiles;
import io.option150.files.record.KeptCommon;
import io.option150.files.record.Lineage;
import io.option150.files.record.Stored;
import io.option150.files.render.CommonTree;
import io.option150.files.render.RenderFindings;
import io.option150.files.render.Rendering;
import io.option150.files.tree.MadeFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Shows what a record of a common file would make; nothing is stored. */
@Singleton
class CommonPreviews {

    private static final Logger LOG = Logger.getLogger(CommonPreviews.class);

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final CommonFiles files;
    private final Lineage lineage;
    private final CommonTree made;
    private final MadeFiles tree;
    private final ConfigChecks checks;

    CommonPreviews(
            Mutiny.SessionFactory sessions,
            Audit audit,
            CommonFiles files,
            Lineage lineage,
            CommonTree made,
            MadeFiles tree,
            ConfigChecks checks) {
        this.sessions = sessions;
        this.audit = audit;
        this.files = files;
        this.lineage = lineage;
        this.made = made;
        this.tree = tree;
        this.checks = checks;
    }

    /** By the record that is kept; 404 when there is none. That secrets are shown is put on record. */
    Uni<CommonPreview> ofKept(String name, boolean isShown) {
        return isShown
                ? audit.transaction(session -> ofKept(session, name, true)
                        .call(() -> audit.note(session, "common-file", name, "secrets shown")))
                : sessions.withSession(session -> ofKept(session, name, false));
    }

    /** By a record that is not kept yet; 400. */
    Uni<CommonPreview> of(String name, CommonFileForm form) {
        return sessions.withSession(session -> files.find(session, name)
                .map(before -> Asked.checked(() -> form.file(name, before.map(Stored::value))))
                .chain(file -> preview(session, file, false)));
    }

    private Uni<CommonPreview> ofKept(Mutiny.Session session, String name, boolean isShown) {
        return files.find(session, name)
                .map(found -> found.orElseThrow(() -> CommonFileChanges.unknown(name)))
                .chain(kept -> kept.value()
                        .refused()
                        .map(why -> none(name, RenderFindings.of(why)))
                        .orElseGet(() -> preview(session, kept.value().record(), isShown)));
    }

    private Uni<CommonPreview> preview(Mutiny.Session session, CommonFile file, boolean isShown) {
        return render(session, file).chain(rendering -> switch (rendering) {
            case Rendering.Made whole ->
                shown(session, file, whole, isShown)
                        .chain(shown -> tree.compare(session, whole.ready())
                                .chain(outcome -> Multi.createFrom()
                                        .iterable(whole.ready())
                                        .onItem()
                                        .transformToUniAndConcatenate(it -> view(
                                                it,
                                                outcome,
                                                shown.getOrDefault(it.path().value(), "")))
                                        .collect()
                                        .asList()))
                        .map(views -> new CommonPreview(file.name(), views, List.of()));
            case Rendering.Refused refused -> none(file.name(), RenderFindings.of(refused.why()));
            case Rendering.Unfit unfit -> none(file.name(), FindingView.of(unfit.errors()));
            case Rendering.Failed failed -> Uni.createFrom().failure(failed.why());
        });
    }

    /** Texts by path; none where stars are no values that pass. */
    private Uni<Map<String, String>> shown(
            Mutiny.Session session, CommonFile file, Rendering.Made whole, boolean isShown) {
        if (isShown || file.secrets().isEmpty()) {
            return Uni.createFrom().item(texts(whole));
        }
        return masked(file)
                .map(masked -> texts(session, masked))
                .orElseGet(() -> Uni.createFrom().item(Map.of()));
    }

    private Uni<Map<String, String>> texts(Mutiny.Session session, CommonFile masked) {
        return render(session, masked).map(it -> it instanceof Rendering.Made made ? texts(made) : Map.of());
    }

    static Optional<CommonFile> masked(CommonFile file) {
        try {
            return Optional.of(new CommonFile(
                    file.name(),
                    file.kind(),
                    file.path(),
                    file.callManagerGroup(),
                    file.template(),
                    CommonFileView.masked(file.content(), file.kind()::isSecret)));
        } catch (RefusedRecord stars) {
            LOG.debugf(stars, "Common file %s is previewed without its text", file.name());
            return Optional.empty();
        }
    }

    private Uni<Rendering> render(Mutiny.Session session, CommonFile file) {
        var kept = List.of(KeptCommon.of(file));
        return lineage.ofCommon(session, kept)
                .chain(records -> made.render(kept, records))
                .map(it -> Objects.requireNonNull(it.get(file.name()), "one of each"));
    }

    private Uni<CommonPreview.File> view(MadeFiles.Made file, MadeFiles.Outcome outcome, String text) {
        var change = outcome.byHand().contains(file.path())
                ? "by-hand"
                : outcome.written().contains(file.path()) ? "changed" : "unchanged";
        return checks.check(file.path(), file.bytes())
                .map(findings -> new CommonPreview.File(
                        file.path().value(),
                        file.bytes().length,
                        file.sha256().hex(),
                        change,
                        text,
                        FindingView.of(findings)));
    }

    private static Map<String, String> texts(Rendering.Made made) {
        var texts = new HashMap<String, String>();
        made.files().forEach(it -> texts.put(it.name(), it.text()));
        return texts;
    }

    private static Uni<CommonPreview> none(String name, List<FindingView> findings) {
        return Uni.createFrom().item(new CommonPreview(name, List.of(), findings));
    }
}
