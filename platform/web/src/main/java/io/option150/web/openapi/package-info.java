/** What every service's OpenAPI document says alike. */
@NullMarked
package io.option150.web.openapi;

import org.jspecify.annotations.NullMarked;
