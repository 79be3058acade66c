/** Runs: sources are asked, all at one time, and each leaves a report. One copy of the registry does it. */
@NullMarked
package io.option150.registry.discovery.run;

import org.jspecify.annotations.NullMarked;
