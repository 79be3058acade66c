package io.option150.edge.front;

import io.option150.edge.cache.Invalidation;
import io.option150.edge.front.ServiceStatus.ServiceStep;
import io.option150.edge.front.gate.Gate;
import io.option150.edge.view.Loaded;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;

/** Stop, start, restart and state of the service for phones, of this edge alone (R23). */
@Path("/api/v1/service")
@NonBlocking
public class ServiceResource {

    private final Gate gate;
    private final Invalidation invalidation;
    private final Loaded loaded;
    private final PhoneService service;

    ServiceResource(Gate gate, Invalidation invalidation, Loaded loaded, PhoneService service) {
        this.gate = gate;
        this.invalidation = invalidation;
        this.loaded = loaded;
        this.service = service;
    }

    /** The state. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public ServiceStatus status() {
        return status(List.of());
    }

    /** Answers phones again. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("start")
    public ServiceStatus start() {
        List<ServiceStep> steps = new ArrayList<>();
        openGate(steps);
        return status(steps);
    }

    /** Answers nobody from now on, but keeps the sockets; open transfers go on to their end. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("stop")
    public ServiceStatus stop() {
        List<ServiceStep> steps = new ArrayList<>();
        closeGate(steps);
        return status(steps);
    }

    /** Stops, forgets all cached files, starts. Off the loops: there may be many files. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Blocking
    @Path("restart")
    public ServiceStatus restart() {
        List<ServiceStep> steps = new ArrayList<>();
        closeGate(steps);
        int dropped = invalidation.everything();
        steps.add(new ServiceStep("drop " + dropped + " cache entries", service.state()));
        openGate(steps);
        return status(steps);
    }

    private void openGate(List<ServiceStep> steps) {
        gate.open();
        steps.add(new ServiceStep("start", service.state()));
    }

    private void closeGate(List<ServiceStep> steps) {
        gate.close();
        steps.add(new ServiceStep("stop", service.state()));
    }

    private ServiceStatus status(List<ServiceStep> steps) {
        return new ServiceStatus(
                service.state(),
                loaded.isLoaded(),
                loaded.by().name(),
                service.tftp(),
                service.http(),
                service.transfers(),
                steps);
    }
}
