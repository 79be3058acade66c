/** What every HTTP API of the suite does alike: problem documents, who may call, pages, entity tags. */
@NullMarked
package io.option150.web;

import org.jspecify.annotations.NullMarked;
