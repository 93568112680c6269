/** Statement model and policy to an immutable, cached plan; every refusal of SQL is made here. */
@NullMarked
package dev.hushcell.internal.plan;

import org.jspecify.annotations.NullMarked;
