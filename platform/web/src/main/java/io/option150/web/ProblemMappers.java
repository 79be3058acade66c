package io.option150.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a call into a problem document, so that no answer of ours bears a stack trace. */
public final class ProblemMappers {

    private final ResourceCalls calls;

    ProblemMappers(ResourceCalls calls) {
        this.calls = calls;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException e) {
        return response(JsonProblems.mismatch(e));
    }

    @ServerExceptionMapper
    Response mapping(JsonMappingException e) {
        return response(JsonProblems.mapping(e));
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException e) {
        return response(JsonProblems.malformed(e));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        switch (e.getCause()) {
            case JsonProcessingException json -> {
                return response(JsonProblems.of(json));
            }
            // A parameter's own check, run by the framework while it built the call.
            case ProblemException problem -> {
                return response(problem.problem());
            }
            case null, default -> {}
        }
        var status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() < 400) {
            return e.getResponse();
        }
        var reason = status.getReasonPhrase();
        var detail = e.getMessage() == null ? reason : e.getMessage();
        return response(Problem.of(status.getStatusCode(), "http", reason, detail));
    }

    /** 405 says which methods there are (RFC 9110, section 15.5.6). */
    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, ContainerRequestContext call) {
        var methods = String.join(", ", calls.at(call.getUriInfo().getPath()).keySet());
        var problem = Problem.of(
                405,
                "method-not-allowed",
                "Method not allowed",
                call.getMethod() + " is not for this URL; " + methods + " are.");
        return Response.fromResponse(response(problem))
                .header(HttpHeaders.ALLOW, methods)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ResourceInfo called) {
        var allowed = called.getResourceMethod().getAnnotation(RolesAllowed.class);
        return response(Problem.forbidden(
                allowed == null
                        ? "Nobody may make this call."
                        : "The call needs the role " + String.join(" or ", allowed.value())
                                + ", which the caller does not have."));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException e) {
        return response(Problems.of(e));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        return response(Problems.of(e));
    }

    private static Response response(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Problems.headers(problem).forEach(response::header);
        return response.build();
    }
}
