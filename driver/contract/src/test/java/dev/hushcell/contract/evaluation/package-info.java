/** Conditions that are evaluated in the driver, held against what the database makes of them. */
@NullMarked
package dev.hushcell.contract.evaluation;

import org.jspecify.annotations.NullMarked;
