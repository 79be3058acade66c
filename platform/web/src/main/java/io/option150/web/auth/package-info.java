/**
 * Who calls, and what they may. Nothing is open but the paths of {@link io.option150.web.auth.OpenPaths}: {@link
 * io.option150.web.auth.AccessPolicy} stands before raw routes and resources alike, and each of them names its role.
 */
@NullMarked
package io.option150.web.auth;

import org.jspecify.annotations.NullMarked;
