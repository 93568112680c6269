/** Bound values of every class and type: protected columns keep what plain ones keep. */
@org.jspecify.annotations.NullMarked
package dev.hushcell.contract.values;
