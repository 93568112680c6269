/** The java.sql surface; decides nothing about encryption. */
@GenerateSurface
@NullMarked
package dev.hushcell.internal.jdbc;

import dev.hushcell.surface.GenerateSurface;
import org.jspecify.annotations.NullMarked;
