/** Who is told of counts and timings: observers of the application, and Java Flight Recorder. */
@NullMarked
package dev.hushcell.internal.telemetry;

import org.jspecify.annotations.NullMarked;
