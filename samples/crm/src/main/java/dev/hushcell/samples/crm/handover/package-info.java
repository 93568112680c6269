/** A router that is its own process: its passwords, and how the pages hand them over. */
@NullMarked
package dev.hushcell.samples.crm.handover;

import org.jspecify.annotations.NullMarked;
