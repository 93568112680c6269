/** What was declared against what the catalogue records: agreed, or refused with what to do. */
@NullMarked
package dev.hushcell.internal.keyring.agreement;

import org.jspecify.annotations.NullMarked;
