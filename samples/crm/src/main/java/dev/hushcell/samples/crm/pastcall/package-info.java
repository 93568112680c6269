/** Calls from before this application, in clear until an administrator encrypts them. */
@NullMarked
package dev.hushcell.samples.crm.pastcall;

import org.jspecify.annotations.NullMarked;
