package io.option150.trust.list;

import io.option150.outbox.Outbox;
import io.option150.trust.TrustMode;
import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.formats.list.TrustListKind;
import io.option150.trust.identity.CurrentSigners;
import io.option150.trust.identity.IdentityListener;
import io.option150.trust.identity.Signers;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The trust lists in the database, and the mode. Whatever they depend on changes in one transaction with them. */
@Singleton
public class TrustLists implements IdentityListener {

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;
    private final Certificates certificates;
    private final CurrentSigners signers;
    private final TrustSettings settings;
    private final Vertx vertx;

    TrustLists(
            Mutiny.SessionFactory database,
            Outbox outbox,
            Certificates certificates,
            CurrentSigners signers,
            TrustSettings settings,
            Vertx vertx) {
        this.database = database;
        this.outbox = outbox;
        this.certificates = certificates;
        this.signers = signers;
        this.settings = settings;
        this.vertx = vertx;
    }

    /** The mode as it is. */
    Uni<TrustModeView> mode() {
        return database.withSession(session -> row(session).map(TrustModeRow::view));
    }

    /**
     * Changes the mode, and the lists with it.
     *
     * @param rollbackItl null: as it was, where the mode has it
     * @param ifMatch the version that it must have; null: any
     */
    Uni<TrustModeView> change(TrustMode.Mode mode, @Nullable Boolean rollbackItl, @Nullable String ifMatch) {
        return signers.locked((session, own) -> session.find(TrustModeRow.class, TrustModeRow.ONLY)
                .chain(row -> {
                    EntityTags.requireMatch(ifMatch, row == null ? 1 : row.version);
                    boolean was = row != null && row.rollbackItl && mode == TrustMode.Mode.PROXY_ONLY;
                    var to = new TrustMode(mode, rollbackItl == null ? was : rollbackItl);
                    Uni<Void> stored = Uni.createFrom().voidItem();
                    if (row == null) {
                        stored = session.persist(TrustModeRow.of(to));
                    } else {
                        row.set(to);
                    }
                    return stored.chain(() -> session.flush())
                            .chain(() -> rebuild(session, own))
                            .chain(() -> row(session))
                            .map(TrustModeRow::view);
                }));
    }

    /** Builds what is missing or out of date, at the start. */
    Uni<Void> bringUpToDate() {
        return signers.locked((session, own) -> session.find(TrustModeRow.class, TrustModeRow.ONLY)
                .chain(row -> row == null
                        ? session.persist(TrustModeRow.of(new TrustMode(settings.mode(), false)))
                        : Uni.createFrom().voidItem())
                .chain(() -> session.flush())
                .chain(() -> rebuild(session, own)));
    }

    /** All lists there are. */
    Uni<List<TrustListRow>> all() {
        return database.withSession(
                session -> session.createSelectionQuery("from TrustListRow order by name", TrustListRow.class)
                        .getResultList());
    }

    /** One list; empty when the mode has none. */
    Uni<Optional<TrustListRow>> find(TrustListKind kind) {
        return database.withSession(session -> session.find(TrustListRow.class, kind.fileName()))
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> changing(Mutiny.Session session, Signers next) {
        return rebuild(session, next);
    }

    /**
     * Builds the lists anew where they have changed, and tells of it.
     *
     * @param session in a transaction of {@link CurrentSigners#locked}
     * @param own who we are
     * @return ends when all is written; fails with a problem, 409, when phones would not take a list
     */
    public Uni<Void> rebuild(Mutiny.Session session, Signers own) {
        return row(session)
                .chain(mode -> certificates
                        .others(session)
                        .chain(others -> Multi.createFrom()
                                .items(TrustListKind.values())
                                .onItem()
                                .transformToUniAndConcatenate(kind -> update(
                                        session,
                                        kind,
                                        Recipe.of(kind, mode.toMode(), mode.ctlGiven, own, others, settings)))
                                .collect()
                                .last()
                                .chain(() -> session.flush())));
    }

    private Uni<TrustModeRow> row(Mutiny.Session session) {
        return session.find(TrustModeRow.class, TrustModeRow.ONLY)
                .map(row -> row == null ? TrustModeRow.of(new TrustMode(settings.mode(), false)) : row);
    }

    private Uni<Void> update(Mutiny.Session session, TrustListKind kind, Optional<Recipe> recipe) {
        return session.find(TrustListRow.class, kind.fileName()).chain(there -> {
            if (recipe.isEmpty()) {
                return there == null ? Uni.createFrom().voidItem() : remove(session, there);
            }
            boolean same = there != null && there.recipe.equals(recipe.get().text());
            return same ? Uni.createFrom().voidItem() : build(session, recipe.get(), there);
        });
    }

    private Uni<Void> build(Mutiny.Session session, Recipe recipe, @Nullable TrustListRow there) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return UniHelper.toUni(vertx.executeBlocking(() -> recipe.build(now), false))
                .onFailure(IllegalArgumentException.class)
                .transform(refused -> Problem.conflict(
                                "Phones would not take the new " + recipe.kind() + ": " + refused.getMessage())
                        .exception())
                .chain(content -> outbox.lockAndNext(
                                session,
                                TrustTopics.TRUST_CHANGED,
                                recipe.kind().fileName())
                        .chain(sequence -> {
                            var row = there == null ? new TrustListRow() : there;
                            row.name = recipe.kind().fileName();
                            row.recipe = recipe.text();
                            row.content = content;
                            row.sha256 = sha256(content);
                            row.built = now;
                            row.sequence = sequence;
                            return (there == null
                                            ? session.persist(row)
                                            : Uni.createFrom().voidItem())
                                    .chain(() -> outbox.append(session, TrustListEvents.changed(row)));
                        }));
    }

    private Uni<Void> remove(Mutiny.Session session, TrustListRow row) {
        return outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, row.name)
                .chain(sequence -> session.remove(row)
                        .chain(() -> outbox.append(session, TrustListEvents.removed(row.name, sequence))));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
