package io.option150.edge.request;

import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import org.jspecify.annotations.Nullable;

/**
 * A request that ended: what everyone is told of it, and what there is besides while it is noted.
 *
 * @param record what is told
 * @param port the client asked from
 * @param blockSize of a TFTP transfer that was begun, in bytes; 0: none was, or it came over HTTP
 * @param unheard something was sent more than once, and the client answered nothing
 * @param question what was asked; null when the name was refused
 * @param answer what it came to; null when the name was refused, or no file was given after all. The claim of a found one is
 *     closed
 */
public record EndedRequest(
        RequestRecord record,
        int port,
        int blockSize,
        boolean unheard,
        @Nullable Question question,
        @Nullable Answer answer) {}
