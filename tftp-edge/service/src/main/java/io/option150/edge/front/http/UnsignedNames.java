package io.option150.edge.front.http;

import io.option150.edge.name.FileName;
import io.option150.edge.name.Form;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;

/**
 * What a phone means by a signed form's name over HTTPS: the connection is what it trusts, so it wants the file unsigned
 * although it asks with {@code .sgn}.
 */
@Singleton
final class UnsignedNames {

    private final View view;

    UnsignedNames(View view) {
        this.view = view;
    }

    /** The name without its form's ending, unless an own file really bears it. */
    FileName of(FileName asked) {
        Form form = Form.of(asked.value());
        if (form == Form.PLAIN || view.files().find(asked.value()).isPresent()) {
            return asked;
        }
        int end = asked.value().length() - form.suffix().length();
        return FileName.parse(asked.value().substring(0, end));
    }
}
