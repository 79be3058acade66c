package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * What a phone that takes a file will ask for next, and where it will register: read out of the file's bytes once for each
 * content.
 *
 * @param kind {@code configuration}, {@code default} ({@code XMLDefault.cnf.xml}) or {@code loads}
 * @param names files and folders that it names
 * @param securityMode {@code deviceSecurityMode}: 1 none, 2 authenticated, 3 encrypted; 0: it does not say
 * @param autoRegistration of a default, as it says; empty: it does not say
 * @param callManagers in their order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContentFacts(
        String kind, List<Named> names, int securityMode, String autoRegistration, List<CallManager> callManagers) {

    /**
     * A file or a folder.
     *
     * @param field the element that names it, e.g. {@code loadInformation}, {@code userLocale}; {@code image} in a
     *     {@code .loads}
     * @param name the file as a phone asks for it (a load with its {@code .loads}), or for a locale its folder with a slash at the
     *     end, e.g. {@code German_Germany/}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Named(String field, String name) {
        public Named {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Where the phone will register.
     *
     * @param address name or address as the file says
     * @param port of the transport; 0: it does not say
     * @param transport {@code udp}, {@code tcp}, {@code tls} or {@code sccp}; empty: it does not say
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CallManager(String address, int port, String transport) {
        public CallManager {
            Objects.requireNonNull(address, "address");
            transport = Objects.requireNonNullElse(transport, "");
        }
    }

    public ContentFacts {
        Objects.requireNonNull(kind, "kind");
        names = names == null ? List.of() : List.copyOf(names);
        autoRegistration = Objects.requireNonNullElse(autoRegistration, "");
        callManagers = callManagers == null ? List.of() : List.copyOf(callManagers);
    }
}
