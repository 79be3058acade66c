package io.option150.registry.discovery.dns;

import io.option150.registry.discovery.probe.ProbeView;

/** What a run tells of a candidate. */
final class CandidateNote {

    private CandidateNote() {}

    static String of(Candidate candidate, ProbeView view) {
        var who = candidate.name().equals(candidate.question())
                ? candidate.name()
                : candidate.name() + ", by " + candidate.question();
        return "Candidate " + candidate.address() + " (" + who + ") " + seen(view);
    }

    private static String seen(ProbeView view) {
        if (!view.http().answers() && !view.tftp().answers()) {
            return "answers neither by HTTP (" + view.http().reason() + ") nor by TFTP ("
                    + view.tftp().reason() + ").";
        }
        if (!view.hasDefault()) {
            return "answers, but has no XMLDefault.cnf.xml: it is no TFTP server of a Unified CM.";
        }
        return "is a TFTP server of a Unified CM"
                + (view.callManagers().isEmpty() ? "" : " with " + String.join(", ", view.callManagers()))
                + (Boolean.TRUE.equals(view.autoRegistration()) ? ", auto-registration is on" : "")
                + (view.clusters().isEmpty()
                        ? "; no cluster here has this address: make one, or a source of kind axl, which names it."
                        : "; cluster here: " + String.join(", ", view.clusters()) + ".");
    }
}
