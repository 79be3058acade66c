/** Stand-ins for call managers, which take what the real ones take and nothing else. All of it is our own. */
@NullMarked
package io.option150.registry.callmanager.standin;

import org.jspecify.annotations.NullMarked;
