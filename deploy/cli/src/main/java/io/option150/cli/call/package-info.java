/** What every command shares: which server, by which token, printed how. */
@NullMarked
package io.option150.cli.call;

import org.jspecify.annotations.NullMarked;
