package io.option150.edge.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a file would come from, and why.
 *
 * @param fileName normalised
 * @param nameClass what it stands for (RES-2)
 * @param form its form in lower case, as {@link io.option150.edge.name.Form} has them
 * @param device key of the device whose file it is; null if the name carries none
 * @param client who would ask
 * @param plan whom the question is for
 * @param steps what each link of the chain would do, up to the one that answers or asks
 */
public record Route(
        String fileName,
        String nameClass,
        String form,
        @Nullable String device,
        String client,
        String plan,
        List<Step> steps) {

    public Route {
        steps = List.copyOf(steps);
    }
}
