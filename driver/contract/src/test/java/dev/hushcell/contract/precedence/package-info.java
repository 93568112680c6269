/** The precedence of operators in each grammar, held against what the server makes of a text. */
@NullMarked
package dev.hushcell.contract.precedence;

import org.jspecify.annotations.NullMarked;
