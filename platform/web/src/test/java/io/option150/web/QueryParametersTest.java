package io.option150.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    @SuppressWarnings("UnusedMethod")
    private interface Resource {

        void list(
                @BeanParam PageQuery page,
                @QueryParam("force") boolean force,
                @QueryParam("ttl") Long ttl,
                @RestQuery List<String> address,
                String body);
    }

    private final QueryParameters known = QueryParameters.of(method());

    @Test
    void whatIsKnownAndFitsIsTaken() {
        assertThatCode(() -> check(
                        known,
                        Map.of(
                                "page", List.of("0"),
                                "size", List.of("10"),
                                "force", List.of("true"),
                                "ttl", List.of("9000000000"),
                                "address", List.of("a", "b"))))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownOneIsNamedWithThoseThereAre() {
        assertThat(refused(known, "body", "x"))
                .containsExactly(new Violation(
                        "body", "is no parameter of this call; it has address, force, page, size, ttl", "x"));
        assertThat(refused(QueryParameters.of(), "q", "x"))
                .containsExactly(new Violation("q", "is no parameter of this call; it has none", "x"));
    }

    @Test
    void oneThatIsNotOfItsTypeIsNamedWithItsValue() {
        assertThat(refused(known, "size", "ten"))
                .containsExactly(new Violation("size", "must be a whole number, at most 2147483647", "ten"));
        assertThat(refused(known, "page", "99999999999")).hasSize(1);
        assertThat(refused(known, "ttl", "1.5"))
                .containsExactly(new Violation("ttl", "must be a whole number, at most 9223372036854775807", "1.5"));
        assertThat(refused(known, "force", "yes"))
                .containsExactly(new Violation("force", "must be true or false", "yes"));
        assertThat(refused(known, "size", "")).hasSize(1);
    }

    @Test
    void oneThatIsNoListStandsOnce() {
        assertThat(refused(known, "page", "0", "1"))
                .containsExactly(new Violation("page", "must be given once", "0,1"));
        assertThat(refused(QueryParameters.of("prefix"), "prefix", "a", "b")).hasSize(1);
    }

    @Test
    void aPageFurtherAwayThanAnyListIsEmpty() {
        var far = new PageQuery(Integer.MAX_VALUE, PageQuery.MAX_SIZE);
        assertThat(far.offset()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Paged.of(far, List.of("a", "b"))).isEqualTo(new Paged<String>(List.of(), far.page(), far.size(), 2));
        assertThat(Paged.of(new PageQuery(1, 2), List.of("a", "b", "c")).items())
                .containsExactly("c");
    }

    private static List<Violation> refused(QueryParameters known, String name, String... values) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> check(known, Map.of(name, List.of(values))));
        assertThat(refusal.problem().status()).isEqualTo(400);
        return refusal.problem().violations();
    }

    private static void check(QueryParameters known, Map<String, List<String>> given) {
        known.check(given.keySet(), given::get);
    }

    private static Method method() {
        return Arrays.stream(Resource.class.getDeclaredMethods()).findFirst().orElseThrow();
    }
}
