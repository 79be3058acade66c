package io.option150.registry.cluster;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** A list of addresses or cluster ids as text: neither can hold a comma. */
@Converter
public class CommaList implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(List<String> values) {
        return String.join(",", values);
    }

    @Override
    public List<String> convertToEntityAttribute(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
