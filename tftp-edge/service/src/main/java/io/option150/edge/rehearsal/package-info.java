/**
 * What a copy asks itself for before it is ready, so that the first phone meets warm code: names that nobody can guess, and what they
 * stand for. The requests take every step of phones' ones and are counted, told and logged nowhere.
 */
@NullMarked
package io.option150.edge.rehearsal;

import org.jspecify.annotations.NullMarked;
