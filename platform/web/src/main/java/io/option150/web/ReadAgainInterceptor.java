package io.option150.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import org.jspecify.annotations.Nullable;

/** Does what {@link ReadAgain} says. */
@ReadAgain
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ReadAgainInterceptor {

    @AroundInvoke
    @Nullable
    Object call(InvocationContext call) throws Exception {
        var answer = call.proceed();
        return call.getMethod().isAnnotationPresent(GET.class) && answer instanceof Uni<?> read
                ? read.<Object>map(item -> item)
                        .onFailure(DatabaseFault::isLost)
                        .recoverWithUni(() -> again(call))
                : answer;
    }

    private static Uni<Object> again(InvocationContext call) {
        try {
            return ((Uni<?>) call.proceed()).map(item -> item);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
