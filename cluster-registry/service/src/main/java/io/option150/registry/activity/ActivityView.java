package io.option150.registry.activity;

import io.option150.registry.fleet.EdgeMinutes;
import io.option150.registry.phone.PhoneMinutes;
import java.time.Instant;
import java.util.List;

/**
 * The last hour.
 *
 * @param since its first minute
 * @param requests what phones asked; minutes in which nobody asked are left out
 * @param edges what copies of the edge told of themselves to the copy of the registry that answers, since it was started
 */
record ActivityView(Instant since, List<PhoneMinutes.Minute> requests, List<EdgeMinutes.Minute> edges) {}
