package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.record.OwnTemplate;
import io.option150.files.aside.Aside;
import io.option150.files.record.KeptTemplate;
import io.option150.files.record.OwnTemplates;
import io.option150.files.record.RecordLock;
import io.option150.files.record.Stored;
import io.option150.files.record.Users;
import io.option150.files.render.CommonQueue;
import io.option150.files.render.CommonWork;
import io.option150.files.render.RenderQueue;
import io.option150.files.render.RenderWork;
import io.option150.outbox.Outbox;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and changes templates of a site's own; files of records that use one follow in the background. */
@Singleton
class TemplateChanges {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Outbox outbox;
    private final OwnTemplates templates;
    private final RenderQueue queue;
    private final RenderWork work;
    private final CommonQueue commonQueue;
    private final CommonWork commonWork;
    private final Impacts impacts;
    private final CommonImpacts gateways;
    private final Aside aside;

    TemplateChanges(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Outbox outbox,
            OwnTemplates templates,
            RenderQueue queue,
            RenderWork work,
            CommonQueue commonQueue,
            CommonWork commonWork,
            Impacts impacts,
            CommonImpacts gateways,
            Aside aside) {
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
        this.templates = templates;
        this.queue = queue;
        this.work = work;
        this.commonQueue = commonQueue;
        this.commonWork = commonWork;
        this.impacts = impacts;
        this.gateways = gateways;
        this.aside = aside;
    }

    Uni<Paged<TemplateView>> list(PageQuery page) {
        return sessions.withSession(session -> templates.list(session, page))
                .map(it -> Views.of(it, TemplateView::brief));
    }

    /** One; 404 when it is not there. */
    Uni<TemplateView> get(String name) {
        return sessions.withSession(session -> view(session, name));
    }

    /** Makes a template be so; 400, 409 where records use it in another form, or 412. */
    Uni<Written<TemplateView>> put(String name, TemplateForm form, @Nullable String ifMatch) {
        return aside.run(() -> Asked.checked(() -> form.template(name)))
                .chain(template -> put(template, ifMatch))
                .invoke(work::call)
                .invoke(commonWork::call);
    }

    private Uni<Written<TemplateView>> put(OwnTemplate template, @Nullable String ifMatch) {
        var name = template.name();
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> templates.find(session, name))
                .chain(before -> {
                    Asked.requireMatch(
                            "template '" + name + "'",
                            ifMatch,
                            before.map(Stored::sequence).orElse(null));
                    if (before.filter(it -> it.value().is(template)).isPresent()) {
                        return view(session, name).map(it -> new Written<>(it, it.sequence(), false));
                    }
                    return requireForm(session, template, before)
                            .chain(() -> outbox.next(session, 1))
                            .chain(drawn -> templates.store(session, template, drawn.getFirst(), Asked.who()))
                            .chain(() -> queue.addOfTemplate(session, name))
                            .chain(() -> commonQueue.addOfTemplate(session, name))
                            .chain(() -> view(session, name))
                            .map(it -> new Written<>(it, it.sequence(), before.isEmpty()));
                }));
    }

    /** What has files by a template would have none by one of another form. */
    private static Uni<Void> requireForm(
            Mutiny.Session session, OwnTemplate template, Optional<Stored<KeptTemplate>> before) {
        var form = before.map(it -> it.value().form()).orElse(template.form().word());
        if (form.equals(template.form().word())) {
            return Uni.createFrom().voidItem();
        }
        return Users.ofTemplate(session, template.name())
                .invoke(users -> {
                    if (!users.isNone()) {
                        throw Problem.conflict("Template '%s' is of the form %s, and is named by %s."
                                        .formatted(template.name(), form, users.text()))
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    /** What a change would do, 400 where its record is refused; nothing is stored. */
    Uni<Impact> preview(String name, TemplateForm form, ImpactQuery query) {
        return aside.run(() -> Asked.checked(() -> form.template(name)))
                .chain(template -> template.form() == OwnTemplate.Form.GATEWAY
                        ? gateways.ofTemplate(name, new Overlay.OfTemplate(template), query)
                        : sessions.withSession(session -> Users.phonesOfTemplate(session, name))
                                .chain(phones -> impacts.of(phones, new Overlay.OfTemplate(template), query)))
                .chain(impact -> sessions.withSession(session -> Users.ofTemplate(session, name))
                        .map(users -> impact.withCommonFiles(users.files())));
    }

    /** Removes one; 404, 409 while a record names it, or 412. */
    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> view(session, name))
                .invoke(before -> Asked.requireMatch(name, ifMatch, before.sequence()))
                .chain(() -> Users.ofTemplate(session, name))
                .invoke(users -> {
                    if (!users.isNone()) {
                        throw Problem.conflict("Template '%s' is named by %s.".formatted(name, users.text()))
                                .exception();
                    }
                })
                .chain(() -> templates.remove(session, name)));
    }

    private Uni<TemplateView> view(Mutiny.Session session, String name) {
        return templates
                .find(session, name)
                .map(found -> found.map(TemplateView::of)
                        .orElseThrow(() -> Problem.notFound("There is no template '" + name + "'.")
                                .exception()));
    }
}
