/** What every key store must do, as tests that the author of one runs against it. */
@NullMarked
package dev.hushcell.testkit;

import org.jspecify.annotations.NullMarked;
