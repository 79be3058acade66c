package io.option150.edge.cache;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentStore;
import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What this edge holds. Off the loops: there may be many entries, and each one is looked at. */
@Path("/api/v1/cache")
public class CacheResource {

    private final Cache cache;
    private final ContentStore contents;
    private final Invalidation invalidation;
    private final KeptCopies kept;
    private final Timers timers;

    CacheResource(Cache cache, ContentStore contents, Invalidation invalidation, KeptCopies kept, Timers timers) {
        this.cache = cache;
        this.contents = contents;
        this.invalidation = invalidation;
        this.kept = kept;
        this.timers = timers;
    }

    /**
     * What a deletion did.
     *
     * @param dropped number of entries; what was kept of them on disk is not counted
     */
    public record Dropped(int dropped) {}

    /** All entries. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public CacheView all(@BeanParam PageQuery page) {
        return view(page, _ -> true);
    }

    /** The entries of a name, in all its forms and letter cases. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fileName:.+}")
    public CacheView one(@PathParam("fileName") String fileName, @BeanParam PageQuery page) {
        Tag name = Tag.ofPath(parse(fileName).value());
        return view(page, item -> Tag.ofPath(item.name()).equals(name));
    }

    /** Drops everything. Bytes that are on their way to phones stay until those have them. */
    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    public Dropped dropAll() {
        int dropped = invalidation.everything();
        kept.dropAll();
        return new Dropped(dropped);
    }

    /** Drops a name in all its forms and letter cases. */
    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("{fileName:.+}")
    public Dropped drop(@PathParam("fileName") String fileName) {
        String path = parse(fileName).value();
        int dropped = invalidation.name(path);
        kept.dropName(path);
        return new Dropped(dropped);
    }

    private CacheView view(PageQuery page, Predicate<CacheView.Item> fits) {
        long now = timers.now();
        List<CacheView.Item> all = cache.entries()
                .map(entry -> CacheView.Item.of(entry.getKey(), entry.getValue(), now))
                .filter(fits)
                .sorted(Comparator.comparing(CacheView.Item::name).thenComparing(CacheView.Item::kind))
                .toList();
        return new CacheView(
                cache.heapUsed(), contents.heapLimit(), contents.diskUsed(), contents.diskLimit(), Paged.of(page, all));
    }

    private static FileName parse(String fileName) {
        try {
            return FileName.parse(fileName);
        } catch (RefusedNameException e) {
            throw new Violation("fileName", e.rule(), fileName).exception();
        }
    }
}
