package io.option150.registry.call;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of single fields. They stand on the records of requests, as annotations, from where OpenAPI has them, too. */
@Singleton
public class FieldRules {

    // Of a list that is not as it must be.
    private static final int SHOWN = 10;

    private final Validator validator;

    public FieldRules(Validator validator) {
        this.validator = validator;
    }

    /**
     * Checks a form against its annotations.
     *
     * @param json whence it was read; a field of which that has told already is not judged by what stands in its place
     * @return the form, with what the reading and the rules found, in the order of the fields
     */
    public <F extends Record> Checked<F> check(F form, JsonFields json) {
        var violations = json.violations();
        var broken = validator.validate(form);
        if (!broken.isEmpty()) {
            var tooLong = broken.stream()
                    .filter(one -> one.getInvalidValue() instanceof Collection<?>)
                    .map(FieldRules::field)
                    .collect(Collectors.toSet());
            broken.stream()
                    .filter(one -> !json.isTold(field(one)))
                    // The entries of a list that is too long are not worth telling.
                    .filter(one -> one.getInvalidValue() instanceof Collection<?> || !tooLong.contains(field(one)))
                    .sorted(inOrder(form.getClass()))
                    .forEach(one -> violations.add(field(one), one.getMessage(), value(one.getInvalidValue())));
        }
        return new Checked<>(form, violations.found());
    }

    private static <F> Comparator<ConstraintViolation<F>> inOrder(Class<?> form) {
        var fields = Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return comparing((ConstraintViolation<F> one) -> fields.indexOf(field(one)))
                .thenComparing(FieldRules::place)
                .thenComparing(ConstraintViolation::getMessage);
    }

    private static String field(ConstraintViolation<?> broken) {
        return broken.getPropertyPath().iterator().next().getName();
    }

    /** Where in a list; the list as a whole goes first. */
    private static int place(ConstraintViolation<?> broken) {
        int place = -1;
        for (Path.Node node : broken.getPropertyPath()) {
            place = node.getIndex() == null ? place : node.getIndex();
        }
        return place;
    }

    private static String value(Object value) {
        if (value instanceof Collection<?> list) {
            var shown = list.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
            return (list.size() > JsonFields.LONGEST ? "more than " + JsonFields.LONGEST : list.size()) + ": " + shown
                    + (list.size() > SHOWN ? ", …" : "");
        }
        return value.toString();
    }

    /** The names of a form's fields, and others that are let pass unread. */
    public static List<String> namesOf(Class<? extends Record> form, String... others) {
        var names = Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toList());
        names.addAll(List.of(others));
        return List.copyOf(names);
    }
}
