package io.option150.files.tree;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How the database is to plan a transaction that looks up rows by the hundred: each statement as the tables are now, by their
 * indexes. A plan that was kept from when a table was small reads all of it, for each batch of a hundred thousand files.
 */
public final class FreshPlans {

    // Costs of rows that come as JSON are guesses, so that compiling a plan would take longer than following it.
    private static final String PLANS = """
            select set_config('plan_cache_mode', 'force_custom_plan', true) || set_config('enable_seqscan', 'off', true)
                || set_config('jit', 'off', true)""";

    private FreshPlans() {}

    /** Until the end of the session's transaction. */
    public static Uni<Void> in(Mutiny.Session session) {
        return session.createNativeQuery(PLANS, String.class).getSingleResult().replaceWithVoid();
    }
}
