package io.option150.edge.warm;

import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.mirror.Mirror;
import io.option150.edge.upstream.own.CopyUrls;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Own files that this copy holds, for a new copy that cannot have them of the file store. */
@Path(CopyUrls.LIST)
public class CopyResource {

    /** A new copy needs what most phones ask for, not all of it. */
    private static final int MOST = 500;

    private static final int CHUNK = 64 << 10;

    private final Cache cache;
    private final Mirror mirror;

    CopyResource(Cache cache, Mirror mirror) {
        this.cache = cache;
        this.mirror = mirror;
    }

    /** The own files held, the hottest first. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Blocking
    public HotCopies hottest() {
        List<HotCopies.Item> items = cache.hottest()
                .flatMap(entry -> entry.getKey() instanceof CacheKey.Own own
                                && entry.getValue() instanceof HeldFile held
                        ? List.of(new HotCopies.Item(
                                        own.path(), own.sha256(), held.content().length()))
                                .stream()
                        : Stream.<HotCopies.Item>empty())
                .limit(MOST)
                .toList();
        return new HotCopies(items);
    }

    /** The bytes of one, by their SHA-256. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{sha256:[0-9a-f]{64}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Blocking
    @APIResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "It is not held here")
    public Response bytes(@PathParam("sha256") String sha256) {
        if (!(cache.get(new CacheKey.Own(sha256, "")) instanceof HeldFile held)) {
            throw new NotFoundException("no content with SHA-256 " + sha256 + " is held here");
        }
        StoredContent content = held.content();
        // Claimed only where it is given back: to a HEAD nothing is written.
        StreamingOutput body = out -> {
            try (ContentClaim claim = content.claim()) {
                if (claim == null) {
                    throw new IOException(sha256 + " is not held any more");
                }
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                long position = 0;
                while (position < content.length()) {
                    int read = content.read(position, chunk.clear());
                    if (read <= 0) {
                        throw new IOException("the bytes of " + sha256 + " end at " + position);
                    }
                    out.write(chunk.array(), 0, read);
                    position += read;
                }
            }
        };
        return Response.ok(body).header("Content-Length", content.length()).build();
    }

    /** What is kept on disk here under this name: own files, lists and signed forms, with what they are checked by. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("kept/{sha256:[0-9a-f]{64}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Blocking
    @APIResponse(
            responseCode = "200",
            description = "The file as it lies on disk",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "It is not kept here")
    public byte[] kept(@PathParam("sha256") String file) throws IOException {
        byte[] whole = mirror.whole(file);
        if (whole == null) {
            throw new NotFoundException("nothing of the name " + file + " is kept here");
        }
        return whole;
    }
}
