package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.HttpsCalls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks another suite which certificates it trusts for what, at the address at which it answers admins. It blocks. */
@Singleton
class FarTrustReader {

    private static final String CERTIFICATES = "/api/v1/certificates";
    private static final int PAGE = 100;

    /** 2,000 certificates: phones load no list of as many. */
    private static final int MOST_PAGES = 20;

    private final ObjectMapper json;

    FarTrustReader(ObjectMapper json) {
        this.json = json;
    }

    /** One page. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<FarCertificate> items, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    List<FarCertificate> read(HttpsCalls calls, String authorization) throws AxlException, InterruptedException {
        Map<String, FarCertificate> all = new LinkedHashMap<>();
        for (int number = 0; number < MOST_PAGES; number++) {
            var path = CERTIFICATES + "?size=" + PAGE + "&page=" + number;
            var page = page(path, calls.get(path, authorization, "application/json"));
            page.items().forEach(one -> all.put(one.fingerprint(), one));
            if (page.items().isEmpty() || all.size() >= page.total()) {
                return List.copyOf(all.values());
            }
        }
        throw new AxlException(
                new AxlFailure.Malformed(CERTIFICATES, "it has more than " + MOST_PAGES * PAGE + " certificates"));
    }

    private Page page(String path, byte[] body) throws AxlException {
        try {
            return json.readValue(body, Page.class);
        } catch (IOException | RuntimeException unfit) {
            throw new AxlException(
                    new AxlFailure.Malformed(path, "it is not what a suite of this kind answers"), unfit);
        }
    }
}
