/**
 * The few classes that speak the module's own language. They are compiled against it but never
 * loaded by our class loader: a loader below that of the module defines them from their bytes, and
 * they show themselves to the rest of the driver as plain {@code java.util.function} types.
 */
@NullMarked
package dev.hushcell.internal.fips.inside;

import org.jspecify.annotations.NullMarked;
