/**
 * What calls of this service have in common: fields read one by one with every broken rule collected, those that stand on the
 * records of requests as annotations among them, and answers that carry a version.
 */
@NullMarked
package io.option150.registry.call;

import org.jspecify.annotations.NullMarked;
