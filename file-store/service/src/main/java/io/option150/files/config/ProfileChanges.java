package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.record.Inheritance;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.files.record.Lineage;
import io.option150.files.record.Profiles;
import io.option150.files.record.RecordLock;
import io.option150.files.record.Stored;
import io.option150.files.record.Users;
import io.option150.files.render.RenderQueue;
import io.option150.files.render.RenderWork;
import io.option150.outbox.Outbox;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and changes profiles; files of phones that inherit from one follow in the background. */
@Singleton
class ProfileChanges {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Outbox outbox;
    private final Profiles profiles;
    private final Lineage lineage;
    private final RenderQueue queue;
    private final RenderWork work;
    private final Impacts impacts;

    ProfileChanges(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Outbox outbox,
            Profiles profiles,
            Lineage lineage,
            RenderQueue queue,
            RenderWork work,
            Impacts impacts) {
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
        this.profiles = profiles;
        this.lineage = lineage;
        this.queue = queue;
        this.work = work;
        this.impacts = impacts;
    }

    Uni<Paged<ProfileView>> list(PageQuery page) {
        return sessions.withSession(session -> profiles.list(session, page))
                .map(it -> Views.of(it, ProfileView::brief));
    }

    /** One; 404 when it is not there. That secrets are shown is put on record. */
    Uni<ProfileView> get(String name, boolean isShown) {
        return isShown
                ? audit.transaction(session ->
                        view(session, name, true).call(() -> audit.note(session, "profile", name, "secrets shown")))
                : sessions.withSession(session -> view(session, name, false));
    }

    /** Makes a profile be so; 400 or 412. */
    Uni<Written<ProfileView>> put(String name, ProfileForm form, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                        .chain(() -> profiles.find(session, name))
                        .chain(before -> {
                            Asked.requireMatch(
                                    "profile '" + name + "'",
                                    ifMatch,
                                    before.map(Stored::sequence).orElse(null));
                            var profile = Asked.checked(() -> form.profile(name, before.map(Stored::value)));
                            return before.filter(it -> it.value().is(profile)).isPresent()
                                    ? written(session, name, false)
                                    : store(session, profile).chain(() -> written(session, name, before.isEmpty()));
                        }))
                .invoke(work::call);
    }

    /** What a change would do, 400 where its record is refused; nothing is stored. */
    Uni<Impact> preview(String name, ProfileForm form, ImpactQuery query) {
        return sessions.withSession(session -> profiles.find(session, name)
                        .map(before -> Asked.checked(() -> form.profile(name, before.map(Stored::value))))
                        .chain(profile -> lineage.of(session, profile)
                                .invoke(above -> Asked.checked(() -> requireFit(profile, above)))
                                .chain(above -> Users.phonesOfProfile(session, name)
                                        .map(touched -> new Touched(touched, new Overlay.OfProfile(profile, above))))))
                .chain(it -> impacts.of(it.phones(), it.overlay(), query));
    }

    private record Touched(List<String> phones, Overlay overlay) {}

    /** Removes one; 404, 409 while somebody inherits from it, or 412. */
    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> view(session, name, false))
                .invoke(before -> Asked.requireMatch(name, ifMatch, before.sequence()))
                .chain(() -> Users.ofProfile(session, name))
                .invoke(users -> {
                    if (!users.isNone()) {
                        throw Problem.conflict("Profile '%s' is named by %s.".formatted(name, users.text()))
                                .exception();
                    }
                })
                .chain(() -> profiles.remove(session, name)));
    }

    private Uni<Void> store(Mutiny.Session session, Profile profile) {
        return lineage.of(session, profile)
                .invoke(records -> Asked.checked(() -> requireFit(profile, records)))
                .chain(() -> outbox.next(session, 1))
                .chain(drawn -> profiles.store(session, profile, drawn.getFirst(), Asked.who()))
                .chain(() -> queue.addOfProfile(session, profile.name()));
    }

    /** What it names is there, and does not come back to it. */
    private static Profile requireFit(Profile profile, Records records) {
        Inheritance.profiles("parent", profile.parent(), new Overlay.OfProfile(profile, records).on(records));
        var group = profile.settings().callManagerGroup();
        if (!group.isEmpty() && records.callManagerGroup(group).isEmpty()) {
            throw new RefusedRecord("callManagerGroup", "must be a group that there is", group);
        }
        var template = profile.settings().template();
        if (!template.isEmpty()) {
            var own = records.template(template)
                    .orElseThrow(() -> new RefusedRecord("template", "must be a template that there is", template));
            // Whether it must be of XML or text is told by the model of each phone.
            if (own.form() == OwnTemplate.Form.GATEWAY) {
                throw new RefusedRecord("template", "must be of the form phone or phone-text", template);
            }
        }
        return profile;
    }

    private Uni<Written<ProfileView>> written(Mutiny.Session session, String name, boolean isNew) {
        return view(session, name, false).map(it -> new Written<>(it, it.sequence(), isNew));
    }

    private Uni<ProfileView> view(Mutiny.Session session, String name, boolean isShown) {
        return profiles.find(session, name)
                .map(found -> found.map(it -> ProfileView.of(
                                Masks.openIf(isShown, it, it.value().closed()), isShown))
                        .orElseThrow(() -> Problem.notFound("There is no profile '" + name + "'.")
                                .exception()));
    }
}
