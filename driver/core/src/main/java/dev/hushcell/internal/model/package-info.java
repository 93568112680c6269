/**
 * What the rooms agree on: what is protected, and the ports to ledger, types and trusted objects.
 */
@NullMarked
package dev.hushcell.internal.model;

import org.jspecify.annotations.NullMarked;
