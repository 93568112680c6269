/** What an administrator does with the keys: change them, bring a PFX, destroy. */
@NullMarked
package dev.hushcell.samples.crm.keys;

import org.jspecify.annotations.NullMarked;
