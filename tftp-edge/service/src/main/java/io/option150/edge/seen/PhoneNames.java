package io.option150.edge.seen;

import io.option150.edge.name.NameMac;
import io.option150.edge.resolve.Question;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;

/** Which phone asks, as far as the name that it asks for tells. */
@Singleton
final class PhoneNames {

    private final View view;

    PhoneNames(View view) {
        this.view = view;
    }

    /**
     * Its device name in upper case: that of a registered device, or one that carries a MAC. The same phone is told of under one
     * name, whichever it asks for.
     *
     * @return empty when the name tells none
     */
    String device(Question question) {
        String key = question.file().device().orElse("");
        if (key.isEmpty() || view.owner(key) != null) {
            return key;
        }
        return NameMac.in(key) ? NameMac.deviceName(key) : "";
    }
}
