package io.option150.registry.axl.soap;

import io.option150.registry.axl.failure.AxlException;

/** Makes something of one row of an answer. */
@FunctionalInterface
public interface RowReader<T> {

    /** Fails when the row lacks what every row of its kind has. */
    T read(Element row) throws AxlException;
}
