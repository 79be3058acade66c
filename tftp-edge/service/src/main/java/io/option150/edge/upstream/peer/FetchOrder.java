package io.option150.edge.upstream.peer;

import io.option150.edge.http.Validators;
import io.option150.edge.name.FetchPriority;

/**
 * What is to be fetched.
 *
 * @param name exactly as it was asked for
 * @param priority among those that wait
 * @param held validators of the copy at hand; {@link Validators#NONE} without one
 */
public record FetchOrder(String name, FetchPriority priority, Validators held) {}
