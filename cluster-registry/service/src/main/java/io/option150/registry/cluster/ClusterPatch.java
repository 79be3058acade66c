package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.call.Checked;
import io.option150.registry.contract.ClusterRecord;
import io.option150.web.Violation;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** A change of single fields of a cluster, by JSON Merge Patch (RFC 7396). */
@Singleton
class ClusterPatch {

    /** The one field of which null is a value: without it, a cluster speaks TFTP only. */
    private static final String HTTP_PORT = "httpPort";

    private final ObjectMapper json;
    private final ClusterFormReader forms;

    ClusterPatch(ObjectMapper json, ClusterFormReader forms) {
        this.json = json;
        this.forms = forms;
    }

    /**
     * What this patch makes of a cluster: fields that it names change, those that it sets to null go back to their default.
     *
     * @throws io.option150.web.ProblemException 400, when the patch is no object; it would take the cluster's place
     */
    Checked<ClusterForm> apply(@Nullable JsonNode patch, ClusterRecord current) {
        if (!(patch instanceof ObjectNode fields)) {
            throw new Violation("body", "must be a JSON object", patch == null ? "nothing" : patch.toString())
                    .exception();
        }
        ObjectNode patched = json.valueToTree(current);
        for (var field : fields.properties()) {
            boolean known = ClusterFormReader.FIELDS.contains(field.getKey());
            // A field that is not known stays, to be refused as such.
            if (field.getValue().isNull() && known && !field.getKey().equals(HTTP_PORT)) {
                patched.remove(field.getKey());
            } else {
                patched.set(field.getKey(), field.getValue());
            }
        }
        return forms.read(patched);
    }
}
