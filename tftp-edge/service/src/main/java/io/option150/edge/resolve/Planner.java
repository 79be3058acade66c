package io.option150.edge.resolve;

import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.Form;
import io.option150.edge.view.View;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says by a file's class whom a question is for (the column "belongs to" of RES-2). */
@Singleton
final class Planner {

    private final View view;
    private final ClientDevices clients;
    private final TrustListSettings trust;

    Planner(View view, ClientDevices clients, TrustListSettings trust) {
        this.view = view;
        this.clients = clients;
        this.trust = trust;
    }

    /**
     * The plan.
     *
     * @param now on the clock of the timers
     */
    Plan plan(ClassifiedName file, InetAddress client, long now) {
        return switch (file.nameClass()) {
            case DEVICE_TRUST -> trust(file.device(), strangersTrust("the device"));
            case CLUSTER_TRUST -> trust(clients.device(client, now), clusterTrustOfUnknown());
            case DEVICE -> device(file.device());
            case DEFAULT_CONFIG, CLUSTER_OWN -> anyone(clients.device(client, now));
            case COMMON -> common(file, clients.device(client, now));
        };
    }

    private Plan trust(Optional<String> device, Plan unknown) {
        return device.map(key -> atHome(key, unknown)).orElse(unknown);
    }

    private Plan clusterTrustOfUnknown() {
        return trust.unknownPhones() == TrustListSettings.UnknownPhones.OWN
                ? Plan.own("an unknown phone gets our list: option150.trust.unknown-phones is own")
                : strangersTrust("the asking phone");
    }

    private Plan strangersTrust(String whose) {
        return view.topology().hasRemotes()
                ? Plan.nobody(whose + " has no registered home, and a stranger's trust list would strand a phone")
                : Plan.own("there is no remote cluster, so the list is ours");
    }

    private Plan device(Optional<String> device) {
        Plan unknown = Plan.everyone(view.topology().asked(), "the device has no registered home: all clusters");
        return device.map(key -> atHome(key, unknown)).orElse(unknown);
    }

    private Plan common(ClassifiedName file, Optional<String> asker) {
        Plan usual = anyone(asker);
        boolean fromHome = trust.commonFiles() == TrustListSettings.CommonFiles.HOME && file.form() == Form.SIGNED;
        String device = asker.orElse("");
        return fromHome && Home.of(device, view) instanceof Home.Remote(ClusterRecord home)
                ? Plan.home(home, "signed by " + home.clusterId() + ", the home of " + device + ", if it has it")
                        .or(usual)
                : usual;
    }

    private Plan anyone(Optional<String> asker) {
        List<ClusterRecord> clusters = new ArrayList<>(view.topology().asked());
        String device = asker.orElse("");
        if (Home.of(device, view) instanceof Home.Remote(ClusterRecord home)) {
            clusters.removeIf(cluster -> cluster.clusterId().equals(home.clusterId()));
            clusters.addFirst(home);
            return Plan.everyone(clusters, "ours first, then " + home.clusterId() + ", the home of " + device);
        }
        return Plan.everyone(clusters, "ours first, then the clusters in their order");
    }

    private Plan atHome(String device, Plan unregistered) {
        return switch (Home.of(device, view)) {
            case Home.None _ -> unregistered;
            case Home.Ours _ -> Plan.own(device + " is at home with us");
            case Home.Remote remote ->
                Plan.home(
                        remote.cluster(),
                        device + " is at home in " + remote.cluster().clusterId());
            case Home.Closed closed ->
                Plan.nobody(device + " is at home in " + closed.clusterId() + ", which is not to be asked");
            case Home.Unheard unheard ->
                Plan.blocked(device + " is at home in " + unheard.clusterId() + ", of which nothing is known yet");
        };
    }
}
