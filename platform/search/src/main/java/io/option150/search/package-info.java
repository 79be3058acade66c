/**
 * What a service finds by a part of a name, kind by kind, each bounded: {@code GET /api/v1/search/{service}}. The admin address
 * joins them at {@code /api/v1/search}.
 */
@NullMarked
package io.option150.search;

import org.jspecify.annotations.NullMarked;
