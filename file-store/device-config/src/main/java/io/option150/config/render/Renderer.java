package io.option150.config.render;

import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import java.util.List;

/** Makes the files of a phone. A pure function: the same record gives the same bytes. */
public final class Renderer {

    private static final String TEXT_FAMILY = "7940/60";
    private static final String SIP = "SIP";

    private Renderer() {}

    /**
     * All files that a phone asks for by its own name.
     *
     * @throws RefusedRecord when its values fit no file of its model
     */
    public static List<RenderedFile> render(Resolved record) {
        if (!record.protocol().value().equals(SIP)) {
            return List.of(PhoneFile.sccp(record));
        }
        if (record.lines().isEmpty()) {
            throw new RefusedRecord("lines", "must be one at least on a phone with SIP", "0");
        }
        if (!record.model().value().family().equals(TEXT_FAMILY)) {
            return List.of(PhoneFile.sip(record));
        }
        var text = TextFile.of(record);
        // Without a load its XML has nothing to tell.
        return record.load().value().isEmpty() ? List.of(text) : List.of(PhoneFile.loadOnly(record), text);
    }
}
