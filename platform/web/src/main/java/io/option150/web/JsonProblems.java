package io.option150.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Locale;

/** Says in the words of a problem document what was wrong with a JSON body. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping -> mapping(mapping);
            default -> malformed(e);
        };
    }

    static Problem mismatch(MismatchedInputException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                invalid(
                        path(unknown),
                        "is not a known field; known are " + unknown.getKnownPropertyIds(),
                        unknown.getPropertyName());
            case InvalidFormatException format ->
                invalid(path(format), expected(format), String.valueOf(format.getValue()));
            default -> invalid(path(e), expected(e), e.getOriginalMessage());
        };
    }

    static Problem mapping(JsonMappingException e) {
        // A record's own check failed while it was built: its exception says which rule.
        var cause = e.getCause() == null
                ? e.getOriginalMessage()
                : String.valueOf(e.getCause().getMessage());
        return e.getCause() instanceof ProblemException problem
                ? problem.problem()
                : invalid(path(e), "must be readable", cause);
    }

    static Problem malformed(JsonProcessingException e) {
        var at = e.getLocation();
        var place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return invalid("body", "must be well-formed JSON", e.getOriginalMessage() + place);
    }

    private static Problem invalid(String field, String rule, String value) {
        return Problem.invalid(List.of(new Violation(field, rule, value)));
    }

    private static String expected(MismatchedInputException e) {
        var type = e.getTargetType();
        if (type == null) {
            return "must fit its type";
        }
        return type.isEnum()
                ? "must be one of "
                        + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)
                : "must be a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
